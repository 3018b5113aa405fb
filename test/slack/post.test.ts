import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { listen } from '../../sandbox/listen.ts';
import { post } from '../../src/slack/post.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((close) => close())));

/** A server that says what it was sent, or leads elsewhere. */
async function server(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const http = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/lead-away')
      return void response.writeHead(302, { location: '/api' }).end();
    if (request.url === '/slow') return;
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    const { authorization = '' } = request.headers;
    response.writeHead(429, 'Too Many', { 'retry-after': '7' }).end(`${authorization} ${body}`);
  });
  const url = `http://127.0.0.1:${await listen(http)}`;
  open.push(() => {
    http.closeAllConnections();
    http.close();
    return once(http, 'close');
  });
  return { url, asked };
}

it('sends what it is given, and answers as `fetch` does', async () => {
  const { url } = await server();
  const answer = await post(`${url}/api`, { headers: { authorization: 'Bearer x' }, body: 'a=b' });
  expect([answer.ok, answer.status, answer.statusText]).toEqual([false, 429, 'Too Many']);
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(await answer.text()).toBe('Bearer x a=b');
});

it('follows no redirect: a token goes nowhere else', async () => {
  const { url, asked } = await server();
  const headers = { authorization: 'Bearer x' };
  await expect(post(`${url}/lead-away`, { headers })).rejects.toThrow('redirect');
  expect(asked).toEqual(['/lead-away']);
});

it('ends when its time is over, and says so', async () => {
  const { url } = await server();
  const waiting = post(`${url}/slow`, { signal: AbortSignal.timeout(20) });
  await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('tells the code of the system where nobody listens', async () => {
  const http = createServer();
  const port = await listen(http);
  http.close();
  await once(http, 'close');
  await expect(post(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
