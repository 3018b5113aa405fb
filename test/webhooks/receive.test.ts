import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBursts } from '../../src/webhooks/bursts.ts';
import { isSignedBy, sign } from '../../src/webhooks/signature.ts';
import { bodyOf, signed, siteId, siteWith, subscription, vector } from './some.ts';
import { startWebhookWorld, type WebhookWorld } from './world.ts';

let world: WebhookWorld;
beforeEach(async () => {
  world = await startWebhookWorld();
});
afterEach(async () => {
  await world.close();
});

const minutes = (count: number): number => count * 60_000;
const events = async (): Promise<Record<string, unknown>[]> => {
  await world.webhooks.idle();
  return world.payloads.map(({ fields }) => fields);
};

describe('a webhook of iLOQ', () => {
  it('has the documented signature', () => {
    expect(sign(vector.signKey, Buffer.from(vector.body))).toBe(vector.signature);
    expect(isSignedBy(vector.signKey, Buffer.from(vector.body), vector.signature)).toBe(true);
  });

  it('is accepted, and handed on once with its documented names', async () => {
    expect(await world.post({ headers: { Counter: '7' } })).toEqual({
      status: 200,
      text: 'Accepted.\n',
    });
    await world.webhooks.idle();
    expect(world.payloads).toMatchObject([
      {
        site: siteId,
        event: 'key_added',
        counter: 7,
        createdAt: vector.at,
        at: vector.at,
      },
    ]);
    expect(world.payloads[0]?.fields).toMatchObject({ Description: 'kuvaus', ROM_ID: 'string' });
    expect(world.webhooks.receiver.counters['accepted']).toBe(1);
  });

  it('is on disk when it is answered: a process that never handed it on leaves it to the next', async () => {
    await world.webhooks.stop();
    expect((await world.post()).status).toBe(200);
    expect(world.payloads).toEqual([]);
    await world.restart();
    await world.webhooks.idle();
    expect(world.payloads).toHaveLength(1);
    await world.restart();
    await world.webhooks.idle();
    expect(world.payloads).toHaveLength(1);
  });

  it('may have its property names in any case', async () => {
    const body = `{"data":{"FNKEY_id":"k1","rom_id":"r1"},"creationtimeUTC":"2021-01-05T12:15:30Z"}`;
    expect((await world.post({ body })).status).toBe(200);
    expect(await events()).toEqual([{ FNKey_ID: 'k1', ROM_ID: 'r1' }]);
  });

  it('that nobody has described is kept as it came, and shown as such', async () => {
    await world.change(() => {
      const site = siteWith();
      const [own] = site.webhooks?.subscriptions ?? [];
      return siteWith({ subscriptions: own ? [{ ...own, event: 'lock_serviced' }] : [] });
    });
    await world.post({
      body: bodyOf({ Lock: 'Pääovi', Minutes: 4, ServicePersonName: 'Matti' }, vector.at),
    });
    await world.webhooks.idle();
    expect(world.payloads).toMatchObject([{ event: 'lock_serviced' }]);
    expect(world.payloads[0]?.fields).toEqual({ Lock: 'Pääovi', Minutes: 4 });
  });

  it('is of the event that its subscription is for, whatever its unsigned header says', async () => {
    await world.post({ headers: { 'Event-Name': 'device_log_arrived' } });
    await world.webhooks.idle();
    expect(world.payloads[0]?.event).toBe('key_added');
  });
});

describe('personal data', () => {
  const log = {
    DeviceLogTypeMask: 1,
    FLock_ID: 'l1',
    PersonFullName: 'Matti',
    PhoneNo: '+358',
    PhoneEmail: 'a@b.fi',
  };
  const toDeviceLog = (personalData: boolean) => {
    const [own] = siteWith().webhooks?.subscriptions ?? [];
    return siteWith({
      personalData,
      subscriptions: own ? [{ ...own, event: 'device_log_arrived' }] : [],
    });
  };

  it('is dropped before anything is written', async () => {
    await world.change(() => toDeviceLog(false));
    await world.post({ body: bodyOf(log, vector.at) });
    expect(await events()).toEqual([{ DeviceLogTypeMask: 1, FLock_ID: 'l1' }]);
  });

  it('is kept where the site has turned it on', async () => {
    await world.change(() => toDeviceLog(true));
    await world.post({ body: bodyOf(log, vector.at) });
    expect(await events()).toEqual([log]);
  });
});

describe('the time of sending', () => {
  it.each([
    ['UTC', 0],
    ['Europe/Helsinki', -120],
    ['America/Los_Angeles', 480],
  ])('is UTC with and without Z where it is %s', async (zone, offset) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      expect(new Date(vector.at).getTimezoneOffset()).toBe(offset);
      for (const time of [
        '2021-01-05T12:15:30Z',
        '2021-01-05T12:15:30',
        '2021-01-05T12:15:30.6653347',
        '2021-01-05T12:15:30.1Z',
      ])
        expect((await world.post({ body: bodyOf({ Stamp: time }, time) })).status).toBe(200);
      expect(await events()).toHaveLength(4);
      expect(world.payloads.map(({ createdAt }) => createdAt - vector.at)).toEqual([
        0, 0, 665, 100,
      ]);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('may be 10 minutes away, both ways, and no more', async () => {
    const statusAt = async (ms: number) =>
      (await world.post({ body: bodyOf({ Stamp: ms }, vector.at + ms) })).status;
    expect(await statusAt(-minutes(10))).toBe(200);
    expect(await statusAt(minutes(10))).toBe(200);
    expect(await statusAt(-minutes(10) - 1)).toBe(400);
    expect(await statusAt(minutes(10) + 1)).toBe(400);
  });
});

describe('what iLOQ sends again', () => {
  it('keeps its number, and is accepted without being taken twice', async () => {
    const data = { Description: 'kuvaus', Stamp: 'a' };
    await world.post({ body: bodyOf(data, vector.at), headers: { Counter: '3' } });
    world.passes(24 * 3_600_000);
    const again = await world.post({ body: bodyOf(data, world.now()), headers: { Counter: '3' } });
    expect(again).toEqual({ status: 200, text: 'Accepted.\n' });
    expect(await events()).toHaveLength(1);
  });

  it('is known after a restart, too', async () => {
    await world.post({ headers: { Counter: '3' } });
    await world.restart();
    await world.post({ headers: { Counter: '3' } });
    expect(await events()).toHaveLength(1);
  });

  it('is refused when the same bytes come under another number within the window, and after it', async () => {
    await world.post({ headers: { Counter: '3' } });
    expect((await world.post({ headers: { Counter: '4' } })).status).toBe(409);
    world.passes(minutes(11));
    expect((await world.post({ headers: { Counter: '5' } })).status).toBe(400);
    expect(await events()).toHaveLength(1);
  });

  it('cannot be pushed out by another payload under its number: the header is not signed', async () => {
    await world.post({ body: bodyOf({ Stamp: 'a' }, vector.at), headers: { Counter: '4' } });
    await world.post({ body: bodyOf({ Stamp: 'b' }, vector.at), headers: { Counter: '4' } });
    expect(await events()).toEqual([{ Stamp: 'a' }, { Stamp: 'b' }]);
    expect(world.webhooks.receiver.counters['conflicting']).toBe(1);
  });

  it('can be forgotten: first what it said, then that it came', async () => {
    await world.webhooks.stop();
    await world.post({ headers: { Counter: '3' } });
    const { inbox } = world.storage;
    expect(await inbox.waiting(10)).toHaveLength(1);
    await inbox.forget({ content: vector.at + 1, trace: vector.at });
    expect(await inbox.waiting(10)).toEqual([]);
    expect((await inbox.numbers(subscription)).highest).toBe(3);
    await world.post({
      body: bodyOf({ Stamp: 'later' }, vector.at + 2),
      headers: { Counter: '5' },
    });
    await inbox.forget({ content: vector.at + 1, trace: vector.at + 1 });
    expect(await inbox.waiting(10)).toMatchObject([{ counter: 5 }]);
    // Settled, and no gap: only what is missing above it would be looked for.
    expect((await inbox.numbers(subscription)).gaps).toMatchObject([{ from: 4, to: 4 }]);
  });
});

describe('a request is refused', () => {
  const json = JSON.parse(vector.body);
  const reordered = JSON.stringify({ CreationTimeUtc: json.CreationTimeUtc, Data: json.Data });
  const flipped = Buffer.from(vector.body);
  flipped[30] = (flipped[30] ?? 0) ^ 1;
  const { signature } = vector;

  it.each<[string, string | Uint8Array, string]>([
    ['with its keys in another order', reordered, signature],
    ['with other whitespace', JSON.stringify(json, null, 1), signature],
    ['with a line end after it', `${vector.body}\n`, signature],
    ['with one bit flipped', flipped, signature],
    ['cut short', vector.body.slice(0, -1), signature],
    ['with nothing in it', '', signature],
    [
      'with the sign key in another case',
      vector.body,
      signed(vector.body, vector.signKey.toLowerCase()),
    ],
    ['with the signature in upper case', vector.body, signature.toUpperCase()],
    ['with a part of the signature', vector.body, signature.slice(0, 63)],
    ['without a signature', vector.body, ''],
  ])('%s: 401', async (_what, body, given) => {
    const { status, text } = await world.post({ body, headers: { 'Webhook-Signature': given } });
    expect(status).toBe(401);
    expect(text).toContain('proxy');
    expect(text).not.toContain(signature);
    expect(await events()).toEqual([]);
    expect(world.webhooks.receiver.counters['wrong-signature']).toBe(1);
  });

  it.each<[string, number, Parameters<WebhookWorld['post']>[0]]>([
    ['for a site that there is not', 404, { site: 'elsewhere' }],
    [
      'for a subscription that there is not',
      404,
      { headers: { 'Subscription-Id': subscription.replace('6', '7') } },
    ],
    ['for no subscription', 404, { headers: { 'Subscription-Id': '' } }],
    ['that is a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [
      'in another character set',
      415,
      { headers: { 'content-type': 'application/json; charset=iso-8859-1' } },
    ],
    ['that is read and not posted', 405, { method: 'GET' }],
    ['that is put', 405, { method: 'PUT' }],
    ['over 1 MB', 413, { body: 'x'.repeat(1_000_001) }],
    ['that is signed and not JSON', 400, { body: 'kuvaus' }],
    ['that is signed and not UTF-8', 400, { body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['that is signed and a list', 400, { body: '[]' }],
    ['without data', 400, { body: '{"CreationTimeUtc":"2021-01-05T12:15:30Z"}' }],
    ['without a time', 400, { body: '{"Data":{}}' }],
    ['with a time that is none', 400, { body: bodyOf({}, 'yesterday') }],
    ['without a number', 400, { headers: { Counter: '' } }],
    ['with a number that is none', 400, { headers: { Counter: '-1' } }],
  ])('%s: %i', async (_what, expected, delivery) => {
    const { status, text } = await world.post(delivery);
    expect(status).toBe(expected);
    expect(text).toMatch(/^[A-Za-z].{10,150}\.\n$/);
    expect(await events()).toEqual([]);
  });

  it('in the same words for an unknown site and an unknown subscription', async () => {
    const unknownSite = await world.post({ site: 'elsewhere' });
    expect(await world.post({ headers: { 'Subscription-Id': 'x' } })).toEqual(unknownSite);
  });

  it.each(['Subscription-Id', 'Counter', 'Webhook-Signature', 'Content-Type', 'Event-Name'])(
    'with %s twice: 400',
    async (name) => {
      const values: Record<string, string> = {
        'Subscription-Id': subscription,
        Counter: '1',
        'Webhook-Signature': signature,
        'Content-Type': 'application/json',
        'Event-Name': 'key_added',
      };
      const lines = [...Object.entries(values), [name, values[name]]].map(
        ([key, value]) => `${key}: ${value}`,
      );
      const head = [
        'POST /iloq/webhooks/kamppi HTTP/1.1',
        'Host: bot',
        'Connection: close',
        ...lines,
      ];
      const answer = await raw(
        `${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(vector.body)}\r\n\r\n${vector.body}`,
      );
      expect(answer).toContain('HTTP/1.1 400 ');
      expect(await events()).toEqual([]);
    },
  );

  it('as soon as it has gone on for more than 1 MB without saying how long it is', async () => {
    const head = [
      'POST /iloq/webhooks/kamppi HTTP/1.1',
      'Host: bot',
      'Content-Type: application/json',
      `Subscription-Id: ${subscription}`,
      'Transfer-Encoding: chunked',
    ];
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    expect(await raw(`${head.join('\r\n')}\r\n\r\n${chunk.repeat(17)}`)).toContain('HTTP/1.1 413 ');
  });

  /**
   * Sends text as it is.
   * @returns what came back until the connection closed, or the first answer
   */
  function raw(text: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(world.port, '127.0.0.1', () => socket.write(text));
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
      socket.on('error', () => {});
    });
  }
});

describe('a burst of wrong signatures', () => {
  it('is told once, and is over after half an hour', async () => {
    const wrong = { headers: { 'Webhook-Signature': 'f'.repeat(64) } };
    for (let turn = 0; turn < 9; turn++) await world.post(wrong);
    expect(world.problems).toEqual([]);
    for (let turn = 0; turn < 5; turn++) await world.post(wrong);
    expect(world.problems).toEqual([
      {
        ...{ kind: 'bad-signatures', severity: 'warning', site: siteId, at: vector.at },
        data: { count: 10, minutes: 1 },
      },
    ]);
    world.passes(minutes(31));
    await world.webhooks.look();
    expect(world.calmed).toEqual([siteId]);
  });

  it('that could not be told is told with the next of them, once', async () => {
    const told: number[] = [];
    const bursts = createBursts(
      { now: () => 0, monotonic: () => 0 },
      {
        onProblem: async ({ data }) => {
          told.push('count' in data ? (data.count ?? 0) : 0);
          if (told.length === 1) throw new Error('the store is away');
        },
        onCalm: async () => {},
      },
    );
    for (let turn = 0; turn < 9; turn++) await bursts.count(siteId);
    await expect(bursts.count(siteId)).rejects.toThrow('the store is away');
    for (let turn = 0; turn < 3; turn++) await bursts.count(siteId);
    expect(told).toEqual([10, 11]);
  });

  it('is not what comes now and then', async () => {
    for (let turn = 0; turn < 20; turn++) {
      await world.post({ headers: { 'Webhook-Signature': 'f'.repeat(64) } });
      world.passes(minutes(1));
    }
    expect(world.problems).toEqual([]);
  });

  it('that comes while its site is deleted is not kept', async () => {
    const body = Buffer.from(vector.body);
    const headers = { 'content-type': ['application/json'], counter: ['1'] };
    const take = await world.webhooks.receiver.greet({
      ...{ method: 'POST', site: siteId },
      headers: new Map(
        Object.entries({
          ...{ ...headers, 'subscription-id': [subscription], 'event-name': ['key_added'] },
          'webhook-signature': [signed(body)],
        }),
      ),
    });
    await world.remove();
    expect(typeof take === 'function' && (await take(body))).toMatchObject({ status: 404 });
    expect(await world.storage.inbox.waiting(9)).toEqual([]);
  });
});
