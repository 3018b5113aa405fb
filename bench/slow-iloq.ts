import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { startLocalIloq } from '../sandbox/iloq/index.ts';
import { listen } from '../sandbox/listen.ts';

/**
 * An iLOQ that answers every call after 50 ms, to the millisecond. What it answers it learns from
 * the local iLOQ the first time a call comes: that one's own time would count as ours.
 */
const callMs = 50;
const local = await startLocalIloq();
const learnt = new Map<string, string>();

const server = createServer(async (request, response) => {
  const due = performance.now() + callMs;
  const { method = 'GET', url = '/' } = request;
  const body = await text(request);
  const call = `${method} ${url}`;
  const answer = learnt.get(call) ?? (await learn(method, url, body, request.headers));
  learnt.set(call, answer);
  await wait(Math.max(0, due - performance.now()));
  response.setHeader('content-type', 'application/json').end(answer);
});

async function learn(
  method: string,
  path: string,
  body: string,
  headers: NodeJS.Dict<string | string[]>,
) {
  const { sessionid } = headers;
  const answer = await fetch(local.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(typeof sessionid === 'string' && { SessionId: sessionid }),
    },
    ...(method === 'POST' && { body }),
  });
  return (await answer.text()).replaceAll(local.url, here);
}

const here = `http://127.0.0.1:${await listen(server)}`;
process.stdout.write(
  `${JSON.stringify({ url: here, address: local.address.replace(local.url, here) })}\n`,
);
