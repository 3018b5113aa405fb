import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from '../test/storage/postgres/server.ts';
import { type BenchBot, connected, startBot } from './bot.ts';
import { cpuOf, cpuOfServer } from './cpu.ts';
import { type Figure, plain } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { fillDatabase } from './many-sites.ts';
import { residentMegabytes, stop } from './processes.ts';
import { compareViews, startSlack } from './views.ts';

const processes = 4;
const few = 10;
const rounds = 100;
const restMs = 10_000;

/**
 * Four processes on one PostgreSQL: what they take of memory, and of the CPU at rest, that of
 * PostgreSQL apart, and how long a manager waits, beside as many with few sites.
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
  await stop(first.child);
  const bots = { few: await openAll(opened.few), many: await openAll(opened.many) };
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
  figures.push(await cpuAtRest());
  await Promise.all([...bots.few, ...bots.many].map(({ child }) => stop(child)));
  agent.destroy();
  await slack.close();
  server.remove();
  return figures;

  function openAll(url: string): Promise<BenchBot[]> {
    return Promise.all(Array.from({ length: processes }, () => open(url)));
  }
  async function open(url: string): Promise<BenchBot> {
    const bot = await startBot(temporaryFolder(), slack.url, { DATABASE_URL: url });
    await connected(bot);
    return bot;
  }

  async function cpuAtRest(): Promise<Figure> {
    const now = () => ({
      bots: bots.many.map(({ child }) => cpuOf(child.pid ?? 0)).reduce((a, b) => a + b, 0),
      server: cpuOfServer(server),
    });
    const before = now();
    await wait(restMs);
    const after = now();
    const perSecond = (part: 'bots' | 'server') =>
      `${((1_000 * (after[part] - before[part])) / restMs).toFixed(0)} ms`;
    return plain(
      `${sites}: CPU at rest, a second, all of them`,
      `${perSecond('bots')}, PostgreSQL ${perSecond('server')}`,
    );
  }
}
