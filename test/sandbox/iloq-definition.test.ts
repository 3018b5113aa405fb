import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { breaches } from '../../sandbox/iloq/breaches.ts';
import { callBreaches } from '../../sandbox/iloq/call-breaches.ts';
import { calls, type Defined, schemaNamed } from '../../sandbox/iloq/definition.ts';
import { eventId, type LocalIloq, startLocalIloq } from '../../sandbox/iloq/index.ts';
import { parseJson } from '../../src/iloq/json.ts';

let local: LocalIloq;
beforeEach(async () => {
  local = await startLocalIloq();
});
afterEach(() => local.close());

const first = <T>(list: readonly T[]): T =>
  z.custom<T>((value) => value !== undefined).parse(list[0]);
const system = () => first(local.state.systems);
const lockGroup = () => first(system().lockGroups);
const own = 'F0000001-0000-4000-8000-00000000000A';

const ask = async (method: string, path: string, body?: object, sessionId = '') => {
  const base = path === 'Url/GetUrl' ? local.address : `${local.url}/iloqwspool2`;
  const response = await fetch(`${base}/api/v2/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', SessionId: sessionId },
  });
  const { status } = response;
  return { status, type: response.headers.get('content-type'), text: await response.text() };
};

const login = () => ({
  UserName: first(system().users).userName,
  Password: first(system().users).password,
  CustomerCode: 'KAMPPI',
  ApiKey: '',
  ApiSecret: '',
});
const subscription = {
  SubscriptionId: own,
  WebhookEventId: eventId('key_added'),
  TargetEndpointUri: 'http://127.0.0.1:1/',
  StartDateUtc: '2026-01-01T00:00:00Z',
  EndDateUtc: '2026-03-01T00:00:00Z',
};

/** A session of a user with every right, its locking system set, with payloads in every state. */
async function open(): Promise<string> {
  first(system().users).rightsMask = '36028797018963967';
  const { text } = await ask('POST', 'CreateSession', login());
  const { SessionID } = z.object({ SessionID: z.string() }).parse(JSON.parse(text));
  await ask('POST', 'SetLockgroup', { LockGroup_ID: lockGroup().LockGroup_ID }, SessionID);
  await ask('POST', 'Webhooks/Subscriptions', subscription, SessionID);
  first(lockGroup().subscriptions).payloads = ([1, 2, 3, 4] as const).map((State) => ({
    WebhookEventPayloadId: own,
    Counter: State,
    State,
    Data: { Stamp: 'a' },
    CreatedUtc: '2026-02-01T10:00:00.1234567Z',
    FailedRequests: 0,
  }));
  return SessionID;
}

/** IDs to ask about, by the first word of a path. */
const idFor = (path: string): string => {
  if (path.startsWith('Locks/')) return first(lockGroup().locks).FLock_ID;
  if (path.startsWith('Keys/')) return first(lockGroup().keys).FNKey_ID;
  if (path.startsWith('SecurityRoles/')) return first(lockGroup().securityRoles).SecurityRole_ID;
  return own;
};

/** What the bot has no use for, and the local iLOQ does not play. */
const notPlayed = new Set([
  'POST CalendarDataTitles',
  'PUT CalendarDataTitles',
  'GET NetworkModuleDeviceRelays/{id}/CalendarNetworkModuleDeviceRelayLinks',
  'GET NetworkModuleDeviceRelays/{id}',
  'GET NetworkModuleDevices/{id}/NetworkModuleDeviceRelays',
  'GET NetworkModules/{id}/NetworkModuleDeviceRelays',
  'GET NetworkModuleDevices',
  'GET NetworkModuleDevices/{id}',
  'GET NetworkModules/{id}/NetworkModuleDevices',
  'GET NetworkModules/{id}',
  'POST Keys',
  'PUT Keys',
  'POST Locks',
  'PUT Locks',
  'GET Locks/{id}',
  'DELETE Locks/{id}',
  'GET Locks/{id}/Options',
  'PUT Locks/{id}/SecurityAccesses',
  'GET Persons',
  'POST Persons',
  'PUT Persons',
  'POST SecurityAccesses',
  'PUT SecurityAccesses',
  'GET Webhooks/Subscriptions/{id}/PendingEvents',
  'GET Webhooks/Subscriptions/PendingEvents',
]);
const nameOf = ({ method, path }: Defined): string => `${method} ${path}`;
/** What deletes, and what ends the session, comes last. */
const rank = ({ method, path }: Defined): number =>
  path === 'KillSession' ? 2 : method === 'DELETE' ? 1 : 0;
const played = calls
  .filter((call) => !notPlayed.has(nameOf(call)))
  .sort((one, other) => rank(one) - rank(other));

const bodies: Readonly<Record<string, () => object>> = {
  'POST CreateSession': login,
  'POST SetLockgroup': () => ({ LockGroup_ID: lockGroup().LockGroup_ID }),
  'POST Url/GetUrl': () => ({ CustomerCode: 'KAMPPI' }),
  'POST Webhooks/Subscriptions': () => ({
    ...subscription,
    SubscriptionId: 'f0000002-0000-4000-8000-00000000000b',
  }),
  'PUT Webhooks/Subscriptions': () => subscription,
};

/** Every answer of the local iLOQ, each call with every value of its query. */
async function answers() {
  const sessionId = await open();
  const given: {
    call: Defined;
    path: string;
    status: number;
    type: string | null;
    text: string;
  }[] = [];
  for (const call of played) {
    const query = call.parameters.find((each) => each.in === 'query');
    const path = call.path.replace('{id}', idFor(call.path));
    for (const value of query?.schema.enum ?? ['']) {
      const asked = query ? `${path}?${query.name}=${value}` : path;
      given.push({
        ...{ call, path: asked },
        ...(await ask(call.method, asked, bodies[nameOf(call)]?.(), sessionId)),
      });
    }
  }
  return given;
}

/** What was read, by its path. */
const lists = async () =>
  new Map(
    (await answers())
      .filter(({ call }) => call.method === 'GET')
      .map(({ path, text }) => [path, text]),
  );

describe('The local iLOQ', () => {
  it('answers every call that it plays as the public definition says, down to nulls and types', async () => {
    for (const { call, path, status, text } of await answers()) {
      expect([nameOf(call), path, status]).toEqual([nameOf(call), path, 200]);
      if (call.answer) expect([path, breaches(parseJson(text), call.answer)]).toEqual([path, []]);
    }
  });

  it('leaves no property of the definition out, and says null for what it does not know', async () => {
    const texts = await lists();
    for (const [path, schema] of [
      ['Locks', 'Lock'],
      ['LockGroups', 'LockGroup'],
      ['Keys', 'Key'],
      ['SecurityAccesses', 'SecurityAccess'],
      ['Webhooks/Subscriptions', 'Subscription'],
    ] as const) {
      const [one] = z
        .array(z.record(z.string(), z.unknown()))
        .parse(JSON.parse(texts.get(path) ?? ''));
      const properties = Object.keys(schemaNamed(schema).properties ?? {});
      expect(Object.keys(one ?? {}).toSorted()).toEqual(properties.toSorted());
      expect(Object.values(one ?? {})).toContain(null);
    }
  });

  it('writes serial numbers as numbers, dates without a zone, and one GUID in two ways', async () => {
    const texts = await lists();
    expect(texts.get('Locks')).toContain('"SerialNumber":10401');
    expect(texts.get(`Webhooks/Subscriptions/${own}/Payloads?state=2`)).toContain(
      '"CreatedUtc":"2026-02-01T10:00:00.1234567"',
    );
    const { FLock_ID } = first(lockGroup().locks);
    const right = z.string().parse(first(lockGroup().locks).planned[0]);
    expect(texts.get('SecurityAccesses')).toContain(right.toUpperCase());
    expect(texts.get(`Locks/${FLock_ID}/SecurityAccesses?mode=1`)).toContain(right.toLowerCase());
    expect(right.toUpperCase()).not.toBe(right.toLowerCase());
  });

  it('plays no call that is not in the definition, and none of those it does not play', async () => {
    const sessionId = await open();
    for (const call of calls.filter((each) => notPlayed.has(nameOf(each)))) {
      const path = call.path.replace('{id}', own);
      const { status, type } = await ask(call.method, path, bodies[nameOf(call)]?.(), sessionId);
      expect([nameOf(call), status >= 400, type]).not.toEqual([nameOf(call), false, type]);
    }
    expect(played.length + notPlayed.size).toBe(calls.length);
  });
});

describe('What holds an answer against the definition', () => {
  it.each([
    ['a number as text', { SerialNumber: '10401' }, 'Lock'],
    ['null where none may be', { FLock_ID: null }, 'Lock'],
    ['no GUID', { FLock_ID: 'l1' }, 'Lock'],
    ['a name that is not defined', { Serial: 1 }, 'Lock'],
    ['more than 32 bits', { SerialNumber: 2 ** 31 }, 'Lock'],
    ['a date of another kind', { EndDateUtc: '1.3.2026' }, 'Subscription'],
    ['a list that is none', { SubscriptionIds: {} }, 'GetSubscriptionsWithPendingPayloadsResult'],
  ])('finds %s', (_what, value, schema) => {
    expect(breaches(value, schemaNamed(schema))).toHaveLength(1);
  });

  it('takes what is missing, null where it may be, and dates with up to seven digits', () => {
    expect(breaches({}, schemaNamed('Lock'))).toEqual([]);
    expect(breaches({ Zone_ID: null }, schemaNamed('Lock'))).toEqual([]);
    const dates = [
      '2026-01-01T00:00:00',
      '2026-01-01T00:00:00.1234567Z',
      '2026-01-01T00:00:00+02:00',
    ];
    for (const EndDateUtc of dates)
      expect(breaches({ EndDateUtc }, schemaNamed('Subscription'))).toEqual([]);
  });
});

describe('What holds a call against the definition', () => {
  const asked = (method: string, path: string, search = '', body = '') =>
    callBreaches({ method, path, query: new URLSearchParams(search), body });
  const change = JSON.stringify(subscription);

  it.each([
    [
      'an ID in the path that stands in the body',
      'PUT',
      `Webhooks/Subscriptions/${own}`,
      '',
      change,
    ],
    ['a call without the query that it needs', 'GET', `Locks/${own}/SecurityAccesses`, '', ''],
    ['a value that the query has not', 'GET', `Locks/${own}/SecurityAccesses`, 'mode=0', ''],
    ['a query that nobody has defined', 'GET', 'Locks', 'page=1', ''],
    ['an ID that is no GUID', 'GET', 'Keys/k1/CanOrder', '', ''],
    ['a body where none is taken', 'GET', 'Keys', '', '{}'],
    ['a body that is missing', 'POST', 'SetLockgroup', '', ''],
    ['a property that nobody has defined', 'POST', 'SetLockgroup', '', `{"Id":"${own}"}`],
    ['an event by its number', 'POST', 'Webhooks/Subscriptions', '', '{"WebhookEventId":1}'],
  ])('finds %s', (_what, method, path, search, body) => {
    expect(asked(method, path, search, body)).toHaveLength(1);
  });

  it('takes those that are as they should be', () => {
    expect(asked('PUT', 'Webhooks/Subscriptions', '', change)).toEqual([]);
    expect(asked('GET', `Locks/${own}/SecurityAccesses`, 'mode=1')).toEqual([]);
    expect(asked('GET', 'Webhooks/Subscriptions/PendingPayloads')).toEqual([]);
  });
});
