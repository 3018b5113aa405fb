import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServer, type Routes } from '../../src/http/index.ts';
import { version } from '../../src/version.ts';
import { quiet } from '../outbox/manual-clock.ts';

let server: HttpServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A server with nothing behind it but what the test says; it cuts nobody off unless told to. */
async function serve(
  routes: Partial<Routes> = {},
  graceMs = 300_000,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const all: Routes = {
    slack: () => (_, response) => response.end('Slack is answered'),
    credentials: () => 'not-here',
    webhooks: () => 'not-yet',
    isReady: async () => true,
    ...routes,
  };
  server = createHttpServer(all, graceMs);
  const port = await server.start(0, '127.0.0.1');
  return (path, init) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' }, ...init });
}

const portOf = (answer: Response): number => Number(new URL(answer.url).port);

describe('a watcher asks', () => {
  it('whether the bot is alive', async () => {
    const ask = await serve({ isReady: async () => false });
    const answer = await ask('/healthz');
    expect([answer.status, await answer.text()]).toEqual([200, `alive ${version}\n`]);
    expect((await ask('/healthz?now', { method: 'HEAD' })).status).toBe(200);
  });

  it('whether it is ready', async () => {
    const ask = await serve();
    const answer = await ask('/readyz');
    expect([answer.status, await answer.text()]).toEqual([200, 'ready\n']);
  });

  it('and hears 503 before it has started, or when its store cannot be written', async () => {
    const ask = await serve({ isReady: async () => false });
    expect((await ask('/readyz')).status).toBe(503);
  });

  it('and hears 503, too, when nobody can say', async () => {
    const ask = await serve({ isReady: () => Promise.reject(new Error('the disk is gone')) });
    expect((await ask('/readyz')).status).toBe(503);
  });

  it.each(['/healthz', '/readyz'])('only by GET or HEAD: %s', async (path) => {
    const ask = await serve();
    const answer = await ask(path, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('Slack', () => {
  it('is handed on to Bolt', async () => {
    const ask = await serve();
    const answer = await ask('/slack/events', { method: 'POST', body: '{}' });
    expect([answer.status, await answer.text()]).toEqual([200, 'Slack is answered']);
  });

  it('is asked to come again while the bot does not know yet who it is', async () => {
    const ask = await serve({ slack: () => 'not-yet' });
    const answer = await ask('/slack/events', { method: 'POST' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('sends POST and nothing else', async () => {
    const ask = await serve();
    const answer = await ask('/slack/events');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('has nothing to send here in Socket Mode, and the answer says so', async () => {
    const ask = await serve({ slack: () => 'not-here' });
    const answer = await ask('/slack/events', { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([
      404,
      'Not here: this bot uses Socket Mode.\n',
    ]);
  });
});

describe('anything else', () => {
  it.each(['/', '/slack', '/healthz/', '/..%2f', '/credentials/abc'])(
    'is not there: %s',
    async (path) => {
      const ask = await serve();
      expect((await ask(path)).status).toBe(404);
    },
  );
});

describe('connections', () => {
  it('are kept open for longer than proxies keep theirs, so that no request meets a closing one', async () => {
    const ask = await serve();
    const port = portOf(await ask('/healthz'));
    const agent = new Agent({ keepAlive: true });
    const outgoing = request({ host: '127.0.0.1', port, path: '/healthz', agent }).end();
    const [incoming] = await once(outgoing, 'response');
    incoming.resume();
    expect(incoming.headers['keep-alive']).toBe('timeout=75');
    agent.destroy();
  });

  it('that ask for nothing, or never end what they ask, do not hold up a stop', async () => {
    const ask = await serve({ slack: () => () => {} }, 100);
    const port = portOf(await ask('/healthz'));
    const sockets = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const closed = sockets.map(
      (socket) =>
        new Promise((resolve) =>
          socket
            .resume()
            .on('error', () => {})
            .once('close', resolve),
        ),
    );
    sockets[0]?.write('POST /slack/events HTTP/1.1\r\nhost: here\r\ncontent-length: 9\r\n\r\n{');
    await server?.stop();
    await Promise.all(closed);
  });

  it('that are kept bring nothing new once the server drains, and a watcher hears that it does', async () => {
    let answer: (() => void) | undefined;
    const ask = await serve({
      slack: () => (_, response) =>
        new Promise<void>((resolve) => {
          answer = () => {
            response.end('answered');
            resolve();
          };
        }),
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 2 });
    const port = portOf(await ask('/healthz'));
    const send = async (method: string, path: string) => {
      const outgoing = request({ host: '127.0.0.1', port, path, method, agent }).end();
      const [incoming] = await once(outgoing, 'response');
      incoming.resume();
      return { status: incoming.statusCode, connection: incoming.headers.connection };
    };
    const underWay = send('POST', '/slack/events');
    while (!answer) await new Promise((resolve) => setImmediate(resolve));
    let isDrained = false;
    const drained = server?.drain().then(() => {
      isDrained = true;
    });
    expect(await send('GET', '/readyz')).toEqual({ status: 503, connection: 'close' });
    expect(await send('POST', '/slack/events')).toEqual({ status: 503, connection: 'close' });
    expect((await send('GET', '/healthz')).status).toBe(200);
    expect(isDrained).toBe(false);
    answer();
    expect((await underWay).status).toBe(200);
    await drained;
    agent.destroy();
  });

  it('wait for what was begun for a visitor who has left', async () => {
    let end: (() => void) | undefined;
    const closed = Promise.withResolvers<void>();
    const ask = await serve({
      credentials: () => (_, response) => {
        response.once('close', closed.resolve);
        return new Promise<void>((resolve) => (end = resolve));
      },
    });
    const leaving = new AbortController();
    const left = ask('/credentials/abc', { signal: leaving.signal }).catch(() => 'left');
    while (!end) await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    expect(await left).toBe('left');
    await closed.promise;
    let isStopped = false;
    const stopped = server?.stop().then(() => {
      isStopped = true;
    });
    await quiet();
    expect(isStopped).toBe(false);
    end();
    await stopped;
  });

  it('under way are answered before the server stops', async () => {
    let answer: (() => void) | undefined;
    const ask = await serve({
      isReady: () => new Promise((resolve) => (answer = () => resolve(true))),
    });
    const asked = ask('/readyz');
    while (!answer) await new Promise((resolve) => setImmediate(resolve));
    const stopped = server?.stop();
    answer();
    expect((await asked).status).toBe(200);
    await stopped;
  });
});
