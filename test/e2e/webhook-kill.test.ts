import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Delivered } from '../../sandbox/iloq/index.ts';
import { reservePort } from '../../sandbox/reserve-port.ts';
import type { Fault } from '../../sandbox/slack/index.ts';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/index.ts';
import { labels } from '../../src/text/en/index.ts';
import { enterLabel, getsLink, openAndSend } from '../http/credentials/paged-world.ts';
import { seed } from '../seeded.ts';
import { type Container, createContainer } from './container.ts';
import { hurried as clock } from './hurried.ts';
import { play, rightValues } from './play.ts';
import { createRandom, type Random } from './random.ts';
import { shown } from './seen.ts';
import { alertsLeftOnDisk, sitesOnDisk } from './told.ts';

/**
 * `LIVION_KILLS=100 npx vitest run test/e2e/webhook-kill.test.ts` is the long form; `LIVION_SEED`
 * repeats one.
 */
const kills = Number(process.env['LIVION_KILLS'] ?? 4);
const payloads = kills < 20 ? 80 : 1_000;
/** Slack is out of service altogether while so many come in: more than one message shows. */
const outage = { from: payloads / 4, payloads: 40 };

const faults: readonly [Fault, ...Fault[]] = [
  { kind: '429', retryAfter: 1 },
  { kind: '500' },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'lost' },
];

describe("a bot that is killed again and again while iLOQ's webhooks come in and Slack fails", () => {
  it(
    `every payload answered with 2xx reaches the alerts channel, none twice (${kills} kills, LIVION_SEED=${seed})`,
    async () => {
      const port = String(await reservePort());
      const PUBLIC_URL = `http://127.0.0.1:${port}`;
      const environment = { PORT: port, PUBLIC_URL, TEST_SLACK_TIMEOUT_MS: '1000' };
      const around = await startSurroundings({ environment });
      const bot = createContainer(around);
      // Also where it has run out of time: no process is left behind.
      onTestFinished(async () => {
        await bot.kill();
        await around.close();
      });
      try {
        await bot.start();
        await choosesDeviceLogs(around);
        const stormed = await storm(around, bot, createRandom(seed));
        await around.slack.until(() => toldIn(around).all >= payloads, {
          what: 'all payloads',
        });
        await expect.poll(() => alertsLeftOnDisk(around.dataDir)).toBe(0);
        await bot.kill();
        await check(around, stormed);
      } catch (error) {
        throw new Error(`LIVION_SEED=${seed}:\n${bot.log().split('\n').slice(-30).join('\n')}`, {
          cause: error,
        });
      }
    },
    600_000 + kills * 4_000,
  );
});

/**
 * Maija finishes a site, and Sami chooses on `/livion alerts Kamppi` that iLOQ tells what its locks
 * log.
 */
async function choosesDeviceLogs({ slack, iloq, dataDir }: Surroundings): Promise<void> {
  const maija = play(slack, 'maija');
  const right = rightValues(iloq);
  await maija.opens('Kamppi');
  await maija.comesTo('password', right);
  await openAndSend(await getsLink(slack, 'maija', enterLabel), { password: right.password });
  await maija.isAsked('usage-rights');
  await maija.comesTo('hand-over', right);
  const sami = slack.as('sami');
  await sami.command('/livion', 'alerts Kamppi', { channel: 'alerts' });
  const offered = () =>
    [...slack.ephemerals('sami'), ...slack.messages('alerts')].map((each) => shown(slack, each));
  await slack.until(() => offered().some((text) => text.includes(labels.events)), {
    what: 'the choice of events',
  });
  await sami.press(labels.events, { in: 'messages' });
  await slack.until(() => slack.view('sami'), { what: 'the form of events' });
  await sami.submit({ events: ['device_log_arrived'] });
  const kept = () => sitesOnDisk(dataDir)[0]?.webhooks?.subscriptions.length;
  await slack.until(() => kept() === 1, { what: 'the subscription' });
}

interface Stormed {
  /** The numbers of the payloads that were answered with 2xx; in the end that is all of them. */
  readonly answered: ReadonlySet<number>;
  /** A bot that starts hands on what it has taken when Slack is there: then nothing piles up. */
  readonly startedWithoutSlack: boolean;
}

async function storm(
  { slack, iloq }: Surroundings,
  bot: Container,
  random: Random,
): Promise<Stormed> {
  const answered = new Set<number>();
  const underWay: Promise<void>[] = [];
  const starts: Promise<boolean>[] = [];
  const note = (delivered: readonly Delivered[]): void => {
    for (const { counter, status } of delivered)
      if (status >= 200 && status < 300) answered.add(counter);
  };
  /** A failed access at a lock of its own, so that each can be told from all others. */
  const deliver = (number: number) =>
    iloq
      .deliver('device_log_arrived', {
        LockSerialNumber: `S50-${number}.`,
        FLock_ID: 'l1',
        DeviceLogTypeMask: 1,
      })
      .then(note);
  /** As iLOQ does with what was not answered with 2xx, only sooner. */
  async function allAnswered(upTo: number): Promise<void> {
    await Promise.all(underWay.splice(0));
    for (let rounds = 0; answered.size < upTo; rounds++) {
      if (rounds === 30_000)
        throw new Error(`${answered.size} of ${upTo} payloads answered with 2xx`);
      note(await iloq.resend());
      // The bot may still be starting.
      await pause(10);
    }
  }

  /** Some milliseconds from now, or inside a call that posts. */
  async function moment(): Promise<void> {
    if (isOut || random.below(2) === 0) return pause(random.below(40));
    slack.fault(
      'chat.postMessage',
      random.pick<Fault>([{ kind: 'slow', ms: 40 }, { kind: 'lost' }, { kind: 'hang' }]),
      1,
    );
    const before = slack.calls.length;
    const called = () =>
      slack.calls.slice(before).some(({ method }) => method === 'chat.postMessage');
    await slack.until(called, { limitMs: 300 }).catch(() => {});
  }
  let killed = 0;
  let isOut = false;
  let startedWithoutSlack = false;
  async function killAndRestart(): Promise<void> {
    await moment();
    await bot.kill();
    killed += 1;
    // Nobody is there to take it.
    if (random.below(2) === 0) underWay.push(iloq.resend().then(note));
    while (killed < kills && random.below(5) === 0) {
      const started = bot.start();
      await pause(random.below(800));
      await bot.kill();
      await started;
      killed += 1;
    }
    const started = bot.start();
    starts.push(started);
    startedWithoutSlack ||= isOut;
    // While Slack is out of service the bot cannot talk there, but takes what iLOQ brings.
    if (!isOut) await started;
    if (random.below(2) === 0) underWay.push(iloq.resend().then(note));
  }

  for (let number = 1; number <= payloads; number++) {
    isOut = number >= outage.from && number < outage.from + outage.payloads;
    if (number === outage.from) {
      slack.clearFaults();
      slack.fault('*', { kind: '500' });
    }
    if (number === outage.from + outage.payloads) {
      await allAnswered(number - 1);
      slack.clearFaults();
    }
    if (!isOut && random.below(10) === 0)
      slack.fault(
        random.pick(['chat.postMessage', 'conversations.history']),
        random.pick(faults),
        1 + random.below(2),
      );
    underWay.push(deliver(number));
    if (random.below(4) === 0) await pause(random.below(12));
    if (killed < kills && random.below(Math.ceil(payloads / kills)) === 0) await killAndRestart();
  }
  while (killed < kills) await killAndRestart();
  slack.clearFaults();
  await allAnswered(payloads);
  await Promise.all(starts);
  return { answered, startedWithoutSlack };
}

/**
 * What the alerts channel says of the payloads: those with a line of their own, and those that are
 * counted.
 */
function toldIn({ slack }: Surroundings) {
  const texts = slack.messages('alerts').map(({ blocks }) => slack.renderText(blocks));
  const lines = texts.flatMap((text) =>
    [...text.matchAll(/S50-(\d+)\./g)].map(([, number]) => Number(number)),
  );
  const counted = texts
    .flatMap((text) =>
      [...text.matchAll(/and (\d+) more: Kamppi \1$/gm)].map(([, count]) => Number(count)),
    )
    .reduce((sum, count) => sum + count, 0);
  return { lines, counted, all: lines.length + counted, messages: texts.length };
}

async function check(
  around: Surroundings,
  { answered, startedWithoutSlack }: Stormed,
): Promise<void> {
  const opened = openStorage({ dataDir: around.dataDir, clock, log: createLog('silent') });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const { inbox, alerts } = opened.storage;
  expect(await inbox.waiting(payloads), 'still to be handed on').toEqual([]);
  expect(await alerts.read((seen) => seen.destinations()), 'still to be said').toEqual([]);
  expect(await alerts.read((seen) => seen.deadLetters(10)), 'given up').toEqual([]);
  await opened.storage.close();

  const { lines, counted, all, messages } = toldIn(around);
  expect(answered.size).toBe(payloads);
  expect(
    lines.filter((number, index) => lines.indexOf(number) < index),
    'told twice',
  ).toEqual([]);
  expect(lines.filter((number) => !answered.has(number))).toEqual([]);
  if (!startedWithoutSlack)
    expect(counted, 'after the outage there is a summary that names the site').toBeGreaterThan(0);
  // Each line is another payload, so exactly those without one are counted.
  expect(all).toBe(payloads);
  expect(messages).toBeLessThan(payloads);
}
