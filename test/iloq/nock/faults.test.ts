import type { LookupFunction } from 'node:net';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../sandbox/iloq/index.ts';
import { reservePort } from '../../../sandbox/reserve-port.ts';
import { defaultOrigins, type Failure, type Stage } from '../../../src/iloq/index.ts';
import { hurried } from '../../e2e/hurried.ts';
import { bench, client, memoryGuard, only, whyHeld } from '../support.ts';
import { onlyLoopback } from './only-loopback.ts';

/** What each fault comes to at a call after the log-in. */
const faults: [string, Fault, (stage: Stage) => Failure][] = [
  [
    'a hanging answer',
    { kind: 'hang' },
    (stage) => ({ kind: 'unreachable', how: 'timeout', stage }),
  ],
  [
    'a slow answer',
    { kind: 'slow', ms: 600_000 },
    (stage) => ({ kind: 'unreachable', how: 'timeout', stage }),
  ],
  [
    'a broken connection',
    { kind: 'reset' },
    (stage) => ({ kind: 'unreachable', how: 'reset', stage }),
  ],
  ['a page', { kind: 'html' }, (stage) => ({ kind: 'not-json', stage })],
  ['half an answer', { kind: 'truncated' }, (stage) => ({ kind: 'not-json', stage })],
  [
    'another answer',
    { kind: 'wrong-type' },
    (stage) => ({ kind: 'unknown', stage, status: 200, message: 'unexpected shape' }),
  ],
  [
    'too long an answer',
    { kind: 'big', bytes: 2_000_000 },
    (stage) => ({ kind: 'too-large', stage }),
  ],
  [
    'a redirect',
    { kind: 'redirect', to: 'https://evil.test/' },
    () => ({ kind: 'address-refused', origin: 'https://evil.test', because: 'redirect' }),
  ],
  [
    'too many calls',
    { kind: 'status', status: 429, headers: { 'retry-after': '90' } },
    (stage) => ({ kind: 'rate-limited', stage, retryAfterMs: 90_000 }),
  ],
  [
    'too many calls, without a time',
    { kind: 'status', status: 429 },
    (stage) => ({ kind: 'rate-limited', stage }),
  ],
  ['a gateway error', { kind: 'status', status: 502 }, (stage) => ({ kind: 'maintenance', stage })],
  ['an outage', { kind: 'status', status: 503 }, (stage) => ({ kind: 'maintenance', stage })],
  [
    'a gateway time-out',
    { kind: 'status', status: 504 },
    (stage) => ({ kind: 'maintenance', stage }),
  ],
  [
    'a server error',
    { kind: 'status', status: 500 },
    (stage) => ({ kind: 'unknown', stage, status: 500, message: 'Status 500' }),
  ],
  [
    'a refusal',
    { kind: 'status', status: 403 },
    (stage) => ({ kind: 'forbidden', stage, status: 403 }),
  ],
  [
    'a refusal for want of a log-in',
    { kind: 'status', status: 401 },
    (stage) => ({ kind: 'forbidden', stage, status: 401 }),
  ],
];

describe.each(faults)('%s', (_name, fault, expected) => {
  it.each([
    ['LockGroups', 'LockGroups'],
    ['Keys', 'resource'],
  ] as const)('at %s is told as what it is, and the session ends', async (path, stage) => {
    const isAwaited = fault.kind === 'hang' || fault.kind === 'slow';
    const limits = isAwaited ? { clock: hurried, callMs: 10_000 } : { maxBytes: 1_000_000 };
    const { iloq, local, login } = await bench(limits);
    local.faults.set(path, fault);
    const id = only(only(local.state.systems).lockGroups).LockGroup_ID;
    const outcome = await iloq.withSession(login, async (session) => {
      if (path === 'LockGroups') return session.lockGroups();
      await session.setLockgroup(id);
      return session.keys();
    });
    expect(outcome).toEqual({ ok: true, value: { ok: false, failure: expected(stage) } });
  });
});

describe('the way to iLOQ', () => {
  onlyLoopback();

  const place = { address: 'https://s5.iloq.com/iloqws', serviceCode: 'KAMPPI' };
  const broken = (code: string) => Object.assign(new Error(`${code} s5.iloq.com`), { code });

  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'refused'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
  ])('%s at GetUrl is unreachable: %s', async (code, how) => {
    nock('https://s5.iloq.com').post('/iloqws/api/v2/Url/GetUrl').replyWithError(broken(code));
    expect(await client('https://s5.iloq.com').locate(place)).toEqual({
      ok: false,
      failure: { kind: 'unreachable', how, stage: 'GetUrl' },
    });
  });

  it.each([
    ['ENOTFOUND', undefined],
    ['ECONNREFUSED', undefined],
    ['CERT_HAS_EXPIRED', undefined],
    ['UND_ERR_CONNECT_TIMEOUT', undefined],
    ['ECONNRESET', 'unanswered'],
    ['ETIMEDOUT', 'unanswered'],
    ['UND_ERR_SOCKET', 'unanswered'],
    ['E_NEVER_HEARD_OF', 'unanswered'],
  ])('%s at CreateSession leaves the guard %s', async (code, why) => {
    nock('https://s5.iloq.com').post('/iloqws/api/v2/Url/GetUrl').reply(200, 'null');
    nock('https://s5.iloq.com').post('/iloqws/api/v2/CreateSession').replyWithError(broken(code));
    const guard = memoryGuard();
    const login = { ...place, userName: 'api', password: 'x' };
    const outcome = await client('https://s5.iloq.com', { guard }).withSession(
      login,
      async () => 'done',
    );
    expect(outcome.ok).toBe(false);
    const user = { origin: 'https://s5.iloq.com', serviceCode: 'KAMPPI', userName: 'api' };
    expect(await whyHeld(guard, user)).toBe(why);
  });

  it('a port where nobody listens is refused, and no log-in has left', async () => {
    const origin = `http://127.0.0.1:${await reservePort()}`;
    const outcome = await client(origin).locate({ ...place, address: origin });
    expect(outcome).toEqual({
      ok: false,
      failure: { kind: 'unreachable', how: 'refused', stage: 'GetUrl' },
    });
  });

  it('a server without TLS is told as a TLS failure', async () => {
    const { local } = await bench();
    const origin = local.url.replace('http:', 'https:');
    const outcome = await client(origin).locate({ ...place, address: `${origin}/iloqws` });
    expect(outcome).toEqual({
      ok: false,
      failure: { kind: 'unreachable', how: 'tls', stage: 'GetUrl' },
    });
  });

  it('Retry-After may be a date', async () => {
    const now = Date.parse('2026-11-23T10:00:00Z');
    const headers = { 'retry-after': 'Mon, 23 Nov 2026 10:01:30 GMT' };
    nock('https://s5.iloq.com').post('/iloqws/api/v2/Url/GetUrl').reply(429, '', headers);
    const clock = {
      now: () => now,
      monotonic: () => now,
      sleep: () => new Promise<void>(() => undefined),
    };
    expect(await client('https://s5.iloq.com', { clock }).locate(place)).toEqual({
      ok: false,
      failure: { kind: 'rate-limited', stage: 'GetUrl', retryAfterMs: 90_000 },
    });
  });
});

it('a name that DNS does not know is told as such', async () => {
  const lookup: LookupFunction = (_hostname, _options, callback) =>
    callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '');
  const outcome = await client(defaultOrigins, { lookup }).locate({
    address: 'https://no-such.iloq.com/iloqws',
    serviceCode: 'KAMPPI',
  });
  expect(outcome).toEqual({
    ok: false,
    failure: { kind: 'unreachable', how: 'dns', stage: 'GetUrl' },
  });
});
