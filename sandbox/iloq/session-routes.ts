import { z } from 'zod';
import {
  type App,
  answer,
  api,
  findCaller,
  findSystem,
  isSame,
  noSession,
  openSession,
  type Scene,
  sessionHeader,
} from './scene.ts';
import type { System } from './state.ts';

const createSessionBody = z.object({
  UserName: z.string(),
  Password: z.string(),
  CustomerCode: z.string(),
});
const setLockgroupBody = z.object({ LockGroup_ID: z.string() });

/** The life of a session: CreateSession, LockGroups, SetLockgroup, KillSession. */
export function sessionRoutes(app: App, scene: Scene): void {
  app.post(`${api}/CreateSession`, async (c) => {
    const body = createSessionBody.safeParse(await c.req.json());
    if (!body.success)
      return c.json({ Message: 'UserName, Password and CustomerCode are required' }, 400);
    const { UserName: userName, Password: password, CustomerCode: code } = body.data;
    const system = findSystem(scene, code);
    if (system?.notEnabled?.at === 'CreateSession' && 'status' in system.notEnabled) {
      scene.counters.logins.push({ userName, result: null });
      return c.json({ Message: 'An error occurred' }, system.notEnabled.status);
    }
    const base = c.req.param('base');
    const result = judge(system, base, userName, password);
    scene.counters.logins.push({ userName, result });
    const user = system?.users.find((each) => each.userName === userName);
    if (result !== 1 || system === undefined || user === undefined)
      return answer(c, { SessionID: '', Result: result });
    return answer(c, { SessionID: openSession(scene, system, user, base), Result: 1 });
  });

  app.get(`${api}/LockGroups`, (c) => {
    const caller = findCaller(scene, c);
    if (caller === undefined) return noSession(c);
    return answer(
      c,
      caller.system.lockGroups.map((each) => ({
        LockGroup_ID: each.LockGroup_ID,
        Name: each.Name,
        OptionMask: each.OptionMask,
        State: each.State,
        ExpireDateUTC: each.ExpireDateUTC,
        Address: each.Address,
        CountryCode: each.CountryCode,
        TimeZoneStandardName: each.TimeZoneStandardName,
      })),
    );
  });

  app.post(`${api}/SetLockgroup`, async (c) => {
    const caller = findCaller(scene, c);
    if (caller === undefined) return noSession(c);
    const { system, session, user } = caller;
    if (system.notEnabled?.at === 'SetLockgroup')
      return c.json({ Message: 'An error occurred' }, system.notEnabled.status);
    const body = setLockgroupBody.safeParse(await c.req.json());
    const lockGroup = system.lockGroups.find((each) =>
      isSame(each.LockGroup_ID, body.data?.LockGroup_ID),
    );
    if (lockGroup === undefined) return c.json({ Message: 'Unknown LockGroup_ID' }, 400);
    session.lockGroupId = lockGroup.LockGroup_ID;
    // A 64-bit integer without quotes, which JSON.stringify cannot write.
    return c.body(`{"RightsMask":${BigInt(user.rightsMask)}}`, 200, {
      'content-type': 'application/json',
    });
  });

  app.get(`${api}/KillSession`, (c) => {
    if (findCaller(scene, c) === undefined) return noSession(c);
    scene.sessions.delete(c.req.header(sessionHeader) ?? '');
    scene.counters.killed += 1;
    return c.body(new Uint8Array([0]), 200, { 'content-type': 'application/octet-stream' });
  });
}

/**
 * CreateSession.Result. A log-in past GetUrl's pool reaches another server's database: 6
 * (*inferred*).
 */
function judge(
  system: System | undefined,
  base: string,
  userName: string,
  password: string,
): number {
  if (system === undefined) return 5;
  if (system.forcedResult !== null) return system.forcedResult;
  if (system.notEnabled !== null && 'result' in system.notEnabled) return system.notEnabled.result;
  if (system.pool !== null && system.pool !== base) return 6;
  const user = system.users.find((each) => each.userName === userName);
  if (user === undefined) return 5;
  if (user.lockedOut) return 8;
  if (user.password !== password) {
    user.wrongLogins += 1;
    user.lockedOut = user.wrongLogins >= system.lockOutAfter;
    return user.lockedOut ? 7 : 5;
  }
  if (user.passwordExpired) return 9;
  user.wrongLogins = 0;
  return 1;
}
