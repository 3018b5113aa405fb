import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { reservePort } from '../sandbox/reserve-port.ts';
import { type BenchBot, connected, signingSecret, startBot } from './bot.ts';
import { below, type Figure, median, milliseconds, percentile, ratio } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { type Load, type LoadDone, loadDoneSchema } from './load.ts';
import { firstLine, forkNode, spawnNode, stop } from './processes.ts';
import { writeSites } from './sites.ts';

const rounds = 5;
const perSecond = 100;
const requests = 350;
const warmUp = 150;
const many = 10_000;
const few = 10;
/**
 * What one press leads to is said at a message a second: until then it would work into the next
 * round.
 */
const afterSteps = 2_500;

const kinds = {
  command: '/livion status',
  press: 'press, answered at once',
  step: 'press, moves its step',
} as const;
type Kind = keyof typeof kinds;

/** A process under load. */
interface Target {
  readonly name: string;
  readonly port: number;
  readonly sites: number;
  readonly kinds: readonly Kind[];
}

/**
 * Time to ack beside a bare Bolt app that makes the same Slack calls. A press that moves its step
 * needs a site of its own each time, so that one is sent only where there are many.
 */
export async function ack(): Promise<Figure[]> {
  const slack = spawnNode('slack-stub.ts', {});
  const slackUrl = await firstLine(slack);
  const load = forkNode('load.ts');
  const ended = once(load, 'exit').then(() =>
    Promise.reject(new Error('the load ended before its time')),
  );
  ended.catch(() => {});
  const used = new Map<string, number>();

  async function send(to: Target, kind: Kind, count: number): Promise<LoadDone> {
    const key = `${to.name} ${kind}`;
    const from = used.get(key) ?? 0;
    used.set(key, from + count);
    const about: Load = {
      kind,
      from,
      port: to.port,
      sites: to.sites,
      slackUrl,
      signingSecret,
      requests: count,
      perSecond,
    };
    load.send(about);
    const [done] = await Promise.race([once(load, 'message'), ended]);
    await wait(kind === 'step' && to.name !== 'bare' ? afterSteps : 200);
    return loadDoneSchema.parse(done);
  }

  const bots = await startBots(slackUrl, [many, few]);
  const targets: Target[] = bots.map(({ port, sites }) => ({
    ...{ name: `${sites}`, port, sites },
    kinds: sites === many ? ['command', 'press', 'step'] : ['command', 'press'],
  }));
  // The bare app says what the bot has said: what the one with few sites says, where both were
  // asked.
  for (const target of targets) for (const kind of target.kinds) await send(target, kind, warmUp);
  const bare = await startBare(slackUrl);
  targets.push({ name: 'bare', port: bare.port, sites: many, kinds: ['command', 'press', 'step'] });
  for (const kind of ['command', 'press', 'step'] as const)
    await send({ ...bare, name: 'bare', sites: many, kinds: [] }, kind, warmUp);

  const seen = new Map<string, LoadDone[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const kind of ['command', 'press', 'step'] as const)
      for (const target of round % 2 === 0 ? targets : targets.toReversed())
        if (target.kinds.includes(kind)) {
          const key = `${target.name} ${kind}`;
          seen.set(key, [...(seen.get(key) ?? []), await send(target, kind, requests)]);
        }
  await Promise.all([...bots.map(({ child }) => child), bare.child, slack].map(stop));
  load.disconnect();
  return targets
    .filter(({ name }) => name !== 'bare')
    .flatMap((target) => target.kinds.flatMap((kind) => figures(seen, target, kind)));
}

async function startBots(
  slackUrl: string,
  counts: readonly number[],
): Promise<(BenchBot & { sites: number })[]> {
  const bots = [];
  for (const sites of counts) {
    const folder = temporaryFolder();
    writeSites(join(folder, 'data'), sites);
    const bot = await startBot(folder, slackUrl);
    await connected(bot);
    bots.push({ ...bot, sites });
  }
  return bots;
}

async function startBare(slackUrl: string): Promise<{ child: ChildProcess; port: number }> {
  const port = await reservePort();
  const environment = {
    PORT: String(port),
    SLACK_URL: slackUrl,
    SLACK_SIGNING_SECRET: signingSecret,
  };
  const child = spawnNode('bare-app.ts', environment);
  await firstLine(child);
  return { child, port };
}

function figures(
  seen: ReadonlyMap<string, readonly LoadDone[]>,
  target: Target,
  kind: Kind,
): Figure[] {
  const ours = seen.get(`${target.name} ${kind}`) ?? [];
  const bare = seen.get(`bare ${kind}`) ?? [];
  const of = (runs: readonly LoadDone[], part: number) =>
    runs.map(({ latencies }) => percentile(latencies, part));
  const [inOurs, inBare] = [of(ours, 0.5), of(bare, 0.5)];
  const beside = median(inOurs.map((value, round) => value / (inBare[round] ?? Number.NaN)));
  const slow = median(of(bare, 0.99));
  const what = `ack, ${kinds[kind]}, ${target.sites.toLocaleString('en')} sites`;
  return [
    ratio(`${what}: p50 beside bare Bolt`, beside, 1.2),
    below(
      `${what}: p99 (bare ${milliseconds(slow)})`,
      median(of(ours, 0.99)),
      slow + 3,
      milliseconds,
    ),
  ];
}
