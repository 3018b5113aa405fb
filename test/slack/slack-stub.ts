import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../sandbox/listen.ts';

export type Params = Record<string, string>;
export type Handler = (params: Params, response: ServerResponse) => object | undefined;

/**
 * Slack's Web API as a bare server: answers with what the test says for each method, and counts
 * calls.
 */
export async function startSlackStub(handlers: Record<string, Handler>) {
  const calls: { method: string; params: Params; authorization: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const params = Object.fromEntries(new URLSearchParams(await text(request)));
    calls.push({ method, params, authorization: request.headers.authorization });
    const answer = (handlers[method] ?? (() => ({ ok: false, error: 'unknown_method' })))(
      params,
      response,
    );
    if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}/api/`,
    calls,
    methods: () => calls.map(({ method }) => method),
    async stop(): Promise<void> {
      server.closeAllConnections();
      if (server.listening) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}
