import { afterEach, describe, expect, it } from 'vitest';
import { type AlertStore, type Alerts, createAlerts } from '../../src/alerts/index.ts';
import {
  alertOutbox,
  createDispatcher,
  type Dispatcher,
  RateLimiter,
} from '../../src/outbox/index.ts';
import { createDelivery, type Delivery, type Outgoing } from '../../src/slack/deliver.ts';
import { inWords } from '../../src/slack/messages/in-words.ts';
import { createAlertSayer } from '../../src/slack/say-alerts.ts';
import { createWebClient } from '../../src/slack/web-client.ts';
import { openSites } from '../../src/storage/index.ts';
import type { Catalogue } from '../../src/text/index.ts';
import { countCalls } from '../outbox/count-calls.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';
import { inEnglish } from '../slack/in-english.ts';
import { DataDir } from '../storage/data-dir.ts';
import { en } from '../text/english.ts';
import { minute, problems } from './some.ts';

interface Stands {
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly at: number;
  shown: string;
}

/**
 * A channel as Slack limits it: more than a message a second is hidden without an error, more than
 * 50 edits a minute are answered with 429.
 */
class LimitedSlack implements Delivery {
  readonly messages: Stands[] = [];
  readonly violations: string[] = [];
  readonly #edits: number[] = [];
  readonly #clock: ManualClock;
  readonly limits: Delivery['limits'];

  constructor(clock: ManualClock, limits: Delivery['limits']) {
    this.#clock = clock;
    this.limits = limits;
  }

  async deliver(_: Catalogue | undefined, message: Outgoing): ReturnType<Delivery['deliver']> {
    const now = this.#clock.now();
    const shown = inWords(en, message);
    if (message.kind === 'update') {
      this.#edits.push(now);
      if (this.#edits.filter((at) => at > now - 60_000).length > 50)
        this.violations.push(`429 at ${now}`);
      const stands = this.messages.find(({ ts }) => ts === message.ts);
      if (stands) stands.shown = shown;
      return { kind: 'delivered', value: { channel: message.channel, ts: message.ts } };
    }
    const last = this.messages.at(-1);
    if (last && now - last.at < 1_000) this.violations.push(`hidden at ${now}`);
    const ts = String(this.messages.length + 1);
    this.messages.push({ ts, threadTs: message.threadTs, at: now, shown });
    return { kind: 'delivered', value: { channel: message.channel, ts } };
  }
}

const data = new DataDir();
let dispatcher: Dispatcher | undefined;
afterEach(() => data.clear());

async function setUp(): Promise<{
  alerts: Alerts;
  store: AlertStore;
  clock: ManualClock;
  slack: LimitedSlack;
  pass: (ms: number) => Promise<void>;
}> {
  const storage = data.open();
  const sites = await openSites(storage);
  const { counted, settled } = countCalls();
  const { decide, read, forgetBefore } = storage.alerts;
  const store: AlertStore = {
    ...{ decide: counted(decide), read: counted(read), forgetBefore: counted(forgetBefore) },
  };
  const clock = new ManualClock();
  const { log } = data;
  const client = createWebClient({ token: 'xoxb-1', apiUrl: 'http://127.0.0.1:1/', log });
  const slack = new LimitedSlack(clock, createDelivery(client, log).limits);
  const defaults = { channel: 'C-ALERTS', webhook: false };
  let ids = 0;
  const alerts = createAlerts({
    store,
    site: async (id) => ({ name: id }),
    defaults,
    clock,
    newId: () => `i${++ids}`,
  });
  const queue = alertOutbox({
    ...{ store, defaults, clock },
    admins: async () => [],
    tellSite: async () => {},
    wake: (to) => dispatcher?.wake(to),
  });
  const sayer = createAlertSayer({
    ...{ store, site: async () => undefined, delivery: slack, speech: inEnglish, log },
    webhookUrl: undefined,
    now: () => clock.now(),
  });
  dispatcher = createDispatcher({
    outbox: queue,
    ...sayer,
    rateLimiter: new RateLimiter(1_000, clock),
    clock,
    log,
    random: () => 0.5,
  });
  alerts.onPending((destinations) => {
    for (const each of destinations) dispatcher?.wake(each);
  });
  await sites.update('kamppi', () => siteAt('user-id'));
  const pass = (ms: number) => clock.advance(ms, settled);
  return { alerts, store, clock, slack, pass };
}

describe('A flood: 5,000 problems of 500 sites in a minute', () => {
  it('loses nothing, breaks no limit of Slack, and leaves a channel that can be read', async () => {
    const { alerts, store, clock, slack, pass } = await setUp();
    const names = Array.from({ length: 500 }, (_, n) => `site-${String(n).padStart(3, '0')}`);
    const raised: Promise<void>[] = [];
    for (let n = 0; n < 5_000; n++) {
      raised.push(alerts.raise(problems.failed(names[(n * 7) % 500] ?? '', clock.now())));
      // The first one is told by itself, before anybody knows of the others.
      if (n === 0 || n % 25 === 24) await pass(n === 0 ? 0 : 300);
    }
    await Promise.all(raised);
    const duringFlood = slack.messages.length;
    for (let n = 0; n < 600 && (await store.read((seen) => seen.destinations())).length > 0; n++)
      await pass(1_000);

    expect(slack.violations).toEqual([]);
    expect(await store.read((seen) => seen.destinations())).toEqual([]);
    expect(await alerts.open()).toHaveLength(500);
    const said = slack.messages.map(({ shown }) => shown).join('\n');
    expect(names.filter((name) => !said.includes(name))).toEqual([]);

    const mainLine = slack.messages.filter(({ threadTs }) => threadTs === undefined);
    const summary = mainLine.find(({ shown }) => shown.includes('Many alerts at once'));
    expect(mainLine.length, 'messages in the main line').toBeLessThanOrEqual(8);
    expect(slack.messages.length, 'with those in threads').toBeLessThanOrEqual(60);
    expect(duringFlood).toBeLessThanOrEqual(60);
    expect(summary?.shown).toMatch(/4\d\d incidents at 4\d\d sites/u);

    // One of those in the summary goes back to good: the summary says so, in place.
    const before = slack.messages.length;
    await alerts.clear('site-400', ['verification-failed']);
    for (let n = 0; n < 20; n++) await pass(1_000);
    expect(slack.messages.length).toBe(before);
    expect(summary?.shown).toMatch(/4\d\d of them still open/u);
    const [, all, open] =
      /(\d+) incidents at \d+ sites, (\d+) of them/u.exec(summary?.shown ?? '') ?? [];
    expect(Number(all) - Number(open)).toBe(1);

    // It returns: now it has a message of its own.
    await alerts.raise(problems.failed('site-400', clock.now()));
    for (let n = 0; n < 20; n++) await pass(1_000);
    expect(
      slack.messages
        .slice(before)
        .some(({ threadTs, shown }) => !threadTs && shown.includes('site-400')),
    ).toBe(true);
    await stop(clock);
  });

  it('a message that comes late says how late', async () => {
    const { alerts, clock, slack, pass } = await setUp();
    const deliver = slack.deliver.bind(slack);
    let down = true;
    slack.deliver = async (_, message) =>
      down
        ? { kind: 'retry', why: 'down', sure: true, afterMs: 1_000 }
        : deliver(undefined, message);
    await alerts.raise(problems.failed('kamppi', clock.now()));
    await pass(40_000);
    down = false;
    await pass(2 * minute);
    expect(slack.messages[0]?.shown).toMatch(/told ((4\d|5\d) s|1 min) late/u);
    await stop(clock);
  });
});

async function stop(clock: ManualClock): Promise<void> {
  const stopped = dispatcher?.stop();
  await clock.advance(minute);
  await stopped;
}
