import { once } from 'node:events';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from '../test/storage/postgres/server.ts';
import { type BenchBot, connected, signingSecret, startBot } from './bot.ts';
import { cpuOf, cpuOfServer } from './cpu.ts';
import { type Figure, plain } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import type { Load } from './load.ts';
import { fillDatabase } from './many-sites.ts';
import { forkNode, residentMegabytes, stop } from './processes.ts';
import { compareViews, startSlack } from './views.ts';
import { asFastAsPossible, prepare } from './webhook-load.ts';

const processes = 4;
const few = 10;
const rounds = 100;
const steps = 400;
const webhooks = 2_000;
const restMs = 10_000;
/** When Slack has not been called for so long, all is said. */
const saidMs = 3_000;

/**
 * Four processes on one PostgreSQL: what they take of memory and CPU, that of PostgreSQL apart, and
 * how long a manager waits, beside one process with few sites.
 */
export async function replicas(count: number): Promise<Figure[]> {
  const sites = `${count.toLocaleString('en')} sites, ${processes} processes`;
  const server = new Server();
  process.once('exit', () => server.remove());
  const slack = await startSlack();
  const agent = new Agent({ keepAlive: true });
  const opened = { few: await server.newDatabase(), many: await server.newDatabase() };
  await fillDatabase(opened.few, few);
  await fillDatabase(opened.many, count);
  const first = await open(opened.many);
  const bots = {
    few: [await open(opened.few)],
    many: [
      first,
      ...(await Promise.all(Array.from({ length: processes - 1 }, () => open(opened.many)))),
    ],
  };
  const figures = [
    plain(`${sites}: the first start of a version`, `${(first.readyMs / 1_000).toFixed(1)} s`),
    ...(await compareViews({ slack, agent, bots, sites, few, rounds })),
  ];
  const memory = bots.many.map(({ child }) => residentMegabytes(child.pid));
  const worst = Math.max(...memory);
  figures.push({
    what: `${sites}: memory of each, after all this`,
    value: memory.map((each) => `${each.toFixed(0)} MB`).join(', '),
    aim: '< 200 MB',
    reached: worst < 200,
  });
  figures.push(...(await cpuFigures()));
  await Promise.all([...bots.few, ...bots.many].map(({ child }) => stop(child)));
  agent.destroy();
  await slack.close();
  server.remove();
  return figures;

  async function open(url: string): Promise<BenchBot> {
    const bot = await startBot(temporaryFolder(), slack.url, { DATABASE_URL: url });
    await connected(bot);
    return bot;
  }

  /** In milliseconds. */
  async function cpuDuring(work: () => Promise<unknown>) {
    const now = () => ({
      bots: bots.many.map(({ child }) => cpuOf(child.pid ?? 0)).reduce((a, b) => a + b, 0),
      server: cpuOfServer(server),
      at: performance.now(),
      calls: slack.calls(),
    });
    const before = now();
    await work();
    const after = now();
    return {
      bots: after.bots - before.bots,
      server: after.server - before.server,
      ms: after.at - before.at,
      calls: after.calls - before.calls,
    };
  }

  async function cpuFigures(): Promise<Figure[]> {
    const rest = await cpuDuring(() => wait(restMs));
    const stepsDone = await cpuDuring(async () => {
      await press();
      await allIsSaid();
    });
    let sent = 0;
    const delivered = await cpuDuring(async () => {
      for (const { port } of bots.many) {
        await asFastAsPossible(prepare('bot', port, sent, webhooks / processes), 16);
        sent += webhooks / processes;
      }
      await wait(2_000);
    });
    const each = (of: typeof rest, count: number): string => {
      const share = (part: 'bots' | 'server') =>
        Math.max(0, of[part] - (rest[part] * of.ms) / rest.ms) / count;
      return `${share('bots').toFixed(1)} ms, PostgreSQL ${share('server').toFixed(1)} ms`;
    };
    const perSecond = (part: 'bots' | 'server') => ((1_000 * rest[part]) / rest.ms).toFixed(0);
    return [
      plain(
        `${sites}: CPU at rest, a second, all of them`,
        `${perSecond('bots')} ms, PostgreSQL ${perSecond('server')} ms`,
      ),
      plain(`${sites}: CPU of a set-up step`, each(stepsDone, steps)),
      plain(`${sites}: calls to Slack of a set-up step`, (stepsDone.calls / steps).toFixed(1)),
      plain(`${sites}: CPU of a webhook`, each(delivered, webhooks)),
    ];
  }

  async function allIsSaid(): Promise<void> {
    for (let before = -1; before !== slack.calls(); ) {
      before = slack.calls();
      await wait(saidMs);
    }
  }

  /** Each step of a site of its own, brought to one process after the other. */
  async function press(): Promise<void> {
    const load = forkNode('load.ts');
    for (const [index, { port }] of bots.many.entries()) {
      const requests = steps / processes;
      const about: Load = {
        ...{ kind: 'step', from: index * requests, port, sites: count },
        ...{ slackUrl: slack.url, signingSecret, requests, perSecond: 50 },
      };
      load.send(about);
      await once(load, 'message');
    }
    load.disconnect();
  }
}
