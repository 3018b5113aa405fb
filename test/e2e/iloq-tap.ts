import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { request as forward } from 'undici';
import { listen } from '../../sandbox/listen.ts';

/** How a call is answered in iLOQ's place, with all that was sent in it. */
export type Echo = (sent: string) => {
  status: number;
  headers?: Record<string, string>;
  body: string;
};

/**
 * A proxy before the local iLOQ that keeps what passes through, and can throw a request's body
 * back.
 */
export interface IloqTap {
  readonly origin: string;
  /** Every request: its line, headers and body. */
  readonly passed: { readonly path: string; readonly headers: string; readonly body: string }[];
  /** From now on calls whose path ends so are answered by this. */
  echo(path: string, echo: Echo): void;
  /** From now on calls whose path ends so wait. @returns lets them pass */
  hold(path: string): () => void;
  clear(): void;
  close(): Promise<void>;
}

/** @param iloqUrl where iLOQ is by the time of a call */
export async function startIloqTap(iloqUrl: () => string): Promise<IloqTap> {
  const passed: IloqTap['passed'] = [];
  const echoes = new Map<string, Echo>();
  const held = new Map<string, Promise<void>>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { url: path = '/', method = 'GET', headers } = request;
    passed.push({ path, headers: JSON.stringify(headers), body });
    await [...held].find(([ending]) => path.endsWith(ending))?.[1];
    const echo = [...echoes].find(([ending]) => path.endsWith(ending))?.[1];
    if (echo) {
      const { status, headers: own, body: answer } = echo(body);
      response.writeHead(status, { 'content-type': 'application/json', ...own }).end(answer);
      return;
    }
    const { host: _, connection: __, 'transfer-encoding': ___, ...kept } = headers;
    const allowed =
      method === 'POST' ? ({ method: 'POST', body } as const) : ({ method: 'GET' } as const);
    const answer = await forward(`${iloqUrl()}${path}`, { ...allowed, headers: kept });
    const type = answer.headers['content-type'];
    const told = (await answer.body.text()).replaceAll(iloqUrl(), origin);
    response
      .writeHead(answer.statusCode, typeof type === 'string' ? { 'content-type': type } : {})
      .end(told);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    origin,
    passed,
    echo: (path, echo) => void echoes.set(path, echo),
    hold(path) {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(path, promise);
      return resolve;
    },
    clear: () => echoes.clear(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
