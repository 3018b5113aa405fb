import { Agent } from 'node:http';
import { Server } from '../test/storage/postgres/server.ts';
import { type BenchBot, connected, startBot } from './bot.ts';
import { type Figure, plain } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { fillDatabase, fillWorkspaces } from './many-sites.ts';
import { residentMegabytes, stop } from './processes.ts';
import { compareViews, startSlack } from './views.ts';

const teams = Array.from({ length: 200 }, (_, index) => `T${String(index).padStart(8, '0')}`);
const sitesEach = 500;
const few = 10;
const rounds = 100;

/** Many workspaces that have installed the app, beside one of its own with few sites. */
export async function workspaces(): Promise<Figure[]> {
  const sites = `${teams.length} workspaces of ${sitesEach} sites`;
  const server = new Server();
  process.once('exit', () => server.remove());
  const slack = await startSlack();
  const agent = new Agent({ keepAlive: true });
  const opened = { few: await server.newDatabase(), many: await server.newDatabase() };
  await fillDatabase(opened.few, few);
  await fillWorkspaces(opened.many, teams, sitesEach);
  const app = {
    ...{ SLACK_BOT_TOKEN: '', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'bench' },
    ...{ PUBLIC_URL: 'https://bench.example', ADMINS: '', DEFAULT_ROLE: 'manager' },
  };
  const first = await open(opened.many, app);
  await stop(first.child);
  const again = await open(opened.many, app);
  const bots = { few: [await open(opened.few)], many: [again] };
  const figures = [
    plain(`${sites}: the first start of a version`, seconds(first)),
    plain(`${sites}: a start`, seconds(again)),
    ...(await compareViews({
      ...{ slack, agent, bots, sites, few, rounds },
      // The first request of somebody asks Slack who that is.
      warmUp: teams.length,
      teamOf: (round) => teams[round % teams.length] ?? '',
    })),
  ];
  const memory = residentMegabytes(again.child.pid);
  figures.push(plain(`${sites}: memory, after all this`, `${memory.toFixed(0)} MB`));
  await Promise.all([...bots.few, ...bots.many].map(({ child }) => stop(child)));
  agent.destroy();
  await slack.close();
  server.remove();
  return figures;

  async function open(url: string, more: Record<string, string> = {}): Promise<BenchBot> {
    const bot = await startBot(temporaryFolder(), slack.url, { DATABASE_URL: url, ...more });
    await connected(bot);
    return bot;
  }
}

const seconds = ({ readyMs }: BenchBot): string => `${(readyMs / 1_000).toFixed(1)} s`;
