import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import { join } from 'node:path';
import { listen } from '../sandbox/listen.ts';
import { type BenchBot, connected, signingSecret, startBot } from './bot.ts';
import {
  below,
  type Figure,
  median,
  megabytes,
  milliseconds,
  percentile,
  plain,
  ratio,
} from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { residentMegabytes, stop } from './processes.ts';
import { signedPost } from './signed-post.ts';
import { writeSites } from './sites.ts';

const few = 10;
const rounds = 400;
/** ADMINS of the bot: sees all sites. */
const manager = 'U0ADMIN';
const ownTeam = 'T0TEAM';
const trigger = (): string => `${Date.now()}.${randomBytes(8).toString('hex')}`;

/** What a manager does, and the call with which it is answered. */
interface Deed {
  readonly what: string;
  readonly answer: string;
  readonly request: (
    slackUrl: string,
    team: { readonly id: string; readonly domain: string },
  ) => { readonly body: string; readonly type?: string };
}

const wanted = (change: object = {}): string =>
  JSON.stringify({ filter: 'all', search: '', page: 0, ...change });
const form = (payload: object) => ({
  body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
});
const view = (team: { readonly id: string }, type: string, metadata: string) => ({
  ...{
    id: `V${trigger()}`,
    hash: trigger(),
    team_id: team.id,
    type,
    callback_id: 'find',
    blocks: [],
  },
  private_metadata: metadata,
});

const command = (text: string): Deed['request'] => {
  return (slackUrl, team) => {
    const about = {
      command: '/livion',
      text,
      trigger_id: trigger(),
      user_id: manager,
      team_id: team.id,
    };
    const where = {
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      response_url: `${slackUrl}/respond`,
    };
    return { body: new URLSearchParams({ ...about, ...where }).toString() };
  };
};

const deeds: readonly Deed[] = [
  { what: '/livion status', answer: 'respond', request: command('status') },
  {
    what: '/livion status with a name',
    answer: 'respond',
    request: command('status taloyhtiö kamppi 7'),
  },
  { what: '/livion sites', answer: 'respond', request: command('sites') },
  {
    what: 'Home, opened',
    answer: 'views.publish',
    request: (_, team) => ({
      type: 'application/json',
      body: JSON.stringify({
        ...{
          type: 'event_callback',
          team_id: team.id,
          api_app_id: 'A0BENCH',
          event_id: trigger(),
          event_time: 1,
        },
        event: {
          type: 'app_home_opened',
          user: manager,
          channel: 'D0ADMIN',
          tab: 'home',
          event_ts: trigger(),
        },
      }),
    }),
  },
  {
    what: 'Home, a filter',
    answer: 'views.publish',
    request: (_, team) =>
      form({
        ...{
          type: 'block_actions',
          trigger_id: trigger(),
          user: { id: manager, team_id: team.id },
          team,
        },
        ...{
          api_app_id: 'A0BENCH',
          container: { type: 'view' },
          view: view(team, 'home', wanted()),
        },
        actions: [
          {
            ...{ type: 'static_select', action_id: 'filter', block_id: 'b', action_ts: '1.1' },
            selected_option: { value: JSON.stringify({ do: 'home', filter: 'done' }) },
          },
        ],
      }),
  },
  {
    what: 'Home, a search',
    answer: 'views.publish',
    request: (_, team) => {
      const values = { find: { find: { type: 'plain_text_input', value: 'kamppi' } } };
      const sent = { ...view(team, 'modal', wanted()), state: { values } };
      return form({
        type: 'view_submission',
        user: { id: manager, team_id: team.id },
        team,
        api_app_id: 'A0BENCH',
        view: sent,
      });
    },
  },
];

/** Slack, as far as this needs it: says when a call arrives. */
export async function startSlack() {
  let arrived: ((method: string) => void) | undefined;
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    arrived?.(method);
    for await (const _ of request);
    const team_id = /xoxb-(T\w+)/u.exec(request.headers.authorization ?? '')?.[1] ?? ownTeam;
    const user = { id: manager, team_id };
    const answer = {
      ...{ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id },
      user,
      view: { hash: trigger() },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    next: (wantedMethod: string): Promise<void> =>
      new Promise((resolve) => {
        arrived = (method) => {
          if (method === wantedMethod) resolve();
        };
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * How long a manager waits: from sending what they do to the arrival of the call that answers it,
 * with few sites and with many, in turn; and what memory all of it takes. The bot with many has
 * read all of them anew at a start before.
 */
export async function views(many: 10_000 | 100_000): Promise<Figure[]> {
  const sites = `${many.toLocaleString('en')} sites`;
  const most = { 10000: 250, 100000: 350 }[many];
  const slack = await startSlack();
  const agent = new Agent({ keepAlive: true });
  const bots = { few: [await open(slack.url, few)], many: [await open(slack.url, many)] };
  const figures = await compareViews({ slack, agent, bots, sites, few, rounds });
  const memory = residentMegabytes(bots.many[0]?.child.pid);
  figures.push(below(`memory with ${sites}, after all this`, memory, most, megabytes));
  await Promise.all([...bots.few, ...bots.many].map(({ child }) => stop(child)));
  agent.destroy();
  await slack.close();
  return figures;
}

interface Compared {
  readonly slack: Awaited<ReturnType<typeof startSlack>>;
  readonly agent: Agent;
  /** Of several, each is asked in turn. */
  readonly bots: Record<'few' | 'many', readonly BenchBot[]>;
  readonly sites: string;
  readonly few: number;
  readonly rounds: number;
  /** Rounds of each before those that count. */
  readonly warmUp?: number;
  /** The workspace that is asked with many sites, in each round. */
  readonly teamOf?: (round: number) => string;
}

/** How long a manager waits with many sites, beside few, in turn. */
export async function compareViews({
  slack,
  agent,
  bots,
  sites,
  few,
  rounds,
  warmUp = 60,
  teamOf = () => ownTeam,
}: Compared): Promise<Figure[]> {
  const portOf = (size: 'few' | 'many', round: number): number =>
    bots[size][round % bots[size].length]?.port ?? 0;
  const figures: Figure[] = [];
  for (const deed of deeds) {
    const samples: Record<'few' | 'many', number[]> = { few: [], many: [] };
    for (let round = 0; round < warmUp + rounds; round += 1)
      for (const size of round % 2 === 0
        ? (['few', 'many'] as const)
        : (['many', 'few'] as const)) {
        const id = size === 'many' ? teamOf(round) : ownTeam;
        const { body, type } = deed.request(slack.url, { id, domain: 'bench' });
        const answered = slack.next(deed.answer);
        const sent = performance.now();
        const acknowledged = signedPost(
          { port: portOf(size, round), signingSecret, agent },
          body,
          type,
        );
        await answered;
        const took = performance.now() - sent;
        await acknowledged;
        if (round >= warmUp) samples[size].push(took);
      }
    const p50 = median(samples.many);
    figures.push(
      ratio(`${deed.what}: answered, ${sites} beside ${few}, p50`, p50 / median(samples.few), 1.3),
      plain(
        `${deed.what}: p50, p99`,
        `${milliseconds(p50)}, ${milliseconds(percentile(samples.many, 0.99))}`,
      ),
    );
  }
  return figures;
}

async function open(slackUrl: string, sites: number): Promise<BenchBot> {
  const folder = temporaryFolder();
  writeSites(join(folder, 'data'), sites);
  await stop((await startBot(folder, slackUrl)).child);
  const bot = await startBot(folder, slackUrl);
  await connected(bot);
  return bot;
}
