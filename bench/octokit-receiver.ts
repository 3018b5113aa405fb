import { createServer } from 'node:http';
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks';
import { listen } from '../sandbox/listen.ts';
import { webhookSecret } from './webhook-load.ts';

/**
 * What receives GitHub's webhooks for half of its apps: the same bodies, signed, counted in memory.
 * Prints its port.
 */
const webhooks = new Webhooks({ secret: webhookSecret });
let received = 0;
webhooks.onAny(() => {
  received += 1;
});
const server = createServer(createNodeMiddleware(webhooks, { path: '/webhooks' }));
process.stdout.write(`${await listen(server)}\n`);
process.once('SIGTERM', () => process.exit(received > 0 ? 0 : 1));
