import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../sandbox/listen.ts';
import { createIloq, parseOrigins } from '../../src/iloq/index.ts';
import { createLog } from '../../src/log.ts';
import { startWorld, type World } from './world.ts';

/** A proxy as companies have them: forwards http, and makes tunnels for https and sockets. */
let proxy: Server;
let url: string;
/** Who was asked for, as `host:port`. */
let asked: Set<string>;
/** Hosts that it does not let anybody reach. */
let forbidden: Set<string>;
let world: World | undefined;

beforeEach(async () => {
  asked = new Set();
  forbidden = new Set();
  proxy = createServer((incoming, response) => {
    const target = new URL(incoming.url ?? '');
    asked.add(target.host);
    const outgoing = request(
      target,
      { method: incoming.method, headers: incoming.headers },
      (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)),
    );
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  proxy.on('connect', ({ url: host = '' }: IncomingMessage, socket) => {
    asked.add(host);
    if (forbidden.has(host)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${host}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on('error', () => end.destroy());
  });
  // A socket that is not encrypted, as the local Slack's.
  proxy.on('upgrade', ({ url: target = '', rawHeaders }: IncomingMessage, socket) => {
    const { host, hostname, port, pathname, search } = new URL(target);
    asked.add(host);
    const headers = rawHeaders.map((each, at) => (at % 2 === 0 ? `${each}: ` : `${each}\r\n`));
    const onward = connect(Number(port), hostname, () => {
      onward.write(`GET ${pathname}${search} HTTP/1.1\r\n${headers.join('')}\r\n`);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on('error', () => end.destroy());
  });
  url = `http://127.0.0.1:${await listen(proxy)}`;
});
afterEach(async () => {
  await world?.close();
  world = undefined;
  proxy.closeAllConnections();
  proxy.close();
});

const host = (address: string): string => new URL(address).host;

describe('where the network has a proxy', () => {
  it.each(['http', 'socket'] as const)(
    'both Slack and iLOQ are reached through it, and a whole set-up works (%s)',
    async (mode) => {
      world = await startWorld({ mode, environment: { HTTP_PROXY: url } });
      const { maija, right, slack, iloq } = world;
      await maija.opens('Kamppi');
      await maija.comesTo('hand-over', right);
      expect(asked).toContain(host(slack.url));
      expect(asked).toContain(host(iloq.url));
    },
  );

  it('and NO_PROXY names a host, that one is called directly', async () => {
    world = await startWorld({ environment: { HTTP_PROXY: url, NO_PROXY: '127.0.0.1' } });
    await world.maija.opens('Kamppi');
    await world.maija.comesTo('hand-over', world.right);
    expect([...asked]).toEqual([]);
  });

  const iloqThrough = (https: string) => {
    const origins = parseOrigins('https://*.iloq.com');
    if (!origins.ok) throw new Error(origins.problem);
    const clock = {
      now: () => Date.now(),
      monotonic: () => 0,
      sleep: () => new Promise<void>(() => {}),
    };
    return createIloq({
      ...{ policy: origins.policy, clock, log: createLog('silent') },
      guard: { state: () => undefined, set: () => {}, lift: () => {} } as never,
      proxy: { https, http: undefined, except: undefined },
    });
  };

  it('an address that may not be called is not asked of the proxy, either', async () => {
    for (const address of ['https://evil.example/iloqws', 'https://127.0.0.1/iloqws'])
      expect(await iloqThrough(url).locate({ address, serviceCode: 'KAMPPI' })).toMatchObject({
        ok: false,
        failure: { kind: 'address-refused' },
      });
    expect([...asked]).toEqual([]);
  });

  it('and it lets nobody through to iLOQ, that is what is said', async () => {
    forbidden.add('s5.iloq.com:443');
    expect(
      await iloqThrough(url).locate({
        address: 'https://s5.iloq.com/iloqws',
        serviceCode: 'KAMPPI',
      }),
    ).toMatchObject({ ok: false, failure: { kind: 'unreachable', how: 'proxy' } });
    expect([...asked]).toEqual(['s5.iloq.com:443']);
  });
});
