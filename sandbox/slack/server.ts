import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '../../src/clock.ts';
import { listen } from '../listen.ts';
import type { Faults } from './faults.ts';
import { type JsonObject, objectOf, parseJson, textOf } from './json.ts';
import type { ResponseUrlAnswer } from './response-url.ts';

/** One call of the bot to the Web API, as it came in. */
export interface Call {
  readonly method: string;
  /**
   * Form fields or JSON; what Slack sends as JSON inside a form (blocks, view, metadata) is parsed.
   */
  readonly body: JsonObject;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Routes {
  readonly method: (token: string, method: string, body: JsonObject) => Promise<JsonObject>;
  readonly responseUrl: (id: string, body: JsonObject) => Promise<ResponseUrlAnswer>;
  /** Takes the bytes of a file. @returns the HTTP status */
  readonly upload: (fileId: string, content: Buffer) => Promise<number>;
  readonly faults: Faults;
  readonly calls: Call[];
  /** Of the bot's token: every answer of the Web API names them. */
  readonly scopes: readonly string[];
  readonly clock: Clock;
}

const NESTED = ['blocks', 'attachments', 'view', 'metadata'];

/** One server on 127.0.0.1 for `/api/<method>`, `/response/<id>` and `/upload/<file>`. */
export async function startServer(
  routes: Routes,
  port: number,
): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    handle(routes, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else respond(response, 500, { ok: false, error: 'internal_error', detail: String(error) });
    });
  });
  return { server, origin: `http://127.0.0.1:${await listen(server, port)}` };
}

async function handle(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const bytes = await buffer(request);
  const contentType = textOf(request.headers['content-type']);
  const [, area, name = ''] = url.pathname.split('/');
  if (area === 'upload') {
    const content = await uploaded(bytes, contentType);
    return meetFault(routes, response, 'upload', async () => ({
      status: await routes.upload(name, content),
      body: {},
    }));
  }
  const body = parseBody(bytes.toString('utf8'), contentType, url);
  if (area === 'response') {
    const answer = await routes.responseUrl(name, body);
    return respond(response, answer.status, answer.body);
  }
  if (area !== 'api') return respond(response, 404, { ok: false, error: 'not_found' });
  routes.calls.push({ method: name, body, at: routes.clock.now() });
  const bearer = textOf(request.headers.authorization).replace(/^Bearer\s+/i, '');
  await meetFault(routes, response, name, async () => ({
    status: 200,
    body: await routes.method(bearer || textOf(body['token']), name, body),
  }));
}

/**
 * Answers, or lets the fault happen that is switched on for this method (`upload` for the bytes of
 * a file).
 */
export async function meetFault(
  routes: Pick<Routes, 'faults' | 'scopes' | 'clock'>,
  response: ServerResponse,
  method: string,
  apply: () => Promise<{ readonly status: number; readonly body: JsonObject }>,
): Promise<void> {
  const answer = async (): Promise<void> => {
    const { status, body } = await apply();
    respond(response, status, body, { 'x-oauth-scopes': routes.scopes.join(',') });
  };
  const fault = routes.faults.take(method);
  switch (fault?.kind) {
    case undefined:
      return answer();
    case '429':
      return respond(
        response,
        429,
        { ok: false, error: 'ratelimited' },
        { 'retry-after': String(fault.retryAfter) },
      );
    case '500':
      return respond(response, 500, { ok: false, error: 'internal_error' });
    case 'error':
      return respond(response, 200, { ok: false, error: fault.error });
    case 'slow':
      await routes.clock.sleep(fault.ms);
      return answer();
    case 'hang':
      return;
    case 'reset':
      response.destroy();
      return;
    case 'lost':
      await apply();
      response.destroy();
      return;
  }
}

function respond(
  response: ServerResponse,
  status: number,
  body: JsonObject,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** The bytes of a file: as they came, or the first file of a form. */
async function uploaded(bytes: Buffer, contentType: string): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const file = [...form.values()].find((value) => value instanceof File);
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}

function parseBody(text: string, contentType: string, url: URL): JsonObject {
  const query = Object.fromEntries(url.searchParams);
  if (contentType.includes('json')) return { ...query, ...objectOf(parseJson(text)) };
  const fields: JsonObject = { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
  for (const key of NESTED) {
    const value = fields[key];
    if (typeof value === 'string' && value !== '') fields[key] = parseJson(value) ?? value;
  }
  return fields;
}
