import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { twelveRights } from '../../../sandbox/iloq/index.ts';
import type { Failure, GuardStore, Session } from '../../../src/iloq/index.ts';
import { ManualClock } from '../../outbox/manual-clock.ts';
import { memoryGuardStore } from '../memory-guard.ts';
import {
  bench,
  client,
  memoryGuard,
  memoryLog,
  only,
  refuse,
  whyHeld,
  whyNot,
} from '../support.ts';
import { onlyLoopback } from './only-loopback.ts';

const nothing = async () => 'done';

/** Rows of the guard on a disk that is full from this write on. */
function failingFrom(first: number): GuardStore {
  const rows = memoryGuardStore();
  let writes = 0;
  return {
    decide: (key, decide) =>
      rows.decide(key, (seen) => {
        const decision = decide(seen);
        if (decision.change) writes += 1;
        if (decision.change && writes >= first) throw new Error('disk full');
        return decision;
      }),
  };
}

describe('each result of CreateSession', () => {
  const asBefore = undefined;
  const table: [number, Failure, string | undefined][] = [
    [0, { kind: 'api-perhaps-not-enabled', because: 'result-0' }, 'error'],
    [2, { kind: 'api-perhaps-not-enabled', because: 'result-2' }, asBefore],
    [3, { kind: 'wrong-address', because: 'result-3' }, asBefore],
    [4, { kind: 'maintenance', stage: 'CreateSession' }, asBefore],
    [5, { kind: 'wrong-credentials' }, 'wrong-credentials'],
    [6, { kind: 'wrong-address', because: 'result-6' }, asBefore],
    [7, { kind: 'locked-out', result: 7 }, 'locked-out'],
    [8, { kind: 'locked-out', result: 8 }, 'locked-out'],
    [9, { kind: 'password-expired' }, 'password-expired'],
    [10, { kind: 'sso-cancelled' }, 'error'],
    [11, { kind: 'wrong-address', because: 'result-11' }, asBefore],
    [12, { kind: 'unknown', stage: 'CreateSession', result: 12 }, 'error'],
  ];
  it.each(table)(
    'result %i is told as what it is, and leaves the guard as it must',
    async (result, failure, why) => {
      const { iloq, local, login, guard, user } = await bench();
      only(local.state.systems).forcedResult = result;
      expect(whyNot(await iloq.withSession(login, nothing))).toEqual(failure);
      expect(await whyHeld(guard, user)).toBe(why);
      expect(local.counters.logins).toEqual([{ userName: login.userName, result }]);
    },
  );

  it('result 1 opens a session, lifts the guard and ends the session', async () => {
    const { iloq, local, login, guard, user } = await bench();
    const outcome = await iloq.withSession(login, async ({ located }) => located);
    const url = `${local.url}/iloqwspool2`;
    expect(outcome).toEqual({ ok: true, value: { address: local.address, url } });
    expect(await guard.state(user)).toEqual({ refused: [], accepted: `of ${login.password}` });
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
  });
});

describe('an HTTP error at CreateSession is no refusal, and is not sent again without being asked', () => {
  onlyLoopback();

  const table: [number, Failure, string][] = [
    [400, { kind: 'api-perhaps-not-enabled', because: 'http-400' }, 'error'],
    [401, { kind: 'api-perhaps-not-enabled', because: 'http-401' }, 'error'],
    [403, { kind: 'api-perhaps-not-enabled', because: 'http-403' }, 'error'],
    [404, { kind: 'api-perhaps-not-enabled', because: 'http-404' }, 'error'],
    [429, { kind: 'rate-limited', stage: 'CreateSession', retryAfterMs: 7_000 }, 'error'],
    [500, { kind: 'api-perhaps-not-enabled', because: 'http-500' }, 'error'],
    [502, { kind: 'maintenance', stage: 'CreateSession' }, 'unanswered'],
    [503, { kind: 'maintenance', stage: 'CreateSession' }, 'error'],
    [504, { kind: 'maintenance', stage: 'CreateSession' }, 'unanswered'],
  ];
  it.each(table)('%i', async (status, failure, why) => {
    const { iloq, local, login, guard, user } = await bench();
    local.faults.set('CreateSession', { kind: 'status', status, headers: { 'retry-after': '7' } });
    expect(whyNot(await iloq.withSession(login, nothing))).toEqual(failure);
    expect(await whyHeld(guard, user)).toBe(why);
  });

  it('and what it says is not passed on, as it could echo the password', async () => {
    nock('https://s5.iloq.com').post('/iloqws/api/v2/Url/GetUrl').reply(200, 'null');
    const Message = 'Avain-Automaatti-42 is wrong';
    nock('https://s5.iloq.com').post('/iloqws/api/v2/CreateSession').reply(418, { Message });
    const { log, lines } = memoryLog();
    const login = {
      address: 's5.iloq.com/iloqws',
      serviceCode: 'KAMPPI',
      userName: 'api',
      password: 'Avain-Automaatti-42',
    };
    const outcome = await client('https://s5.iloq.com', { log }).withSession(login, nothing);
    expect(whyNot(outcome)).toEqual({ kind: 'api-perhaps-not-enabled', because: 'http-418' });
    expect(lines.join()).not.toContain('Avain');
  });

  it('nor is a redirect, which is not followed', async () => {
    const { iloq, local, login, guard, user } = await bench();
    local.faults.set('CreateSession', {
      kind: 'redirect',
      to: 'https://evil.test/api/v2/CreateSession',
    });
    expect(whyNot(await iloq.withSession(login, nothing))).toEqual({
      kind: 'api-perhaps-not-enabled',
      because: 'http-302',
    });
    expect(await whyHeld(guard, user)).toBe('error');
  });

  it('a system without the API is told as such, at CreateSession or at SetLockgroup', async () => {
    const { iloq, local, login } = await bench();
    const system = only(local.state.systems);
    const failure = { kind: 'api-perhaps-not-enabled', because: 'http-403' };
    system.notEnabled = { at: 'CreateSession', status: 403 };
    expect(whyNot(await iloq.withSession(login, nothing))).toEqual(failure);
    system.notEnabled = { at: 'SetLockgroup', status: 403 };
    const id = only(system.lockGroups).LockGroup_ID;
    const open = (session: Session) => session.setLockgroup(id);
    expect(await iloq.withSession(login, open, { by: 'once-more' })).toMatchObject({
      value: { ok: false, failure: { kind: 'system-not-opened', because: 'http-403' } },
    });
  });
});

describe('the login guard', () => {
  it('is set before the log-in is sent, and stays when the answer is lost', async () => {
    const { iloq, local, login, guard, user } = await bench({ lost: 1 });
    local.faults.set('CreateSession', { kind: 'reset', after: true, times: 1 });
    expect(await iloq.withSession(login, nothing)).toMatchObject({
      failure: { kind: 'unreachable', how: 'reset' },
    });
    expect(await whyHeld(guard, user)).toBe('unanswered');
    expect(whyNot(await iloq.withSession(login, nothing))).toEqual({
      kind: 'guard-on',
      why: 'unanswered',
    });
    expect(local.counters.logins).toHaveLength(1);
  });

  it('that cannot be written keeps the password in the house', async () => {
    const store = failingFrom(1);
    const { iloq, local, login } = await bench({ guard: memoryGuard(undefined, store) });
    await expect(iloq.withSession(login, nothing)).rejects.toThrow('disk full');
    expect(local.counters.logins).toEqual([]);
  });

  it('that cannot be written after the answer ends the session all the same, and stays on', async () => {
    const guard = memoryGuard(undefined, failingFrom(2));
    const { iloq, local, login, user } = await bench({ guard });
    await expect(iloq.withSession(login, nothing)).rejects.toThrow('disk full');
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
    expect(await whyHeld(guard, user)).toBe('unanswered');
  });

  it('stays when the answer takes too long', async () => {
    const clock = new ManualClock();
    const { iloq, local, login, guard, user } = await bench({ clock });
    local.faults.set('CreateSession', { kind: 'hang' });
    const outcome = iloq.withSession(login, nothing);
    await expect.poll(() => local.counters.calls.has('CreateSession')).toBe(true);
    await clock.advance(15_000);
    expect(whyNot(await outcome)).toEqual({
      kind: 'unreachable',
      how: 'timeout',
      stage: 'CreateSession',
    });
    expect(await whyHeld(guard, user)).toBe('unanswered');
  });

  it('stays when the answer cannot be read', async () => {
    for (const kind of ['html', 'truncated', 'wrong-type'] as const) {
      const { iloq, local, login, guard, user } = await bench();
      local.faults.set('CreateSession', { kind });
      expect((await iloq.withSession(login, nothing)).ok).toBe(false);
      expect(await whyHeld(guard, user)).toBe('error');
    }
  });

  it('lets no call out while it is on', async () => {
    const { iloq, local, login, guard, user } = await bench();
    await refuse(guard, user);
    expect(await iloq.withSession(login, nothing)).toMatchObject({
      failure: { kind: 'guard-on', why: 'wrong-credentials' },
    });
    expect(local.counters.calls.size).toBe(0);
  });

  it('does not touch another user, code or origin', async () => {
    const { iloq, login, guard, user } = await bench();
    await refuse(guard, { ...user, userName: 'somebody.else' });
    await refuse(guard, { ...user, serviceCode: 'OTHER' });
    await refuse(guard, { ...user, origin: 'https://s5.iloq.com' });
    expect(await iloq.withSession(login, nothing)).toEqual({ ok: true, value: 'done' });
  });

  it('gives way once to a person, and is lifted when iLOQ takes the log-in', async () => {
    const { iloq, login, guard, user } = await bench();
    await refuse(guard, user);
    expect(await iloq.withSession(login, nothing, { by: 'once-more' })).toEqual({
      ok: true,
      value: 'done',
    });
    expect(await whyHeld(guard, user)).toBeUndefined();
  });

  it('is as before when a person tries once more and iLOQ judges nothing', async () => {
    const { iloq, local, login, guard, user } = await bench();
    await refuse(guard, user);
    local.faults.set('CreateSession', { kind: 'status', status: 503 });
    expect(await iloq.withSession(login, nothing, { by: 'once-more' })).toMatchObject({
      failure: { kind: 'maintenance' },
    });
    expect(await whyHeld(guard, user)).toBe('wrong-credentials');
  });

  it('sends one wrong password once, however many ask at the same time', async () => {
    const { iloq, local, login } = await bench();
    const wrong = { ...login, password: 'Something-else-1' };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => iloq.withSession(wrong, nothing)),
    );
    expect(outcomes.map((outcome) => !outcome.ok && outcome.failure.kind).sort()).toEqual([
      ...Array.from({ length: 9 }, () => 'guard-on'),
      'wrong-credentials',
    ]);
    expect(local.counters.logins).toHaveLength(1);
  });

  it('sends one wrong password once, however many processes ask at the same time', async () => {
    const store = memoryGuardStore();
    const { local, login } = await bench();
    const wrong = { ...login, password: 'Something-else-1' };
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        client(local.url, { guard: memoryGuard(undefined, store) }).withSession(wrong, nothing),
      ),
    );
    expect(
      outcomes
        .filter((outcome) => !outcome.ok)
        .map(({ failure }) => failure.kind)
        .sort(),
    ).toEqual([...Array.from({ length: 9 }, () => 'guard-on'), 'wrong-credentials']);
    expect(local.counters.logins).toHaveLength(1);
  });

  it('keeps sessions of one user apart in time', async () => {
    const { iloq, login } = await bench();
    let open = 0;
    const work = async () => {
      open += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return open--;
    };
    const outcomes = await Promise.all([1, 2, 3].map(() => iloq.withSession(login, work)));
    expect(outcomes).toEqual([1, 1, 1].map((value) => ({ ok: true, value })));
  });

  it('is not on because of a log-in that is under way: who asks then waits for its answer', async () => {
    const { iloq, local, login } = await bench();
    local.faults.set('CreateSession', { kind: 'slow', ms: 100 });
    const other = iloq.withSession(login, nothing);
    await expect.poll(() => local.counters.calls.get('CreateSession')).toBe(1);
    expect(await iloq.heldBack(login)).toBeUndefined();
    expect((await other).ok).toBe(true);
  });

  it('lets who waits for their turn give up, and nobody overtakes', async () => {
    const { iloq, local, login } = await bench();
    const gate = Promise.withResolvers<string>();
    const working = Promise.withResolvers<void>();
    const first = iloq.withSession(login, () => {
      working.resolve();
      return gate.promise;
    });
    await working.promise;
    const second = await iloq.withSession(login, nothing, { signal: AbortSignal.timeout(20) });
    expect(second).toEqual({ ok: false, failure: { kind: 'cancelled', why: 'caller' } });
    const third = iloq.withSession(login, nothing);
    // Somebody else's whole log-in: time enough for one that did not wait.
    await iloq.withSession({ ...login, userName: 'nobody' }, nothing);
    const users = local.counters.logins.map(({ userName }) => userName);
    expect(users).toEqual([login.userName, 'nobody']);
    gate.resolve('first');
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await third).toEqual({ ok: true, value: 'done' });
  });
});

it('a wrong user, password or service code is one and the same answer; the fifth wrong password locks out', async () => {
  const { iloq, login } = await bench();
  const attempt = (change: object) =>
    iloq.withSession({ ...login, ...change }, nothing, { by: 'once-more' });
  const wrong = { kind: 'wrong-credentials' };
  expect(whyNot(await attempt({ userName: 'nobody' }))).toEqual(wrong);
  expect(whyNot(await attempt({ serviceCode: 'NOWHERE' }))).toEqual(wrong);
  for (const _ of [1, 2, 3, 4]) expect(whyNot(await attempt({ password: 'x' }))).toEqual(wrong);
  expect(whyNot(await attempt({ password: 'x' }))).toEqual({ kind: 'locked-out', result: 7 });
  expect(whyNot(await attempt({}))).toEqual({ kind: 'locked-out', result: 8 });
});

it('a user with the twelve rights is seen with exactly these', async () => {
  const { iloq, local, login } = await bench();
  const id = only(only(local.state.systems).lockGroups).LockGroup_ID;
  const outcome = await iloq.withSession(login, (session) => session.setLockgroup(id));
  expect(outcome).toEqual({
    ok: true,
    value: { ok: true, value: { rightsMask: BigInt(twelveRights) } },
  });
});
