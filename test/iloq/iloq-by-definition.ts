import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { callBreaches } from '../../sandbox/iloq/call-breaches.ts';
import { callOf } from '../../sandbox/iloq/definition.ts';
import { twelveRights } from '../../sandbox/iloq/index.ts';
import { listen } from '../../sandbox/listen.ts';
import fc from '../seeded.ts';
import { type Chosen, drawn } from './drawn.ts';

/** A locking system that is ready: what the documentation's numbers must be for that. */
const ready: Chosen = {
  'CreateSessionResult.Result': fc.constant(1),
  'CreateSessionResult.SessionID': fc.uuid(),
  'LockGroup.State': fc.constant(0),
  'LockGroup.OptionMask': fc.constant(2048 + 16384),
  'LockGroup.ExpireDateUTC': fc.constantFrom(null, '9998-12-31T23:59:59.9999999'),
  'SetLockgroupResult.RightsMask': fc.constant(Number(twelveRights)),
  'Lock.PhysicalState': fc.constant(1),
  'SecurityAccess.Type': fc.constant(3),
  'SecurityAccess.Status': fc.constant(0),
  'SecurityAccess2.Type': fc.constant(3),
  'SecurityAccess2.Status': fc.constant(0),
  'GetLockSecurityAccessesResult.OutsideUserZonesCount': fc.constant(0),
};

/** An iLOQ that knows nothing but the public definition. */
export interface IloqByDefinition {
  /** Origin. */
  readonly url: string;
  readonly address: string;
  /** What was asked, in order. */
  readonly asked: readonly string[];
  /** What in the calls the definition does not have; such a call is refused. */
  readonly undefinedCalls: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts an iLOQ on the loopback whose every answer is drawn from the definition's schema: a ready
 * locking system in which everything else is as it may be.
 * @param seed the same seed gives the same answers; both modes of a lock have the same ones
 */
export async function startIloqByDefinition(seed: number): Promise<IloqByDefinition> {
  const asked: string[] = [];
  const undefinedCalls: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://iloq');
    const path = pathname.replace(/^\/iloqws\/api\/v2\//, '');
    const body = await text(request);
    asked.push(`${method} ${path}`);
    const wrong = callBreaches({ method, path, query, body });
    undefinedCalls.push(...wrong);
    const schema = callOf(method, path)?.answer;
    if (wrong.length > 0) response.writeHead(400).end(JSON.stringify({ Message: wrong.join() }));
    else if (schema === undefined) response.writeHead(200).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(drawAnswer());

    function drawAnswer(): string {
      // An empty text: stay at this address.
      if (path === 'Url/GetUrl') return '""';
      const [one] = fc.sample(drawn(schema ?? {}, { chosen: ready }), {
        seed: seed + [...path].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0),
        numRuns: 1,
      });
      return JSON.stringify(path === 'LockGroups' && Array.isArray(one) ? one.slice(0, 1) : one);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    ...{ url, asked, undefinedCalls },
    address: `${url}/iloqws`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
