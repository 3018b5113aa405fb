import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Fault } from '../../sandbox/slack/index.ts';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { timesOf } from '../../src/alerts/index.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/index.ts';
import { hurried as clock } from '../e2e/hurried.ts';
import { createRandom } from '../e2e/random.ts';
import { effectOf, shown } from '../e2e/seen.ts';
import { built } from '../folder-for-the-run.ts';
import { seed } from '../seeded.ts';

/**
 * `LIVION_KILLS=100 npx vitest run test/alerts/kill.test.ts` is the long form; `LIVION_SEED`
 * repeats one.
 */
const kills = Number(process.env['LIVION_KILLS'] ?? 6);
const problemsInAll = kills < 20 ? 120 : 1_000;

const answer = z.union([
  z.object({ taken: z.number() }),
  z.object({ is: z.enum(['ready', 'silent']) }),
]);
const faults: readonly [Fault, ...Fault[]] = [
  { kind: '429', retryAfter: 1 },
  { kind: '500' },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'lost' },
];

describe('alerts that are killed again and again while they come in and go out', () => {
  it(
    `everything taken reaches the channel, nothing twice (${kills} kills, LIVION_SEED=${seed})`,
    async () => {
      const around = await startSurroundings();
      const random = createRandom(seed);
      const taken = new Set<number>();
      let child: ChildProcess | undefined;
      let log = '';

      async function start(): Promise<void> {
        const env = {
          ...around.environment,
        };
        const started = spawn(process.execPath, [built('alerting-process')], {
          env,
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        });
        child = started;
        for (const stream of [started.stdout, started.stderr])
          stream?.on('data', (chunk) => {
            log += String(chunk);
          });
        const ready = once(started, 'message');
        const ended = once(started, 'exit').then(() => {
          throw new Error(`it did not start:\n${log}`);
        });
        ended.catch(() => {});
        await Promise.race([ready, ended]);
        started.on('message', (message) => {
          const heard = answer.parse(message);
          if ('taken' in heard) taken.add(heard.taken);
        });
      }

      async function kill(): Promise<void> {
        const killed = child;
        child = undefined;
        if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
        const exit = once(killed, 'exit');
        killed.kill('SIGKILL');
        await exit;
      }

      /** Everything sent is taken, and nothing is left to say. */
      async function isSilent(): Promise<void> {
        const living = child;
        if (!living) throw new Error('nobody lives');
        const silent = new Promise<void>((resolve) => {
          living.on('message', (message) => {
            const heard = answer.parse(message);
            if ('is' in heard && heard.is === 'silent') resolve();
          });
        });
        living.send('all');
        await silent;
      }

      try {
        await start();
        let killed = 0;
        for (let number = 0; number < problemsInAll; number++) {
          if (random.below(12) === 0)
            around.slack.fault(
              random.pick(['chat.postMessage', 'chat.update']),
              random.pick(faults),
              1 + random.below(2),
            );
          child?.send({ number, site: `site-${number % 40}` }, () => {});
          if (random.below(4) === 0) await pause(random.below(12));
          if (killed < kills && random.below(Math.ceil(problemsInAll / kills)) === 0) {
            await kill();
            killed += 1;
            await start();
          }
        }
        around.slack.clearFaults();
        while (killed < kills) {
          await pause(random.below(60));
          await kill();
          killed += 1;
          await start();
        }
        await isSilent();
        await kill();
        await check(around, taken);
      } catch (error) {
        const tail = log.split('\n').slice(-20).join('\n');
        throw new Error(`LIVION_SEED=${seed}:\n${tail}`, { cause: error });
      } finally {
        await kill();
        await around.close();
      }
    },
    600_000 + kills * 4_000,
  );
});

async function check({ dataDir, slack }: Surroundings, taken: ReadonlySet<number>): Promise<void> {
  const opened = openStorage({ dataDir, clock, log: createLog('silent') });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const store = opened.storage.alerts;
  const incidents = await store.read((seen) => seen.open());
  const pending = await store.read((seen) => seen.destinations());
  const accepted = await store.read((seen) =>
    [...taken].filter((number) => !seen.isApplied(`payload-${number}`)),
  );
  await opened.storage.close();
  expect(pending, 'still to be said').toEqual([]);
  expect(accepted, 'taken, and not on disk').toEqual([]);
  expect(incidents.reduce((sum, incident) => sum + timesOf(incident), 0)).toBeGreaterThanOrEqual(
    taken.size,
  );

  const messages = slack.messages('alerts');
  const effects = messages.map(effectOf).filter((effect) => effect !== undefined);
  expect(
    effects.filter((effect, index) => effects.indexOf(effect) < index),
    'told twice',
  ).toEqual([]);
  const all = messages.map((message) => shown(slack, message));
  for (const incident of incidents) {
    const [place] = incident.destinations;
    const own = messages.find(({ ts }) => ts === place?.message?.ts);
    const times = timesOf(incident);
    const counted = own && (/(\d+) times/u.exec(shown(slack, own))?.[1] ?? '1');
    if (own) expect(counted).toBe(String(times));
    else
      expect(
        all.some((text) => text.includes(incident.site)),
        incident.site,
      ).toBe(true);
    const roots = messages.filter(
      (message) =>
        message.threadTs === null && shown(slack, message).startsWith(`🟠 *${incident.site}* ·`),
    );
    expect(roots.length, `messages of ${incident.site}`).toBeLessThanOrEqual(1);
  }
}
