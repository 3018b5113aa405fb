import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { inRequest, newRequestId } from '../request.ts';
import { version } from '../version.ts';
import { sendText } from './send.ts';

/**
 * Answers a request; what it returns resolves when nothing of it is under way any more, answered or
 * not.
 */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Who answers somewhere. */
export type Route = Listener | 'not-yet' | 'not-here';

const installPages = [
  '/',
  '/slack/install',
  '/slack/oauth_redirect',
  '/privacy',
  '/support',
] as const;

/** Whether it is one of the pages that a workspace is installed with. */
export const isInstallPath = (path: string): path is (typeof installPages)[number] =>
  installPages.some((each) => each === path);

export interface Routes {
  /** Slack's requests, in HTTP mode and once Slack has said who the bot is. */
  readonly slack: () => Route;
  /**
   * The pages for credentials, where the bot has an address of its own and once it knows who is
   * who.
   */
  readonly credentials: () => Route;
  /** iLOQ's webhooks, as soon as the store is open. */
  readonly webhooks: () => Route;
  /** The pages and webhooks of a workspace that has installed the app: `/w/:team/…`. */
  readonly ofWorkspace?: (team: string) => Pick<Routes, 'credentials' | 'webhooks'> | undefined;
  /** The pages that a workspace is installed with. */
  readonly install?: () => Listener | 'not-yet' | undefined;
  readonly metrics?: Listener;
  /** Why nothing of Slack gets through, in a sentence for the operator. */
  readonly doubt?: () => string | undefined;
  /** Started, and the store can be written. */
  readonly isReady: () => Promise<boolean>;
  /**
   * What is not as it should be and is nothing that another process could do better, for whoever
   * asks.
   */
  readonly exceptFor?: (request: IncomingMessage) => string | undefined;
}

export interface HttpServer {
  /** @returns the port, which the system chose where 0 was asked for */
  start(port: number, host: string): Promise<number>;
  /**
   * Takes no more requests, but goes on telling watchers that it is not ready. Resolves when those
   * under way are answered, or have had their time.
   */
  drain(): Promise<void>;
  /** Drains, and closes the port. */
  stop(): Promise<void>;
}

/**
 * Longer than proxies keep a connection that they use again (nginx and AWS's balancers: 60 s): none
 * of their requests shall meet a connection that is being closed.
 */
const keepAliveMs = 75_000;

/**
 * The one HTTP server, in Socket Mode too.
 * @param graceMs how long a stop waits for requests under way, in milliseconds; what is still open
 * then is cut off
 */
export function createHttpServer(routes: Routes, graceMs = 1_500): HttpServer {
  const underWay = new Set<Promise<unknown>>();
  let draining: Promise<void> | undefined;

  const server: Server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    const answer = (status: number, text: string, headers?: OutgoingHttpHeaders): void =>
      sendText(response, status, text, headers);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    untilEnded(new Promise((resolve) => response.once('close', resolve)));
    // On a connection that is kept, another request could come after the last one that is waited
    // for.
    if (draining) response.setHeader('connection', 'close');
    switch (path) {
      case '/healthz':
        return isRead
          ? answer(200, `alive ${version}`)
          : answer(405, 'GET only', { allow: 'GET, HEAD' });
      case '/readyz':
        if (!isRead) return answer(405, 'GET only', { allow: 'GET, HEAD' });
        return void readiness(request).then(([status, text]) => answer(status, text));
      case '/metrics':
        if (!routes.metrics) break;
        return isRead
          ? void routes.metrics(request, response)
          : answer(405, 'GET only', { allow: 'GET, HEAD' });
    }
    const [listener, notYet] = listenerFor(request, path);
    if (listener === 'not-here')
      return answer(
        404,
        path === '/slack/events' ? 'Not here: this bot uses Socket Mode.' : 'Nothing here.',
      );
    if (path === '/slack/events' && request.method !== 'POST')
      return answer(405, 'Slack sends POST requests here.', { allow: 'POST' });
    if (draining) return answer(503, 'Stopping: send it again.', { 'retry-after': '5' });
    if (listener === 'not-yet') return answer(503, notYet, { 'retry-after': '5' });
    // A visitor who leaves does not end what was begun for them.
    inRequest(newRequestId(), () => untilEnded(Promise.resolve(listener(request, response))));
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = keepAliveMs;

  async function readiness(request: IncomingMessage): Promise<[status: number, text: string]> {
    if (draining) return [503, 'stopping'];
    const doubt = routes.doubt?.();
    if (doubt !== undefined) return [503, doubt];
    const isReady = await routes.isReady().catch(() => false);
    if (!isReady) return [503, 'not ready'];
    const except = routes.exceptFor?.(request);
    return [200, except === undefined ? 'ready' : `ready, except for ${except}`];
  }

  function listenerFor(request: IncomingMessage, path = ''): [Route, string] {
    if (path === '/slack/events') return [routes.slack(), 'Not connected to Slack yet.'];
    const [, before = '', team = ''] = workspacePath.exec(path) ?? [];
    if (team === '') return pageFor(routes, path) ?? [installFor(path) ?? 'not-here', notYet];
    const own = routes.ofWorkspace?.(team);
    // What it is named by leads to it; who may do anything there is asked behind that.
    request.url = request.url?.slice(before.length) ?? '';
    return (own && pageFor(own, path.slice(before.length))) ?? ['not-here', ''];
  }

  const installFor = (path: string): Listener | 'not-yet' | undefined =>
    isInstallPath(path) ? routes.install?.() : undefined;

  function untilEnded(work: Promise<unknown>): void {
    underWay.add(work);
    const forget = (): void => void underWay.delete(work);
    work.then(forget, forget);
  }

  async function drainOnce(): Promise<void> {
    // Node's own limits on slow requests go on, but a body may be sent slowly for half a minute.
    const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
    while (underWay.size > 0) await Promise.allSettled(underWay);
    clearTimeout(cutOff);
  }

  function drain(): Promise<void> {
    draining ??= drainOnce();
    return draining;
  }

  return {
    start: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(portOf(server.address()));
        });
      }),
    drain,
    async stop() {
      await drain();
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // What is open now asks for nothing, or only whether the bot is there.
        server.closeAllConnections();
      });
    },
  };
}

const notYet = 'Not ready yet: try again in a moment.';

/** `/w/:team` of a workspace that has installed the app, before a path of its own. */
const workspacePath = /^(\/w\/([A-Z0-9]{1,32}))\//u;

function pageFor(
  { webhooks, credentials }: Pick<Routes, 'credentials' | 'webhooks'>,
  path: string,
): [Route, string] | undefined {
  if (path.startsWith('/iloq/webhooks/')) return [webhooks(), 'Not started yet: send it again.'];
  if (path.startsWith('/credentials/')) return [credentials(), notYet];
  return undefined;
}

const portOf = (address: AddressInfo | string | null): number =>
  address !== null && typeof address === 'object' ? address.port : 0;
