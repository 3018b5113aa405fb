import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../sandbox/listen.ts';
import { installer, stranger } from './sites.ts';

/**
 * Slack's Web API as a bare server, in a process of its own: says ok to everything, and keeps the
 * last body of each method, so that the bare app can make the same calls (`GET /last/<method>`).
 * Response URLs lead here, too. `GET /said`: what was posted, and all calls that say something.
 * From `PUT /hold` on these wait for their answers, until `PUT /release`.
 */
const last = new Map<string, string>();
const said = { posts: 0, calls: 0, lastAt: 0 };
let held = Promise.withResolvers<void>();
held.resolve();
const always = {
  ok: true,
  user_id: 'U0BOT',
  bot_id: 'B0BOT',
  team_id: 'T0TEAM',
  ts: '1.000003',
  user: { id: installer, team_id: 'T0TEAM' },
};

const server = createServer(async (request, response) => {
  const method = (request.url ?? '').split('/').at(-1) ?? '';
  const body = await text(request);
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') {
    response.end(method === 'said' ? JSON.stringify(said) : (last.get(method) ?? '{}'));
    return;
  }
  if (request.method === 'PUT') {
    if (method === 'hold') held = Promise.withResolvers();
    else held.resolve();
    response.end();
    return;
  }
  last.set(method, body);
  const isStranger = method === 'users.info' && new URLSearchParams(body).get('user') === stranger;
  const user = isStranger ? { id: stranger, team_id: 'T0OTHER', is_stranger: true } : always.user;
  const channel = method.startsWith('chat.') ? new URLSearchParams(body).get('channel') : undefined;
  if (method.startsWith('chat.')) {
    await held.promise;
    if (method === 'chat.postMessage') said.posts += 1;
    said.calls += 1;
    said.lastAt = Date.now();
  }
  response.end(JSON.stringify({ ...always, user, channel }));
});

const port = await listen(server);
process.stdout.write(`http://127.0.0.1:${port}\n`);
