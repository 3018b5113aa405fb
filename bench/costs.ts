import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { bindingOf, type Site } from '../src/sites/index.ts';
import { openStorage } from '../src/storage/index.ts';
import { Server } from '../test/storage/postgres/server.ts';
import { type BenchBot, connected, signingSecret, startBot } from './bot.ts';
import { cpuOf, cpuOfServer } from './cpu.ts';
import { type Figure, plain } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import type { Load } from './load.ts';
import { custody, fillDatabase, subscribed } from './many-sites.ts';
import { firstLine, forkNode, spawnNode, stop } from './processes.ts';
import { benchSite, isUnderWay, type SiteAt, siteId, writeSites } from './sites.ts';
import { asFastAsPossible, failedAccess } from './webhook-load.ts';

/** Of each; `BENCH_COUNT=50` tries whether it works. */
const count = Number(process.env['BENCH_COUNT'] ?? 1_000);
const warmUp = Math.ceil(count / 5);
const perSecond = 50;
/** Slack answers nothing while so many steps are taken: in less than a call's time-out. */
const backlog = Math.ceil(count / 2);
const backlogPerSecond = 120;
const restMs = 5_000;
/** When Slack has not been called for so long, all is said. */
const saidMs = 3_000;
/** The shortest, at which the watch looks at so many of its sites in one round. */
const verifyEvery = '10m';
const sitesPerLook = 7;

type Engine = 'a folder' | 'PostgreSQL';

/** What a process and PostgreSQL have taken of the CPU, in milliseconds. */
interface Cpu {
  readonly bot: number;
  readonly server: number;
}

/**
 * What one process takes of the CPU, PostgreSQL apart, for what people and iLOQ bring, until all of
 * it is said in Slack, and for a look of its watch; and how much it says at most, all channels
 * together. The local Slack and iLOQ are processes of their own, and not counted.
 */
export async function costs(): Promise<Figure[]> {
  const slack = spawnNode('slack-stub.ts', {});
  const slackUrl = await firstLine(slack);
  const server = new Server();
  process.once('exit', () => server.remove());
  const figures: Figure[] = [];
  for (const engine of ['a folder', 'PostgreSQL'] as const) {
    figures.push(...(await costsOfSaying(engine, slackUrl, server)));
    figures.push(...(await costOfALook(engine, slackUrl, server)));
  }
  await stop(slack);
  server.remove();
  return figures;
}

async function costsOfSaying(engine: Engine, slackUrl: string, server: Server): Promise<Figure[]> {
  const sites = 2 * (warmUp + count + backlog);
  const bot = await open({ engine, slackUrl, server, sites, siteAt: toldSite, more: {} });
  const cpu = (): Cpu => ({ bot: cpuOf(bot.child.pid ?? 0), server: cpuOfServer(server) });
  const load = forkNode('load.ts');
  let pressed = 0;
  let delivered = 0;

  async function press(requests: number, atRate: number): Promise<void> {
    const about: Load = {
      ...{ kind: 'step', from: pressed, port: bot.port, sites, slackUrl, signingSecret },
      ...{ requests, perSecond: atRate },
    };
    pressed += requests;
    load.send(about);
    await once(load, 'message');
  }
  async function deliver(requests: number): Promise<void> {
    const told = Array.from({ length: requests }, (_, index) => 2 * (delivered + index) + 1);
    delivered += requests;
    await asFastAsPossible(
      told.map((index) => failedAccess(bot.port, siteId(index))),
      16,
    );
  }

  await press(warmUp, perSecond);
  await deliver(warmUp);
  await saidAll(slackUrl, 2 * warmUp);
  const rest = await during(cpu, () => wait(restMs));
  /** Of each, without what it takes at rest. */
  async function each(work: () => Promise<void>): Promise<string> {
    const before = await saidTo(slackUrl);
    const took = await during(cpu, async () => {
      await work();
      await saidAll(slackUrl, before.posts + count);
    });
    const calls = (await saidTo(slackUrl)).calls - before.calls;
    return `${inMs(engine, took, rest)}, ${(calls / count).toFixed(1)} calls`;
  }
  const step = await each(() => press(count, perSecond));
  const webhook = await each(() => deliver(count));

  const before = await saidTo(slackUrl);
  await fetch(`${slackUrl}/hold`, { method: 'PUT' });
  await press(backlog, backlogPerSecond);
  const released = Date.now();
  await fetch(`${slackUrl}/release`, { method: 'PUT' });
  const after = await saidAll(slackUrl, before.posts + backlog);
  const seconds = (after.lastAt - released) / 1_000;
  load.disconnect();
  await stop(bot.child);
  return [
    plain(`${engine}: CPU of a set-up step until all is said`, step),
    plain(`${engine}: CPU of a webhook until it is told`, webhook),
    plain(
      `${engine}: said a second at most`,
      `${((after.posts - before.posts) / seconds).toFixed(0)} messages, ${((after.calls - before.calls) / seconds).toFixed(0)} calls`,
    ),
  ];
}

async function costOfALook(engine: Engine, slackUrl: string, server: Server): Promise<Figure[]> {
  const iloq = forkNode('local-iloq.ts');
  async function ask() {
    const answered = once(iloq, 'message');
    iloq.send('');
    return iloqSaid.parse((await answered)[0]);
  }
  const { url, address } = await ask();
  const bot = await open({
    ...{ engine, slackUrl, server, sites: sitesPerLook * (warmUp + count) },
    siteAt: (index, now, sites) => watchedSite(benchSite(2 * index + 1, now, 2 * sites), address),
    more: { VERIFY_EVERY: verifyEvery, ILOQ_ALLOWED_ORIGINS: url },
  });
  const cpu = (): Cpu => ({ bot: cpuOf(bot.child.pid ?? 0), server: cpuOfServer(server) });
  async function looked(times: number): Promise<void> {
    while ((await ask()).logins < times) await wait(20);
  }
  await looked(warmUp);
  const took = await during(cpu, () => looked(warmUp + count));
  await stop(bot.child);
  iloq.disconnect();
  return [
    plain(`${engine}: CPU of a look of the watch`, inMs(engine, took, none)),
    plain(`${engine}: looks a second, one iLOQ user`, ((1_000 * count) / took.ms).toFixed(1)),
  ];
}

const iloqSaid = z.object({ url: z.string(), address: z.string(), logins: z.number() });

/** Every other one is told of by iLOQ, and has a channel of its own for that. */
const toldSite: SiteAt = (index, now, sites) => {
  const site = benchSite(index, now, sites);
  if (isUnderWay(index)) return site;
  const webhooks = subscribed(site.id, 'device_log_arrived', now);
  return { ...site, alerts: { to: `C${index}` }, webhooks };
};

/** With the password of the local iLOQ's user. */
function watchedSite(site: Site, serviceAddress: string): Site {
  const values = { ...site.values, serviceCode: 'KAMPPI', serviceAddress };
  const binding = bindingOf({ ...site, values });
  const password = binding && custody.seal('Avain-Automaatti-42', binding);
  if (!password) throw new Error('nothing seals');
  return { ...site, values, password };
}

/** A bot that has kept so many sites for long. */
async function open(of: {
  readonly engine: Engine;
  readonly slackUrl: string;
  readonly server: Server;
  readonly sites: number;
  readonly siteAt: SiteAt;
  readonly more: Readonly<Record<string, string>>;
}): Promise<BenchBot> {
  const { engine, slackUrl, server, sites, siteAt, more } = of;
  const folder = temporaryFolder();
  const environment = { ...more };
  if (engine === 'PostgreSQL') {
    environment['DATABASE_URL'] = await server.newDatabase();
    await fillDatabase(environment['DATABASE_URL'], sites, siteAt);
  } else {
    const dataDir = join(folder, 'data');
    // A database that knows no sites counts as restored, and nothing would log in by itself.
    const opened = openStorage({ dataDir, clock: systemClock, log: createLog('warn') });
    if (opened.kind !== 'open') throw new Error(`the store is ${opened.kind}`);
    await opened.storage.close();
    writeSites(dataDir, sites, siteAt);
  }
  const bot = await startBot(folder, slackUrl, environment);
  await connected(bot);
  return bot;
}

const saidSchema = z.object({ posts: z.number(), calls: z.number(), lastAt: z.number() });
type Said = z.infer<typeof saidSchema>;

const saidTo = async (slackUrl: string): Promise<Said> =>
  saidSchema.parse(await (await fetch(`${slackUrl}/said`)).json());

/** Resolves when so many messages are posted, and nothing more is said. */
async function saidAll(slackUrl: string, posts: number): Promise<Said> {
  for (;;) {
    const before = await saidTo(slackUrl);
    await wait(before.posts < posts ? 100 : saidMs);
    if (before.posts >= posts && (await saidTo(slackUrl)).calls === before.calls) return before;
  }
}

interface Took extends Cpu {
  readonly ms: number;
}
const none: Took = { bot: 0, server: 0, ms: 1 };

async function during(cpu: () => Cpu, work: () => Promise<unknown>): Promise<Took> {
  const [before, began] = [cpu(), performance.now()];
  await work();
  const after = cpu();
  const ms = performance.now() - began;
  return { bot: after.bot - before.bot, server: after.server - before.server, ms };
}

function inMs(engine: Engine, took: Took, rest: Took): string {
  const share = (part: keyof Cpu): string =>
    `${(Math.max(0, took[part] - (rest[part] * took.ms) / rest.ms) / count).toFixed(1)} ms`;
  return engine === 'a folder' ? share('bot') : `${share('bot')}, PostgreSQL ${share('server')}`;
}
