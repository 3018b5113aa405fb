import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { parseJson } from '../../src/iloq/json.ts';
import {
  keys,
  lockGroups,
  lockSecurityAccesses,
  locks,
  pendingPayloads,
  securityAccesses,
  webhookPayloads,
  webhookSubscriptions,
} from '../../src/iloq/resources.ts';

/** What is read of an answer, or undefined where it cannot be read. */
const read = <S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined =>
  schema.safeParse(parseJson(text)).data;
const lockId = '3FA85F64-5717-4562-B3FC-2C963F66AFA6';

describe('A property that is missing, null or of another type hides nothing else', () => {
  it.each([
    ['left out', ''],
    ['null', '"Description":null,"SerialNumber":null,"PhysicalState":null,'],
    ['of another type', '"Description":7,"SerialNumber":{},"PhysicalState":"1",'],
  ])('of a lock: %s', (_what, properties) => {
    expect(read(locks, `[{${properties}"FLock_ID":"${lockId}"}]`)).toEqual({
      items: [
        {
          id: lockId.toLowerCase(),
          description: '',
          physicalState: 'unknown',
          serialNumber: '',
          realEstateId: undefined,
          zoneId: undefined,
        },
      ],
      unreadable: 0,
    });
  });

  it('of a locking system; what iLOQ did not say is unknown', () => {
    const nothing = { id: 'g', name: '', optionMask: null, state: 'unknown', expiresAt: null };
    for (const text of [
      '[{"LockGroup_ID":"g"}]',
      '[{"LockGroup_ID":"g","OptionMask":null,"State":null,"ExpireDateUTC":null,"Name":null}]',
      '[{"LockGroup_ID":"g","OptionMask":[],"State":2,"ExpireDateUTC":"soon","Name":0}]',
    ])
      expect(read(lockGroups, text)).toEqual({ items: [nothing], unreadable: 0 });
  });

  it('of an access right', () => {
    expect(read(securityAccesses, '[{"Type":3,"Status":0}]')).toEqual([
      { id: null, name: '', type: 'api', status: 'active' },
    ]);
  });
});

describe('A code', () => {
  it.each(['9', '-1', '1.5', '1e300', '12345678901234567890', '"1"', 'null', '{}'])(
    'such as %s, which no document names, is unknown, and its thing is kept',
    (code) => {
      expect(read(locks, `[{"FLock_ID":"l","PhysicalState":${code}}]`)?.items).toMatchObject([
        { physicalState: 'unknown' },
      ]);
      expect(read(securityAccesses, `[{"Type":${code},"Status":${code}}]`)).toMatchObject([
        { type: 'unknown', status: 'unknown' },
      ]);
    },
  );
});

describe('An ID', () => {
  it('is one, whatever its case', () => {
    expect(read(keys, `[{"FNKey_ID":"${lockId}"}]`)).toEqual(
      read(keys, `[{"FNKey_ID":"${lockId.toLowerCase()}"}]`),
    );
  });

  it('that is missing costs its own thing alone, and is counted where all have to be seen', () => {
    expect(read(keys, '[{"FNKey_ID":"k1"},{},{"FNKey_ID":null},{"FNKey_ID":"../Locks"}]')).toEqual([
      { id: 'k1' },
    ]);
    expect(read(lockGroups, '[{"LockGroup_ID":"g"},{"Name":"Kamppi"}]')).toMatchObject({
      items: [{ id: 'g' }],
      unreadable: 1,
    });
    const nameless = [0, 1, 2, 3, 4].map((state) => `{"PhysicalState":${state}}`).join();
    // Installed, and a state that no document names.
    expect(read(locks, `[${nameless}]`)).toEqual({ items: [], unreadable: 2 });
  });
});

describe('A list that is null is empty', () => {
  it('on its own and in a result', () => {
    expect(read(locks, 'null')).toEqual({ items: [], unreadable: 0 });
    expect(read(keys, 'null')).toEqual([]);
    expect(read(pendingPayloads, '{"SubscriptionIds":null}')).toEqual([]);
    expect(
      read(lockSecurityAccesses, '{"SecurityAccesses":null,"OutsideUserZonesCount":0}'),
    ).toEqual({ securityAccesses: [], outsideUserZones: 0 });
  });

  it('and one that is not there is unknown', () => {
    expect(read(lockSecurityAccesses, '{"OutsideUserZonesCount":0}')).toEqual({
      securityAccesses: null,
      outsideUserZones: 0,
    });
    expect(read(pendingPayloads, '{}')).toBeUndefined();
  });
});

describe('A licence', () => {
  it.each([
    ['2027-01-31T00:00:00', Date.UTC(2027, 0, 31)],
    ['2027-01-31T00:00:00.1234567', Date.UTC(2027, 0, 31, 0, 0, 0, 123)],
    ['2027-01-31T02:00:00+02:00', Date.UTC(2027, 0, 31)],
    ['0001-01-01T00:00:00', null],
    ['0001-01-01T00:00:00Z', null],
    ['', null],
    ['31.1.2027', null],
  ])('that ends on "%s" is read as UTC, or as having no end', (date, expiresAt) => {
    const text = `[{"LockGroup_ID":"g","ExpireDateUTC":"${date}"}]`;
    expect(read(lockGroups, text)?.items).toMatchObject([{ expiresAt }]);
  });
});

describe('Webhooks', () => {
  it('a kept payload has its data as text, of the event alone or of the whole delivery', () => {
    const payload = (data: unknown) =>
      JSON.stringify([
        { Counter: 1, CreatedUtc: '2025-06-01T14:25:00.0000001', Data: JSON.stringify(data) },
      ]);
    const readable = [
      { counter: 1, data: { Stamp: 'a' }, createdAt: Date.UTC(2025, 5, 1, 14, 25) },
    ];
    expect(read(webhookPayloads, payload({ Stamp: 'a' }))).toEqual(readable);
    const whole = { Data: { Stamp: 'a' }, CreationTimeUtc: '2025-06-01T19:25:00Z' };
    expect(read(webhookPayloads, payload(whole))).toEqual(readable);
  });

  it('a payload without data, number or time is a payload all the same', () => {
    expect(read(webhookPayloads, '[{"Data":null},{"Data":"<html>"}]')).toEqual([
      { counter: null, data: {}, createdAt: null },
      { counter: null, data: {}, createdAt: null },
    ]);
  });

  it('a subscription of which iLOQ says nothing but its ID is one', () => {
    expect(read(webhookSubscriptions, '[{"SubscriptionId":"S1"}]')).toEqual([
      {
        ...{ id: 's1', eventId: null, target: '', endsAt: null, counter: 0 },
        ...{ jsonPathFilter: '', signKey: '' },
      },
    ]);
  });
});
