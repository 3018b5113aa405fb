import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Routes {
  /** Slack's requests, in HTTP mode and once Slack has said who the bot is. */
  readonly slack: () => RequestListener | 'not-yet' | 'not-here';
  /** The pages for credentials, where the bot has an address of its own and once it knows who is who. */
  readonly credentials: () => RequestListener | 'not-yet' | 'not-here';
  /** iLOQ's webhooks, as soon as the store is open. */
  readonly webhooks: () => RequestListener | 'not-yet';
  /** Started, and the store can be written. */
  readonly isReady: () => Promise<boolean>;
}

export interface HttpServer {
  /** @returns the port, which the system chose where 0 was asked for */
  start(port: number, host: string): Promise<number>;
  /** Takes no more requests; resolves when those under way are answered, or have had their time. */
  stop(): Promise<void>;
}

/**
 * Longer than proxies keep a connection that they use again (nginx and AWS's balancers: 60 s): none of their requests shall
 * meet a connection that is being closed.
 */
const keepAliveMs = 75_000;

/**
 * The one HTTP server, in Socket Mode too.
 * @param graceMs how long a stop waits for requests under way, in milliseconds; what is still open then is cut off
 */
export function createHttpServer(routes: Routes, graceMs = 2_000): HttpServer {
  const server: Server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    const answer = (status: number, text: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`);
    };
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    switch (path) {
      case '/slack/events': {
        const slack = routes.slack();
        if (slack === 'not-here') return answer(404, 'Not here: this bot uses Socket Mode.');
        if (request.method !== 'POST') return answer(405, 'Slack sends POST requests here.', { allow: 'POST' });
        if (slack === 'not-yet') return answer(503, 'Not connected to Slack yet.', { 'retry-after': '5' });
        return slack(request, response);
      }
      case '/healthz':
        return isRead ? answer(200, 'alive') : answer(405, 'GET only', { allow: 'GET, HEAD' });
      case '/readyz':
        if (!isRead) return answer(405, 'GET only', { allow: 'GET, HEAD' });
        void routes.isReady().then(
          (ready) => (ready ? answer(200, 'ready') : answer(503, 'not ready')),
          () => answer(503, 'not ready'),
        );
        return;
      default: {
        if (path?.startsWith('/iloq/webhooks/')) {
          const webhooks = routes.webhooks();
          if (webhooks === 'not-yet') return answer(503, 'Not started yet: send it again.', { 'retry-after': '5' });
          return webhooks(request, response);
        }
        const pages = path?.startsWith('/credentials/') ? routes.credentials() : 'not-here';
        if (pages === 'not-here') return answer(404, 'Nothing here.');
        if (pages === 'not-yet') return answer(503, 'Not ready yet: try again in a moment.', { 'retry-after': '5' });
        return pages(request, response);
      }
    }
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = keepAliveMs;

  return {
    start: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(portOf(server.address()));
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        // Node's own limits on slow requests end with close(), and a connection that never asked for anything is not "idle".
        const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

const portOf = (address: AddressInfo | string | null): number =>
  address !== null && typeof address === 'object' ? address.port : 0;
