import { randomUUID } from 'node:crypto';
import type { EmulatorContext } from 'emulate';
import { complete } from './complete.ts';
import type { Counters } from './counters.ts';
import { callOf } from './definition.ts';
import type { FaultBoard } from './faults.ts';
import type { IloqState, LockGroupState, System, User } from './state.ts';

export type App = EmulatorContext<IloqState>['app'];
export type Context = Parameters<Parameters<App['get']>[1]>[0];

/** A log-in that iLOQ remembers, and the base path that it was made at. */
interface OpenSession {
  readonly customerCode: string;
  readonly userName: string;
  readonly base: string;
  lockGroupId: string | null;
}

/** What all routes share. */
export interface Scene {
  readonly state: IloqState;
  readonly counters: Counters;
  readonly faults: FaultBoard;
  readonly sessions: Map<string, OpenSession>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Whose call it is, looked up anew each time: tests change users under way. */
export interface Caller {
  readonly session: OpenSession;
  readonly system: System;
  readonly user: User;
}

/** Base paths of service addresses and of the pools that GetUrl names. */
export const api = '/:base{iloqws[a-z0-9]*}/api/v2';

export const sessionHeader = 'SessionId';

export function findSystem(scene: Scene, customerCode: string): System | undefined {
  return scene.state.systems.find((system) => system.CustomerCode === customerCode);
}

export function openSession(scene: Scene, system: System, user: User, base: string): string {
  const sessionId = randomUUID();
  const { CustomerCode: customerCode } = system;
  scene.sessions.set(sessionId, { customerCode, userName: user.userName, base, lockGroupId: null });
  scene.counters.opened += 1;
  return sessionId;
}

/** The caller by its `SessionId` header, at the base path where it logged in. */
export function findCaller(scene: Scene, c: Context): Caller | undefined {
  const session = scene.sessions.get(c.req.header(sessionHeader) ?? '');
  if (session === undefined || session.base !== c.req.param('base')) return undefined;
  const system = findSystem(scene, session.customerCode);
  const user = system?.users.find((each) => each.userName === session.userName);
  return system && user && { session, system, user };
}

/** The path of a call below `api/v2/`. */
const pathOf = (c: Context): string => c.req.path.replace(/^.*\/api\/v2\//, '');

/**
 * An answer as the definition gives it. GUIDs in capitals, but small where something is asked about
 * by its ID: iLOQ's own casing varies.
 */
export function answer(c: Context, value: unknown): Response {
  const call = callOf(c.req.method, pathOf(c));
  if (call?.answer === undefined) throw new Error(`${c.req.path} is no call that answers`);
  const casing = call.path.includes('{') ? 'small' : 'capitals';
  return c.json(complete(value, call.answer, casing));
}

/** Whether two GUIDs are one. */
export const isSame = (one: string, other: string | null | undefined): boolean =>
  one.toLowerCase() === other?.toLowerCase();

/** What a session without a (living) log-in gets. */
export const noSession = (c: Context) => c.json({ Message: 'Session is not valid' }, 401);

/**
 * A read-only call in a locking system: a living session, SetLockgroup done, and one of the rights.
 * @param path below `api/v2/`
 * @param anyOf bits of RightsMask, one of which is enough (reference: "read-only call that proves
 * it")
 * @param make what to answer, or undefined where the ID in the path is not known
 */
export function guarded(
  app: App,
  scene: Scene,
  path: string,
  anyOf: readonly bigint[],
  make: (lockGroup: LockGroupState, c: Context, caller: Caller) => unknown,
): void {
  app.get(`${api}/${path}`, (c) => {
    const entered = enter(scene, c, anyOf);
    if (!entered.ok) return entered.refusal;
    const value = make(entered.lockGroup, c, entered.caller);
    return value === undefined ? c.json({ Message: 'Not found' }, 404) : answer(c, value);
  });
}

type Entered =
  | { readonly ok: true; readonly lockGroup: LockGroupState; readonly caller: Caller }
  | { readonly ok: false; readonly refusal: Response };

/** A living session, SetLockgroup done, and one of the rights; or iLOQ's refusal. */
export function enter(scene: Scene, c: Context, anyOf: readonly bigint[]): Entered {
  const caller = findCaller(scene, c);
  if (caller === undefined) return { ok: false, refusal: noSession(c) };
  const lockGroup = caller.system.lockGroups.find((each) =>
    isSame(each.LockGroup_ID, caller.session.lockGroupId),
  );
  const mask = BigInt(caller.user.rightsMask);
  if (lockGroup === undefined || !anyOf.some((bit) => (mask & bit) !== 0n))
    return {
      ok: false,
      refusal: c.json(
        { Message: 'No access right for the operation' },
        scene.state.forbiddenStatus,
      ),
    };
  return { ok: true, lockGroup, caller };
}
