import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { listen } from '../../sandbox/listen.ts';
import { createLog } from '../../src/log.ts';
import { type Connection, connect } from '../../src/slack/connect.ts';
import { takeEach } from '../../src/slack/take.ts';

/** Slack's side of Socket Mode: gives an address, and sends envelopes. */
let server: ReturnType<typeof createServer>;
let sockets: WebSocketServer;
let slack: WebSocket;
let bot: Connection;
let lines: string[];
const heard: string[] = [];
let acknowledged: string[];

beforeEach(async () => {
  lines = [];
  heard.length = 0;
  const log = createLog('debug', { write: (line) => lines.push(line) });
  server = createServer((_, response) =>
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}` })),
  );
  const port = await listen(server);
  sockets = new WebSocketServer({ server });
  const connected = once(sockets, 'connection');
  bot = connect(
    {
      ...{ botToken: 'xoxb-1', apiUrl: `http://127.0.0.1:${port}/api/` },
      mode: { kind: 'socket', appToken: 'xapp-1' },
    },
    { botUser: 'U0', botId: 'B0', team: 'T1', app: 'A1', workspace: undefined },
    {
      log,
      reachability: { failed: () => {}, answered: () => {} },
    },
  );
  bot.app.event('app_mention', async ({ event }) => void heard.push(event.text));
  takeEach(bot.app, {
    ours: { team: 'T1', app: 'A1' },
    onAck: () => {},
    track: (work) => work,
    log,
  });
  const started = bot.start();
  [slack] = await connected;
  acknowledged = [];
  slack.on('message', (message) => acknowledged.push(String(message)));
  slack.send(JSON.stringify({ type: 'hello' }));
  await started;
});
afterEach(async () => {
  await bot.stop();
  sockets.close();
  server.closeAllConnections();
  server.close();
});

const mention = (text: string, outer: object = {}) => ({
  ...{
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    authorizations: [{ team_id: 'T1' }],
  },
  event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.2', text },
  ...outer,
});
const isAcknowledged = async (envelope: string): Promise<void> => {
  while (!acknowledged.some((ack) => ack.includes(`"envelope_id":"${envelope}"`))) await nextTurn();
};

it.each([
  ['events_api', null],
  ['events_api', {}],
  ['events_api', { event: null }],
  ['slash_commands', null],
  ['interactive', null],
  ['interactive', { type: 'block_actions', actions: [] }],
])('an odd envelope (%s, %j) is left aside, and the next one is heard', async (type, payload) => {
  slack.send(JSON.stringify({ type, envelope_id: 'odd', payload }));
  const next = JSON.stringify({ type: 'events_api', envelope_id: 'next', payload: mention('hi') });
  slack.send(next);
  await isAcknowledged('next');
  while (heard.length === 0) await nextTurn();
  expect(heard).toEqual(['hi']);
  // What comes of an event comes after its acknowledgement.
  await expect.poll(() => lines.join('')).toContain('an odd request of Slack is left aside');
});

it('what is for another workspace is acknowledged, so that it does not come again, and not heard', async () => {
  const payload = mention('psst', { authorizations: [{ team_id: 'T2' }] });
  slack.send(JSON.stringify({ type: 'events_api', envelope_id: 'foreign', payload }));
  await isAcknowledged('foreign');
  expect(heard).toEqual([]);
  expect(lines.join('')).toContain('"because":"another-workspace"');
});
