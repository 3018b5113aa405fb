import { setImmediate as nextTurn } from 'node:timers/promises';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { missingRights } from '../../../src/checklist/rights.ts';
import type { Session } from '../../../src/iloq/index.ts';
import { evidenceOf } from '../../../src/verification/evidence.ts';
import { ManualClock } from '../../outbox/manual-clock.ts';
import { bench, client, only, password, whyHeld } from '../support.ts';
import { onlyLoopback } from './only-loopback.ts';

/** The session's calls after its locking system was chosen. */
function inLockGroup<T>(id: string, use: (session: Session) => Promise<T>) {
  return async (session: Session) => {
    await session.setLockgroup(id);
    return use(session);
  };
}

describe('what a session reads', () => {
  it('the locking system, its locks, keys and access rights, in our own words', async () => {
    const { iloq, local, login } = await bench();
    const lockGroup = only(only(local.state.systems).lockGroups);
    lockGroup.ExpireDateUTC = '2027-01-31T00:00:00';
    const outcome = await iloq.withSession(
      login,
      inLockGroup(lockGroup.LockGroup_ID, async (session) => ({
        lockGroups: await session.lockGroups(),
        locks: await session.locks(),
        keys: await session.keys(),
        accessRights: await session.securityAccesses(),
        realEstates: await session.realEstates(),
        zones: await session.zones(),
        securityRoles: await session.securityRoles(),
        links: await session.lockSecurityAccesses(only(lockGroup.locks).FLock_ID, 2),
      })),
    );
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    const seen = outcome.value;
    expect(seen.lockGroups).toMatchObject({
      value: {
        items: [
          {
            name: 'Kiinteistö Oy Kamppi',
            optionMask: 18432n,
            state: 'active',
            expiresAt: Date.UTC(2027, 0, 31),
          },
        ],
        unreadable: 0,
      },
    });
    expect(seen.locks.ok && seen.locks.value.items.map((lock) => lock.physicalState)).toEqual(
      Array(5).fill('installed'),
    );
    expect(seen.keys.ok && seen.keys.value.length).toBe(3);
    expect(
      seen.accessRights.ok &&
        new Set(seen.accessRights.value.map((each) => `${each.type} ${each.status}`)),
    ).toEqual(new Set(['standard active', 'api active']));
    expect(seen.realEstates).toMatchObject({ value: [{ name: 'Kiinteistö Oy Kamppi' }] });
    expect(seen.zones).toMatchObject({ value: [{ name: 'Kamppi' }] });
    expect(seen.securityRoles.ok && seen.securityRoles.value.length).toBe(1);
    expect(seen.links).toMatchObject({
      value: {
        securityAccesses: [{ name: 'Pääovi' }, { name: 'Pääovi API', type: 'api' }],
        outsideUserZones: 0,
      },
    });
  });

  it('access rights outside the zones of the user as a number only', async () => {
    const { iloq, local, login } = await bench();
    const system = only(local.state.systems);
    const lockGroup = only(system.lockGroups);
    for (const each of lockGroup.securityAccesses)
      if (each.Type === 3) each.Zone_ID = 'another-zone';
    only(system.users).zones = [only(lockGroup.zones).Zone_ID];
    const outcome = await iloq.withSession(
      login,
      inLockGroup(lockGroup.LockGroup_ID, (session) =>
        session.lockSecurityAccesses(only(lockGroup.locks).FLock_ID, 1),
      ),
    );
    expect(outcome).toMatchObject({
      value: { value: { securityAccesses: [{ type: 'standard' }], outsideUserZones: 1 } },
    });
  });

  it.each([
    ['36028797018963967', 36028797018963967n],
    ['3377737337717249', 3377737337717249n],
    ['9007199254740993', 9007199254740993n],
    ['0', 0n],
  ])('the mask %s without losing a bit', async (rightsMask, expected) => {
    const { iloq, local, login } = await bench();
    const system = only(local.state.systems);
    only(system.users).rightsMask = rightsMask;
    const outcome = await iloq.withSession(login, (session) =>
      session.setLockgroup(only(system.lockGroups).LockGroup_ID),
    );
    expect(outcome).toEqual({ ok: true, value: { ok: true, value: { rightsMask: expected } } });
  });

  it('that a user with every right has all of the twelve', () => {
    expect(missingRights(36028797018963967n)).toEqual([]);
  });
});

describe('probes of single rights', () => {
  it('one missing right is refused and says nothing about the others', async () => {
    const { iloq, local, login } = await bench();
    const system = only(local.state.systems);
    const user = only(system.users);
    user.rightsMask = (BigInt(user.rightsMask) & ~(2n ** 35n)).toString();
    const key = only(only(system.lockGroups).keys).FNKey_ID;
    const outcome = await iloq.withSession(
      login,
      inLockGroup(only(system.lockGroups).LockGroup_ID, async (session) => [
        evidenceOf(await session.probe(`Keys/${key}/CanOrder`)).kind,
        evidenceOf(await session.probe(`Keys/${key}/CanDelete`)).kind,
        await session.isGone(),
      ]),
    );
    expect(outcome).toEqual({
      ok: true,
      value: ['refused', 'granted', { ok: true, value: false }],
    });
  });

  it('a list too long to read proves the right all the same', async () => {
    const { iloq, local, login } = await bench({ maxBytes: 100_000 });
    local.faults.set('Keys', { kind: 'big', bytes: 20_000_000 });
    const id = only(only(local.state.systems).lockGroups).LockGroup_ID;
    const outcome = await iloq.withSession(
      login,
      inLockGroup(id, async (session) => [
        await session.keys(),
        evidenceOf(await session.probe('Keys')).kind,
      ]),
    );
    expect(outcome).toEqual({
      ok: true,
      value: [{ ok: false, failure: { kind: 'too-large', stage: 'resource' } }, 'granted'],
    });
  });

  it('a user without any right is not taken for a lost session, nor a lost session for missing rights', async () => {
    const { iloq, local, login } = await bench();
    const system = only(local.state.systems);
    only(system.users).rightsMask = '0';
    const id = only(system.lockGroups).LockGroup_ID;
    const look = inLockGroup(id, async (session) => [
      evidenceOf(await session.probe('Keys')).kind,
      await session.isGone(),
    ]);
    expect(await iloq.withSession(login, look)).toEqual({
      ok: true,
      value: ['refused', { ok: true, value: false }],
    });
    local.faults.set('Keys', { kind: 'session-dropped' });
    expect(await iloq.withSession(login, look)).toEqual({
      ok: true,
      value: ['refused', { ok: true, value: true }],
    });
  });
});

describe('an order that changes something at iLOQ', () => {
  it.each([
    ['503, which says nothing of whether it was carried out, is left', 503, 1],
    ['429, where iLOQ did not begin, comes again', 429, 3],
  ])('after %s', async (_, status, times) => {
    const { iloq, local, login } = await bench();
    const id = '6b1f9a52-1c0e-4d0c-9a3e-0d6f6f3c7a10';
    local.faults.set(`Webhooks/Subscriptions/${id}`, { kind: 'status', status });
    await iloq.withSession(login, (session) => session.deleteSubscription(id));
    expect(local.counters.calls.get(`Webhooks/Subscriptions/${id}`)).toBe(times);
  });
});

describe('a session is always ended', () => {
  it('when the work fails with an exception', async () => {
    const { iloq, local, login } = await bench();
    const work = async () => Promise.reject(new Error('a bug'));
    await expect(iloq.withSession(login, work)).rejects.toThrow('a bug');
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
  });

  it('when the caller cancels; what the work still returns is given, and no time passes', async () => {
    const { iloq, local, login } = await bench({ clock: new ManualClock() });
    local.faults.set('Keys', { kind: 'hang' });
    const cancel = new AbortController();
    const outcome = await iloq.withSession(
      login,
      (session) => {
        setTimeout(() => cancel.abort(), 30);
        return session.keys();
      },
      { signal: cancel.signal },
    );
    expect(outcome).toEqual({
      ok: true,
      value: { ok: false, failure: { kind: 'cancelled', why: 'caller' } },
    });
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
  });

  it('when the caller cancels while the log-in is under way, which is waited for', async () => {
    const { iloq, local, login, guard, user } = await bench();
    local.faults.set('CreateSession', { kind: 'slow', ms: 100 });
    const cancel = new AbortController();
    const { signal } = cancel;
    const outcome = iloq.withSession(login, (session) => session.lockGroups(), { signal });
    while (!local.counters.calls.has('CreateSession')) await nextTurn();
    cancel.abort();
    expect(await outcome).toEqual({
      ok: true,
      value: { ok: false, failure: { kind: 'cancelled', why: 'caller' } },
    });
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
    expect(await whyHeld(guard, user)).toBeUndefined();
  });

  it('when the caller cancels before the log-in, there is none', async () => {
    const { iloq, local, login, guard, user } = await bench();
    local.faults.set('Url/GetUrl', { kind: 'hang' });
    const outcome = await iloq.withSession(login, async () => 'done', {
      signal: AbortSignal.timeout(50),
    });
    expect(outcome).toEqual({ ok: false, failure: { kind: 'cancelled', why: 'caller' } });
    expect(local.counters.logins).toEqual([]);
    expect(await guard.state(user)).toBeUndefined();
  });

  it('when the budget is spent; later calls are not even sent', async () => {
    const clock = new ManualClock();
    const { iloq, local, login } = await bench({ clock, budgetMs: 150 });
    local.faults.set('Keys', { kind: 'hang' });
    const outcome = iloq.withSession(login, async (session) => [
      await session.keys(),
      await session.locks(),
    ]);
    while (!local.counters.calls.has('Keys')) await nextTurn();
    await clock.advance(150);
    const spent = { ok: false, failure: { kind: 'cancelled', why: 'budget' } };
    expect(await outcome).toEqual({ ok: true, value: [spent, spent] });
    expect(local.counters.calls.has('Locks')).toBe(false);
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
  });

  it('after three minutes where nobody gave it a budget', async () => {
    const clock = new ManualClock();
    const { iloq, local, login } = await bench({ clock });
    local.faults.set('Keys', { kind: 'hang' });
    const working = Promise.withResolvers<Session>();
    const outcome = iloq.withSession(login, async (session) => {
      working.resolve(session);
      for (;;) {
        const keys = await session.keys();
        if (session.signal.aborted) return keys;
      }
    });
    const { signal } = await working.promise;
    await clock.advance(3 * 60_000 - 1);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(await outcome).toEqual({
      ok: true,
      value: { ok: false, failure: { kind: 'cancelled', why: 'budget' } },
    });
  });

  it('and is not even asked for when the caller has cancelled before', async () => {
    const { iloq, local, login, guard, user } = await bench();
    const outcome = await iloq.withSession(login, async () => 'done', {
      signal: AbortSignal.abort(),
    });
    expect(outcome).toEqual({ ok: false, failure: { kind: 'cancelled', why: 'caller' } });
    expect(await whyHeld(guard, user)).toBeUndefined();
    expect(local.counters.calls.size).toBe(0);
  });

  it('and an end that iLOQ does not confirm holds nothing up', async () => {
    const { iloq, local, login, lines } = await bench({ lost: 1 });
    local.faults.set('KillSession', { kind: 'reset' });
    expect(await iloq.withSession(login, async () => 'done')).toEqual({ ok: true, value: 'done' });
    expect(lines.join()).toContain('did not confirm');
  });

  it('and an end that iLOQ does not answer holds nobody up for longer than five seconds', async () => {
    const clock = new ManualClock();
    const { iloq, local, login } = await bench({ clock, lost: 1 });
    local.faults.set('KillSession', { kind: 'hang', times: 1 });
    const first = iloq.withSession(login, async () => 'first');
    const second = iloq.withSession(login, async () => 'second');
    await expect.poll(() => local.counters.calls.get('KillSession')).toBe(1);
    await clock.advance(5_000);
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });
});

describe('what iLOQ may send otherwise', () => {
  onlyLoopback();

  const login = {
    address: 'https://s5.iloq.com/iloqws',
    serviceCode: 'KAMPPI',
    userName: 'api',
    password,
  };

  it('property names in another case, a mask as text, headers as they must be', async () => {
    const headers = { reqheaders: { SessionId: 'abc', 'x-api-key': 'gateway-key' } };
    nock('https://s5.iloq.com', { reqheaders: { 'x-api-key': 'gateway-key' } })
      .post('/iloqws/api/v2/Url/GetUrl', { CustomerCode: 'KAMPPI' })
      .reply(200, '""')
      .post('/iloqws/api/v2/CreateSession', {
        UserName: 'api',
        Password: password,
        CustomerCode: 'KAMPPI',
        ApiKey: '',
        ApiSecret: '',
      })
      .reply(200, '\uFEFF{"sessionid":"abc","result":1}');
    nock('https://s5.iloq.com', headers)
      .get('/iloqws/api/v2/LockGroups')
      .reply(200, [
        { lockGroup_id: 'g-1', NAME: 'Kamppi', optionmask: '2048', state: 0, expireDateUtc: null },
      ])
      .post('/iloqws/api/v2/SetLockgroup', { LockGroup_ID: 'g-1' })
      .reply(200, '{"rightsMask":"36028797018963967"}')
      .get('/iloqws/api/v2/Keys')
      .reply(200, [{ fnKey_ID: 'k-1', description: null }])
      .get('/iloqws/api/v2/KillSession')
      .reply(200, Buffer.from([0, 255]), { 'content-type': 'application/octet-stream' });
    const iloq = client('https://s5.iloq.com', { apiKey: 'gateway-key' });
    const outcome = await iloq.withSession(login, async (session) => [
      await session.lockGroups(),
      await session.setLockgroup('g-1'),
      await session.keys(),
    ]);
    expect(outcome).toEqual({
      ok: true,
      value: [
        {
          ok: true,
          value: {
            items: [
              { id: 'g-1', name: 'Kamppi', optionMask: 2048n, state: 'active', expiresAt: null },
            ],
            unreadable: 0,
          },
        },
        { ok: true, value: { rightsMask: 36028797018963967n } },
        { ok: true, value: [{ id: 'k-1' }] },
      ],
    });
    expect(nock.isDone()).toBe(true);
  });

  it('an ID that would lead a later call elsewhere is not taken', async () => {
    nock('https://s5.iloq.com').post('/iloqws/api/v2/Url/GetUrl').reply(200, 'null');
    nock('https://s5.iloq.com')
      .post('/iloqws/api/v2/CreateSession')
      .reply(200, { SessionID: 'abc', Result: 1 });
    nock('https://s5.iloq.com')
      .get('/iloqws/api/v2/Keys')
      .reply(200, [{ FNKey_ID: '../../../KillSession' }]);
    nock('https://s5.iloq.com').get('/iloqws/api/v2/KillSession').reply(200);
    const outcome = await client('https://s5.iloq.com').withSession(login, (session) =>
      session.keys(),
    );
    expect(outcome).toEqual({ ok: true, value: { ok: true, value: [] } });
  });
});
