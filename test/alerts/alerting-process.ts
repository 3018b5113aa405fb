/**
 * Incidents and their delivery in a process of its own, without a pace and in a hurry: what it has
 * taken, it says so.
 */
import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { createAlerts } from '../../src/alerts/index.ts';
import { createLog } from '../../src/log.ts';
import {
  alertOutbox,
  createDispatcher,
  type Dispatcher,
  RateLimiter,
} from '../../src/outbox/index.ts';
import { createDelivery } from '../../src/slack/deliver.ts';
import { createAlertSayer } from '../../src/slack/say-alerts.ts';
import { createWebClient } from '../../src/slack/web-client.ts';
import { openStorage } from '../../src/storage/index.ts';
import { hurried as clock } from '../e2e/hurried.ts';
import { inEnglish } from '../slack/in-english.ts';
import { problems } from './some.ts';

const env = z
  .object({
    DATA_DIR: z.string(),
    SLACK_API_URL: z.string(),
    SLACK_BOT_TOKEN: z.string(),
    ALERT_CHANNEL: z.string(),
  })
  .parse(process.env);
const log = createLog('info');
const opened = openStorage({ dataDir: env.DATA_DIR, clock, log });
if (opened.kind !== 'open') throw new Error(opened.kind);
const store = opened.storage.alerts;
const defaults = { channel: env.ALERT_CHANNEL, webhook: false };
let ids = 0;
const newId = (): string => `i${process.pid}-${++ids}`;
const alerts = createAlerts({ store, site: async (id) => ({ name: id }), defaults, clock, newId });
const delivery = createDelivery(
  createWebClient({ token: env.SLACK_BOT_TOKEN, apiUrl: env.SLACK_API_URL, log, timeoutMs: 300 }),
  log,
);
const queue = alertOutbox({
  store,
  defaults,
  clock,
  admins: async () => [],
  tellSite: async () => {},
  wake: (to) => dispatcher.wake(to),
});
const sayer = createAlertSayer({
  ...{ store, site: async () => undefined, delivery, speech: inEnglish, log },
  webhookUrl: undefined,
  now: () => clock.now(),
});
const dispatcher: Dispatcher = createDispatcher({
  outbox: queue,
  ...sayer,
  rateLimiter: new RateLimiter(0, clock),
  clock,
  log,
  random: () => 0.1,
});
alerts.onPending((destinations) => {
  for (const each of destinations) dispatcher.wake(each);
});
dispatcher.start();

const order = z.union([z.object({ number: z.number(), site: z.string() }), z.literal('all')]);
const taking: Promise<void>[] = [];

async function take({ number, site }: { number: number; site: string }): Promise<void> {
  await alerts.raise(problems.help(site, clock.now()), `payload-${number}`);
  process.send?.({ taken: number });
}

process.on('message', async (message) => {
  const given = order.parse(message);
  if (given !== 'all') {
    taking.push(take(given));
    return;
  }
  await Promise.all(taking);
  await dispatcher.idle();
  process.send?.({ is: 'silent' });
});
// For the next one, when this one is killed.
flushCompileCache();
process.send?.({ is: 'ready' });
