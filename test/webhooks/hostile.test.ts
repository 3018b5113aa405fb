import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RequestHead } from '../../src/webhooks/index.ts';
import { createRandom, type Random } from '../e2e/random.ts';
import { seed } from '../seeded.ts';
import { siteId, subscription, vector } from './some.ts';
import { startWebhookWorld, type WebhookWorld } from './world.ts';

const requests = 100_000;
const rawRequests = 300;

let world: WebhookWorld;
beforeEach(async () => {
  world = await startWebhookWorld();
});
afterEach(async () => {
  await world.close();
});

const names = [
  'content-type',
  'content-length',
  'content-encoding',
  'subscription-id',
  'counter',
  'webhook-signature',
];
const right: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  'subscription-id': subscription,
  counter: '1',
  'webhook-signature': vector.signature,
};

/** Sometimes right, sometimes nearly so, sometimes anything. */
function someHeader(random: Random, name: string): string[] {
  const text = right[name] ?? '';
  switch (random.below(12)) {
    case 0:
      return [];
    case 1:
      return [text, text];
    case 2:
      return [text.toUpperCase()];
    case 3:
      return [randomBytes(random.below(200)).toString('latin1')];
    case 4:
      return [text.slice(0, random.below(text.length + 1))];
    case 5:
      return [
        random.pick(['NaN', '1e999', '-1', '99999999999999999999', '\0', 'ﬀ', '%00', '__proto__']),
      ];
    default:
      return text === '' ? [] : [text];
  }
}

function someBody(random: Random): Buffer {
  const body = Buffer.from(vector.body);
  switch (random.below(6)) {
    case 0:
      return randomBytes(random.below(4_000));
    case 1:
      return body.subarray(0, random.below(body.length));
    case 2:
      return Buffer.concat([body, randomBytes(1 + random.below(5))]);
    case 3:
      return Buffer.from('['.repeat(random.below(20_000)));
    case 4:
      return Buffer.from(
        random.pick(['null', '0', '""', '{"__proto__":{}}', '{"Data":1}', '\uFEFF{}']),
      );
    default: {
      const at = random.below(body.length);
      body[at] = (body[at] ?? 0) ^ (1 << random.below(8));
      return body;
    }
  }
}

describe(`${requests} random requests (LIVION_SEED=${seed})`, () => {
  it('are all refused, none with 5xx, and the right one is accepted after them', async () => {
    const random = createRandom(seed);
    const { receiver } = world.webhooks;
    const seen = new Map<number, number>();
    for (let number = 0; number < requests; number++) {
      const head: RequestHead = {
        method: random.below(20) === 0 ? random.pick(['GET', 'post', '', 'BREW']) : 'POST',
        site:
          random.below(10) === 0
            ? random.pick(['', '..', '__proto__', 'constructor', 'x'.repeat(9_999)])
            : siteId,
        headers: new Map(names.map((name) => [name, someHeader(random, name)])),
      };
      const greeted = await receiver.greet(head);
      const { status } = typeof greeted === 'function' ? await greeted(someBody(random)) : greeted;
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBe(requests);
    expect([...seen.keys()].sort()).toEqual([400, 401, 404, 405, 413, 415]);
    expect(await world.storage.inbox.waiting(10)).toEqual([]);
    expect((await world.post()).status).toBe(200);
  });

  it('of any bytes at all leave the server as it was', async () => {
    const random = createRandom(seed);
    for (let number = 0; number < rawRequests; number++) {
      const lines = [
        `POST /iloq/webhooks/${random.pick([siteId, '%', '..', 'x'])} HTTP/1.1`,
        'Host: bot',
        'Connection: close',
        ...names.flatMap((name) => someHeader(random, name).map((value) => `${name}: ${value}`)),
      ];
      const answer = await raw(
        Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), someBody(random)]),
      );
      expect(answer).not.toMatch(/^HTTP\/1\.1 (?:2|5)/);
    }
    expect(world.payloads).toEqual([]);
    expect((await world.post()).status).toBe(200);
  });
});

function raw(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(world.port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}
