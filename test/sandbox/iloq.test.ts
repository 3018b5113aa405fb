import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LocalIloq, startLocalIloq, twelveRights } from '../../sandbox/iloq/index.ts';
import { usageRights } from '../../src/checklist/rights.ts';

let local: LocalIloq;
beforeEach(async () => {
  local = await startLocalIloq();
});
afterEach(() => local.close());

const first = <T>(list: readonly T[]): T =>
  z.custom<T>((value) => value !== undefined).parse(list[0]);
const system = () => first(local.state.systems);
const user = () => first(system().users);
const lockGroup = () => first(system().lockGroups);

const pool = () => `${local.url}/iloqwspool2/api/v2`;

async function post(url: string, body: object, sessionId = '') {
  const headers = { 'content-type': 'application/json', SessionId: sessionId };
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
  return { status: response.status, text: await response.text() };
}

async function get(path: string, sessionId = '') {
  const response = await fetch(`${pool()}/${path}`, { headers: { SessionId: sessionId } });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

async function createSession(change: object = {}, base = pool()) {
  const login = {
    UserName: user().userName,
    Password: user().password,
    CustomerCode: 'KAMPPI',
    ApiKey: '',
    ApiSecret: '',
  };
  const { text } = await post(`${base}/CreateSession`, { ...login, ...change });
  return z.object({ SessionID: z.string(), Result: z.number() }).parse(JSON.parse(text));
}

/** A session in the housing company's locking system. */
async function open() {
  const { SessionID } = await createSession();
  await post(`${pool()}/SetLockgroup`, { LockGroup_ID: lockGroup().LockGroup_ID }, SessionID);
  return SessionID;
}

describe('GetUrl', () => {
  it('names the pool of a customer, with a trailing slash, and null for a code it does not know', async () => {
    const ask = (code: string) =>
      post(`${local.address}/api/v2/Url/GetUrl`, { CustomerCode: code });
    expect(await ask('KAMPPI')).toEqual({ status: 200, text: `"${local.url}/iloqwspool2/"` });
    expect(await ask('NOWHERE')).toEqual({ status: 200, text: 'null' });
  });

  it('is not at the root, where a web server shows a page', async () => {
    const { status, text } = await post(`${local.url}/api/v2/Url/GetUrl`, {
      CustomerCode: 'KAMPPI',
    });
    expect(status).toBe(404);
    expect(text).toContain('<!doctype html>');
  });
});

describe('CreateSession', () => {
  it('takes the right user, and no other', async () => {
    expect((await createSession()).Result).toBe(1);
    for (const change of [{ UserName: 'x' }, { Password: 'x' }, { CustomerCode: 'x' }])
      expect(await createSession(change)).toEqual({ SessionID: '', Result: 5 });
  });

  it('locks the user out with the fifth wrong password, and then ignores the right one', async () => {
    const results = [];
    for (let turn = 0; turn < 6; turn++)
      results.push((await createSession({ Password: 'x' })).Result);
    results.push((await createSession()).Result);
    expect(results).toEqual([5, 5, 5, 5, 7, 8, 8]);
    user().lockedOut = false;
    expect((await createSession()).Result).toBe(1);
    expect(local.counters.logins.map(({ result }) => result)).toEqual([...results, 1]);
  });

  it('says that a password has expired only to who knows it', async () => {
    user().passwordExpired = true;
    expect((await createSession()).Result).toBe(9);
    expect((await createSession({ Password: 'x' })).Result).toBe(5);
  });

  it('past the pool that GetUrl named is an address error', async () => {
    expect((await createSession({}, `${local.address}/api/v2`)).Result).toBe(6);
  });

  it('fails as chosen where the API is not enabled', async () => {
    system().notEnabled = { at: 'CreateSession', result: 2 };
    expect((await createSession()).Result).toBe(2);
  });
});

describe('a session', () => {
  it('is needed for every call, and ends with KillSession, which answers an octet stream', async () => {
    expect((await get('LockGroups')).status).toBe(401);
    const { SessionID } = await createSession();
    expect((await get('LockGroups', SessionID)).status).toBe(200);
    expect(await get('KillSession', SessionID)).toMatchObject({
      status: 200,
      type: 'application/octet-stream',
    });
    expect((await get('LockGroups', SessionID)).status).toBe(401);
    expect(local.counters).toMatchObject({ opened: 1, killed: 1 });
  });

  it('shows nothing before SetLockgroup', async () => {
    const { SessionID } = await createSession();
    expect((await get('Keys', SessionID)).status).toBe(403);
  });

  it('gets its rights as a number of 64 bits, with every digit', async () => {
    user().rightsMask = '36028797018963967';
    const { SessionID } = await createSession();
    const { text } = await post(
      `${pool()}/SetLockgroup`,
      { LockGroup_ID: lockGroup().LockGroup_ID },
      SessionID,
    );
    expect(text).toBe('{"RightsMask":36028797018963967}');
  });

  it('may have several locking systems to choose from', async () => {
    system().lockGroups.push({
      ...structuredClone(lockGroup()),
      LockGroup_ID: 'second',
      Name: 'Toinen',
    });
    const { SessionID } = await createSession();
    expect(JSON.parse((await get('LockGroups', SessionID)).text)).toHaveLength(2);
    expect(
      (await post(`${pool()}/SetLockgroup`, { LockGroup_ID: 'third' }, SessionID)).status,
    ).toBe(400);
  });
});

describe('rights are asked for at every call', () => {
  const key = () => first(lockGroup().keys).FNKey_ID;
  /**
   * The reference's column "read-only call that proves it", by the right's place in the article.
   */
  const proofs: [number, () => string][] = [
    [0, () => 'Keys'],
    [0, () => 'TimeLimitTitles'],
    [1, () => 'Locks'],
    [2, () => 'RealEstates'],
    [2, () => 'Zones'],
    [3, () => 'Webhooks/Subscriptions'],
    [3, () => 'NetworkModules'],
    [4, () => `Keys/${key()}/CanOrder`],
    [5, () => `Keys/${key()}/CanDelete`],
    [5, () => `Keys/${key()}/CanUpdateMainZone`],
    [6, () => 'SecurityAccesses'],
    [7, () => `Keys/${key()}/SecurityAccesses/CanAdd`],
    [9, () => 'CalendarDataTitles'],
    [10, () => 'SecurityRoles'],
    [10, () => 'PersonRoles'],
    [11, () => `SecurityRoles/${first(lockGroup().securityRoles).SecurityRole_ID}/CanDelete`],
  ];

  it('each call is open to its right alone and shut without it', async () => {
    const sessionId = await open();
    for (const [index, path] of proofs) {
      const { bit, label } = first(usageRights.slice(index));
      user().rightsMask = bit.toString();
      expect([label, path(), (await get(path(), sessionId)).status]).toEqual([label, path(), 200]);
      user().rightsMask = (BigInt(twelveRights) & ~bit).toString();
      expect([label, path(), (await get(path(), sessionId)).status]).toEqual([label, path(), 403]);
    }
  });

  it('the access rights of a lock are open to any of five', async () => {
    const sessionId = await open();
    const path = `Locks/${first(lockGroup().locks).FLock_ID}/SecurityAccesses?mode=1`;
    for (const bit of [18n, 21n, 22n, 29n, 30n]) {
      user().rightsMask = (2n ** bit).toString();
      expect((await get(path, sessionId)).status).toBe(200);
    }
    user().rightsMask = (2n ** 9n).toString();
    expect((await get(path, sessionId)).status).toBe(403);
  });
});

describe('the access rights of a lock', () => {
  it('differ between planned and programmed, and hide what lies in other zones', async () => {
    const sessionId = await open();
    const lock = first(lockGroup().locks);
    lock.programmed = [];
    const ask = async (query: string) =>
      get(`Locks/${lock.FLock_ID}/SecurityAccesses${query}`, sessionId);
    expect(JSON.parse((await ask('?mode=1')).text)).toMatchObject({
      SecurityAccesses: { length: 2 },
      OutsideUserZonesCount: 0,
    });
    expect(JSON.parse((await ask('?mode=2')).text)).toEqual({
      SecurityAccesses: null,
      OutsideUserZonesCount: 0,
    });
    expect((await ask('?mode=0')).status).toBe(404);
    for (const each of lockGroup().securityAccesses) each.Zone_ID = 'elsewhere';
    user().zones = [lock.Zone_ID];
    expect(JSON.parse((await ask('?mode=1')).text)).toEqual({
      SecurityAccesses: null,
      OutsideUserZonesCount: 2,
    });
  });

  it('are not part of the list of locks', async () => {
    const { text } = await get('Locks', await open());
    expect(text).not.toContain('planned');
    expect(JSON.parse(text)).toHaveLength(5);
  });
});

describe('faults', () => {
  it('strike as often as told, at the path told', async () => {
    const sessionId = await open();
    local.faults.set('Keys', { kind: 'status', status: 500, times: 1 });
    expect((await get('Keys', sessionId)).status).toBe(500);
    expect((await get('Keys', sessionId)).status).toBe(200);
  });

  it('at an exact path go before those of a pattern and of all', async () => {
    const sessionId = await open();
    const path = `Locks/${first(lockGroup().locks).FLock_ID}/CanOrder`;
    local.faults.set('*', { kind: 'status', status: 501 });
    local.faults.set('Locks/:id/CanOrder', { kind: 'status', status: 502 });
    expect((await get(path, sessionId)).status).toBe(502);
    local.faults.set(path, { kind: 'status', status: 503 });
    expect((await get(path, sessionId)).status).toBe(503);
    expect((await get('Keys', sessionId)).status).toBe(501);
    local.faults.clear();
    expect((await get('Keys', sessionId)).status).toBe(200);
  });

  it('a log-in whose answer is lost has been made all the same', async () => {
    local.faults.set('CreateSession', { kind: 'reset', after: true });
    await expect(createSession()).rejects.toThrow();
    expect(local.counters).toMatchObject({ opened: 1, killed: 0 });
  });
});
