/** The receiving half of the bot in a process of its own. Says its port. */
import { flushCompileCache } from 'node:module';
import { systemClock } from '../../src/clock.ts';
import { createHttpServer, createWebhookListener } from '../../src/http/index.ts';
import { createLog } from '../../src/log.ts';
import { openSites, openStorage } from '../../src/storage/index.ts';
import { createReceiver } from '../../src/webhooks/receive.ts';
import { custodyOf, siteId, siteWith } from './some.ts';

const [, , dataDir = ''] = process.argv;
const log = createLog('silent');
const clock = systemClock;
const opened = openStorage({ dataDir, clock, log });
if (opened.kind !== 'open') throw new Error(opened.kind);
const { storage } = opened;
const sites = await openSites(storage);
await sites.update(siteId, (site) => site ?? siteWith());
const receiver = createReceiver({
  ...{ sites, inbox: storage.inbox, clock, log },
  custody: custodyOf(),
  bursts: { count: async () => {}, calm: async () => {} },
  onAccepted: () => {},
});
const listener = createWebhookListener(receiver);
const http = createHttpServer({
  slack: () => 'not-here',
  credentials: () => 'not-here',
  webhooks: () => listener,
  isReady: async () => true,
});
// For the next one, when this one is killed.
flushCompileCache();
process.stdout.write(`${await http.start(0, '127.0.0.1')}\n`);
