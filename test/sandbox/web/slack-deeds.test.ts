import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { listen } from '../../../sandbox/listen.ts';
import type { SlackDeed } from '../../../sandbox/page/protocol.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/index.ts';
import { Retries } from '../../../sandbox/web/retries.ts';
import { doInSlack } from '../../../sandbox/web/slack-deeds.ts';
import { hurried } from '../../e2e/hurried.ts';
import { startTinyBot } from '../tiny-bot.ts';

const opened: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function startSlack(listen: Parameters<typeof startTinyBot>[2]) {
  const slack = await startLocalSlack({
    scopes: ['chat:write', 'commands', 'im:write', 'im:history'],
    people: [{ name: 'maija', realName: 'Maija' }],
    channels: [],
    clock: hurried,
  });
  const bot = await startTinyBot(slack, 'http', listen);
  const retries = new Retries(slack);
  opened.push(slack, { close: bot.stop }, retries);
  const does = (deed: SlackDeed, twice = false) =>
    doInSlack({ slack, retries, twice }, 'U0MAIJA', deed);
  return { slack, does };
}
const inDirectMessage = (slack: LocalSlack) => slack.channel('maija').id;

it('a bot that does not answer within three seconds is told as Slack tells it', async () => {
  const { slack, does } = await startSlack((app) => app.command('/livion', async () => {}));
  const command: SlackDeed = {
    do: 'command',
    channel: inDirectMessage(slack),
    text: '/livion  sites',
  };
  expect(await does(command)).toEqual({ error: 'operation_timeout' });
  expect(slack.sent.at(-1)?.payload).toMatchObject({ command: '/livion', text: 'sites' });
});

it('an event that the bot does not take is no error for its person, and comes again with its number', async () => {
  const heard: (number | undefined)[] = [];
  const statuses = [503];
  const { slack, does } = await startSlack(() => {});
  const bot = createServer((request, response) => {
    heard.push(Number(request.headers['x-slack-retry-num'] ?? 0));
    response.writeHead(statuses.pop() ?? 200).end();
  });
  const port = await listen(bot);
  opened.push({ close: () => void bot.close() });
  slack.deliverTo({ mode: 'http', eventsUrl: `http://127.0.0.1:${port}/slack/events` });

  expect(await does({ do: 'say', channel: inDirectMessage(slack), text: 'done' })).toEqual({
    error: null,
  });
  await expect.poll(() => heard).toEqual([0, 1]);
});

it('doubled, a request comes twice at the same time', async () => {
  let heard = 0;
  const { slack, does } = await startSlack((app) =>
    app.command('/livion', async ({ ack }) => {
      heard += 1;
      await ack();
    }),
  );
  await does({ do: 'command', channel: inDirectMessage(slack), text: '/livion sites' }, true);
  expect(heard).toBe(2);
});

it('an external menu has the options that the bot gives, and what is chosen goes to the bot', async () => {
  const chosen: unknown[] = [];
  const options = [{ text: { type: 'plain_text' as const, text: 'Pääovi' }, value: 'lock-1' }];
  const { slack, does } = await startSlack((app) => {
    app.options('lock', async ({ ack, payload }) =>
      ack({ options: payload.value === 'pää' ? options : [] }),
    );
    app.action('lock', async ({ ack, body }) => {
      chosen.push(...Object(body).actions);
      await ack();
    });
  });
  const web = new WebClient(slack.botToken, { slackApiUrl: slack.url });
  const element = { type: 'external_select' as const, action_id: 'lock' };
  const blocks = [{ type: 'actions' as const, block_id: 'locks', elements: [element] }];
  const { channel = '', ts = '' } = await web.chat.postMessage({
    channel: 'U0MAIJA',
    text: 'Which?',
    blocks,
  });
  const spot = { at: { channel, ts }, blockId: 'locks', actionId: 'lock' };
  expect(await does({ do: 'options', ...spot, query: 'pää' })).toEqual({ error: null, options });
  expect(await does({ do: 'options', ...spot, query: 'x' })).toEqual({ error: null, options: [] });
  expect(await does({ do: 'act', ...spot, value: { selected_option: options[0] } })).toEqual({
    error: null,
  });
  expect(chosen).toMatchObject([{ type: 'external_select', selected_option: options[0] }]);
});
