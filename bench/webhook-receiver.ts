import { join } from 'node:path';
import { systemClock } from '../src/clock.ts';
import { createHttpServer, createWebhookListener } from '../src/http/index.ts';
import { createIloq, parseOrigins } from '../src/iloq/index.ts';
import { createLog } from '../src/log.ts';
import { newSite } from '../src/sites/index.ts';
import { noOthers, openSites, openStorage } from '../src/storage/index.ts';
import { openWebhooks } from '../src/webhooks/index.ts';
import { temporaryFolder } from './folder.ts';
import { guardOf } from './login-guard.ts';
import { custody, subscribed } from './many-sites.ts';
import { webhookSite } from './webhook-load.ts';

/**
 * The receiving half of the bot as app.ts composes it, everything durable, in a process of its own.
 * Prints its port.
 */
const log = createLog('warn');
const clock = systemClock;
const origins = parseOrigins('https://*.iloq.com');
if (!origins.ok) throw new Error(origins.problem);
const opened = openStorage({ dataDir: join(temporaryFolder(), 'data'), clock, log });
if (opened.kind !== 'open') throw new Error(`the store is ${opened.kind}`);
const { inbox, uptime } = opened.storage;
const sites = await openSites(opened.storage);
const queries = opened.storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
await sites.update(webhookSite, () => ({
  ...newSite({
    ...{ id: webhookSite, name: 'Bench', by: 'U0', at: 0 },
    conversation: { kind: 'dm', person: 'U0' },
  }),
  webhooks: subscribed(webhookSite, 'key_added', clock.now()),
}));
const guard = guardOf(opened.storage);
const webhooks = openWebhooks({
  others: noOthers,
  ...{ sites, queries, inbox, uptime, custody, clock, log },
  iloq: createIloq({ policy: origins.policy, clock, guard, log }),
  publicUrl: undefined,
  newId: () => '',
  onPayload: () => {},
  onProblem: async () => {},
  onLook: async () => {},
  onCalm: async () => {},
});
webhooks.begin();
const listener = createWebhookListener(webhooks.receiver);
const server = createHttpServer({
  slack: () => 'not-here',
  credentials: () => 'not-here',
  webhooks: () => listener,
  isReady: async () => true,
});
process.stdout.write(`${await server.start(0, '127.0.0.1')}\n`);
process.once('SIGTERM', () => process.exit(0));
