import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connected, signingSecret, startBot } from './bot.ts';
import { type Figure, median, milliseconds, percentile, ratio } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { type Load, loadDoneSchema } from './load.ts';
import { firstLine, forkNode, spawnNode, stop } from './processes.ts';
import { signedPost } from './signed-post.ts';
import { stranger, writeSites } from './sites.ts';

const rounds = 3;
/** Ten people, each with a press every half second, for ten seconds. */
const perSecond = 20;
const requests = 200;
const messages = 1_000;
const characters = 40_000;

/** What a pattern that tries everything would need long for. */
const texts: readonly string[] = [
  `alerts a${' '.repeat(characters - 9)}b`,
  '/'.repeat(characters),
  'https://'.padEnd(characters, 'a.'),
  'setup "'.padEnd(characters, '" '),
];

/** Time to ack while somebody who may nothing sends as much as Slack lets a message hold. */
export async function strangers(): Promise<Figure[]> {
  const slack = spawnNode('slack-stub.ts', {});
  const slackUrl = await firstLine(slack);
  const load = forkNode('load.ts');
  const folder = temporaryFolder();
  writeSites(join(folder, 'data'), 10);
  const bot = await startBot(folder, slackUrl);
  await connected(bot);
  const to = { port: bot.port, signingSecret, agent: new Agent({ keepAlive: true }) };

  async function peopleWork(): Promise<number> {
    const about: Load = {
      ...{ kind: 'press', from: 0, sites: 10, port: bot.port },
      ...{ slackUrl, signingSecret, requests, perSecond },
    };
    load.send(about);
    const [done] = await once(load, 'message');
    return percentile(loadDoneSchema.parse(done).latencies, 0.99);
  }
  async function strangerSends(): Promise<void> {
    const every = (1_000 * requests) / perSecond / messages;
    for (let sent = 0; sent < messages; sent += 1) {
      void signedPost(to, messageOf(texts[sent % texts.length] ?? ''), 'application/json');
      await wait(every);
    }
  }

  await peopleWork();
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await peopleWork());
    const [p99] = await Promise.all([peopleWork(), strangerSends()]);
    beside.push(p99);
  }
  await Promise.all([bot.child, slack].map(stop));
  load.disconnect();
  to.agent.destroy();
  const [quiet, disturbed] = [median(alone), median(beside)];
  const what = `ack, 10 people, while a stranger sends ${messages.toLocaleString('en')} × ${characters.toLocaleString('en')} characters: p99`;
  return [
    { what, value: `${milliseconds(disturbed)} (alone ${milliseconds(quiet)})`, aim: '' },
    ratio(`${what} beside alone`, disturbed / quiet, 2),
  ];
}

/** A direct message, as the Events API brings it. */
const messageOf = (text: string): string =>
  JSON.stringify({
    ...{ type: 'event_callback', token: 'x', team_id: 'T0TEAM', api_app_id: 'A0BENCH' },
    ...{ event_id: `Ev${randomUUID()}`, event_time: Math.floor(Date.now() / 1000) },
    authorizations: [{ team_id: 'T0TEAM', user_id: 'U0BOT', is_bot: true }],
    event: {
      ...{ type: 'message', channel: 'D0STRANGER', channel_type: 'im', user: stranger },
      ...{ text, ts: `${Date.now() / 1000}` },
    },
  });
