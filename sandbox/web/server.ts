import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Deed, DeedAnswer } from '../page/protocol.ts';
import type { SharedFile } from '../slack/index.ts';
import type { Page } from './build-page.ts';
import { deedSchema } from './deed-schema.ts';
import type { Events } from './events.ts';
import { isOurs } from './same-origin.ts';

export interface Routes {
  readonly page: Page;
  readonly events: Events;
  /** The ID of whoever one is before one has chosen. */
  readonly firstPerson: string;
  /** Whether there is such a person, by ID. */
  readonly isPerson: (id: string) => boolean;
  readonly do: (deed: Deed) => Promise<DeedAnswer>;
  readonly file: (id: string) => SharedFile | undefined;
}

const mostBytes = 256 * 1024;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** Nothing but what this server itself has. */
const headers = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * The sandbox's own server: the page, its events, its deeds, and the files that the bot has sent.
 */
export function createPageServer(routes: Routes): Server {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    if (!isOurs(request, port)) return answer(response, 403, 'Open this page by its own address.');
    handle(routes, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answer(response, 500, String(error));
    });
  });
  return server;
}

async function handle(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/deeds') return takeDeed(routes, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return answer(response, 405, 'GET only');
  }
  if (pathname === '/events') {
    const as = searchParams.get('as') ?? routes.firstPerson;
    return routes.isPerson(as)
      ? routes.events.open(response, as)
      : answer(response, 404, 'There is no such person.');
  }
  const [, area, id = ''] = pathname.split('/');
  if (area === 'files') {
    const file = routes.file(decodeURIComponent(id));
    return file ? sendFile(response, file) : answer(response, 404, 'There is no such file.');
  }
  const path = pathname === '/' ? 'index.html' : pathname.slice(1);
  const content = routes.page.get(path);
  if (content === undefined) return answer(response, 404, 'Nothing here.');
  // The names of all others change with what is in them.
  const cache = path === 'index.html' ? 'no-store' : 'max-age=31536000, immutable';
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'cache-control': cache,
  });
  response.end(content);
}

async function takeDeed(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return answer(response, 405, 'POST only');
  }
  // A form of another site cannot send JSON without asking first.
  if (!request.headers['content-type']?.startsWith('application/json'))
    return answer(response, 415, 'JSON only');
  const body = await read(request);
  if (body === undefined) return answer(response, 413, 'Too large.');
  const deed = deedSchema.safeParse(parsed(body));
  if (!deed.success) return answer(response, 400, deed.error.message);
  if (deed.data.in === 'slack' && !routes.isPerson(deed.data.as))
    return answer(response, 404, 'There is no such person.');
  const done = await routes.do(deed.data);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(done));
}

/** The body as text, or undefined where it is too large. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Pictures to look at, all else to keep: nothing that came from somewhere runs as a part of the
 * page.
 */
function sendFile(response: ServerResponse, { name, mimetype, content }: SharedFile): void {
  const isPicture = ['image/png', 'image/jpeg', 'image/gif'].includes(mimetype);
  const kept = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  response.writeHead(200, {
    'content-type': isPicture || mimetype === 'text/csv' ? mimetype : 'application/octet-stream',
    'content-disposition': isPicture ? 'inline' : kept,
  });
  response.end(content());
}

function answer(response: ServerResponse, status: number, text: string): void {
  // What was not read of the request is not waited for.
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${text}\n`);
}
