import { KeyedMutex, type Mutex } from '../keyed-mutex.ts';
import { normaliseAddress } from './address.ts';
import { type Deadline, noDeadline, startDeadline } from './deadline.ts';
import type { By, Held } from './guard-rule.ts';
import { type Located, locate, type Place } from './locate.ts';
import { type Login, logIn } from './log-in.ts';
import type { LoginGuard, LoginUser } from './login-guard.ts';
import { type Failure, failed, type Outcome, ok } from './outcome.ts';
import { createPace } from './pace.ts';
import { readDone } from './read-answer.ts';
import { createSession, type Session } from './session.ts';
import { cancelled, openWire, type Wire, type WireOptions } from './wire.ts';

export interface IloqOptions extends Omit<WireOptions, 'callMs' | 'maxBytes'> {
  readonly guard: LoginGuard;
  /** Whose turn it is among all who log in; those of this process unless given. */
  readonly mutex?: Mutex;
  /**
   * Limit for a whole run, in milliseconds, until its work asks for more; 3 minutes unless given.
   * KillSession has a limit of its own.
   */
  readonly budgetMs?: number;
  /** 15 seconds unless given. */
  readonly callMs?: number;
  /**
   * The first pause before a call that failed for reasons of load is made again, in milliseconds; a
   * half second unless given.
   */
  readonly pauseMs?: number;
  /** 16 MiB unless given. */
  readonly maxBytes?: number;
}

export interface SessionOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Who wants the session; the bot by itself unless given. `once-more`: one log-in although the
   * guard is on. It stays on unless iLOQ takes the log-in.
   */
  readonly by?: By;
}

export type Iloq = ReturnType<typeof createIloq>;

/** For KillSession alone: it runs after the budget, too, and must not hold up what waits for it. */
const killMs = 5_000;

const userAt = (
  address: string,
  { serviceCode, userName }: Omit<Login, 'password'>,
): LoginUser => ({
  origin: new URL(address).origin,
  serviceCode,
  userName,
});

/** One at a time logs in as a user. */
const turnOf = ({ origin, serviceCode, userName }: LoginUser): string =>
  JSON.stringify([origin, serviceCode, userName]);

/** `held`: why the login guard would hold back a person's next log-in. */
type Ended<T> =
  | Extract<Outcome<T>, { ok: true }>
  | (Extract<Outcome<T>, { ok: false }> & { readonly held?: Held | undefined });

const guardOn = ({ why, until }: Held): Failure => ({
  kind: 'guard-on',
  why,
  ...(until !== undefined && { until }),
});

export function createIloq(options: IloqOptions) {
  const { clock, guard, log, policy, mutex = new KeyedMutex() } = options;
  const { budgetMs = 180_000, pauseMs = 500 } = options;
  const wireOptions = { callMs: 15_000, maxBytes: 16 * 1024 * 1024, ...options };
  const now = () => clock.now();

  async function onWire<T>(
    signal: AbortSignal | undefined,
    use: (wire: Wire, run: Deadline) => Promise<T>,
  ) {
    const run = startDeadline(clock, budgetMs, signal);
    const wire = openWire(wireOptions, run);
    try {
      return await use(wire, run);
    } finally {
      run.clear();
      await wire.close();
    }
  }

  async function killSession(wire: Wire, located: Located, sessionId: string): Promise<void> {
    const limit = startDeadline(clock, killMs);
    const url = `${located.url}/api/v2/KillSession`;
    const call = { method: 'GET', url, stage: 'resource', name: 'KillSession', sessionId } as const;
    // It answers an octet stream, not JSON.
    const kill = async () => readDone(await wire.within(limit).send(call), now());
    const killed = await createPace(clock, limit.signal, pauseMs)(kill);
    limit.clear();
    if (!killed.ok) log.warn('iLOQ did not confirm the end of a session');
  }

  async function session<T>(
    login: Login,
    user: LoginUser,
    work: (session: Session) => Promise<T>,
    { signal, by = 'bot' }: SessionOptions,
  ): Promise<Outcome<T>> {
    const { password } = login;
    const held = await guard.heldBack(user, password, by);
    if (held) return failed(guardOn(held));
    return onWire(signal, async (wire, run) => {
      const located = await locate(wire, policy, now, login);
      if (!located.ok) return located;
      const ended = run.why();
      if (ended !== undefined) return failed(cancelled(ended));
      const taken = await guard.tryAttempt(user, password, by);
      if (!taken.may) return failed(guardOn(taken));
      // Never interrupted but by its own limit: a cancelled log-in would leave a session open and
      // the guard on.
      const judged = await logIn(wire.within(noDeadline), located.value.url, login, now);
      const { session: id } = judged;
      try {
        await guard.settle(user, password, taken.attempt, judged);
        if (!id.ok) return id;
        const place = { located: located.value, sessionId: id.value };
        return ok(await work(createSession({ ...place, wire, run, clock, pauseMs })));
      } finally {
        if (id.ok) await killSession(wire, located.value, id.value);
      }
    });
  }

  return {
    /**
     * Why the login guard would hold back a log-in by the bot; undefined: it would not. It waits
     * for the user's turn: a log-in that is under way looks as if its answer never came.
     */
    async heldBack(login: Login, signal?: AbortSignal): Promise<Held | undefined> {
      const address = normaliseAddress(login.address);
      if (!address.ok) return undefined;
      const user = userAt(address.value, login);
      return mutex.run(turnOf(user), () => guard.heldBack(user, login.password, 'bot'), signal);
    },
    /** GetUrl: whether iLOQ is at the address, and which URL its customer uses. Logs nobody in. */
    locate: (place: Place, signal?: AbortSignal): Promise<Outcome<Located>> =>
      onWire(signal, (wire) => locate(wire, policy, now, place)),
    /**
     * Logs in, does the work, and ends the session whatever happened. One session at a time for a
     * user.
     * @param work its value is the outcome's; after the signal or the budget ended the run, its
     * calls answer `cancelled`, and what it still returns is given all the same, so that a partial
     * result is not lost
     * @returns the work's value, or why there was no session, and what holds a person back after
     * it; rejects only where the work itself does
     */
    async withSession<T>(
      login: Login,
      work: (session: Session) => Promise<T>,
      sessionOptions: SessionOptions = {},
    ): Promise<Ended<T>> {
      const address = normaliseAddress(login.address);
      if (!address.ok) return address;
      const user = userAt(address.value, login);
      const inTurn = async (): Promise<Ended<T>> => {
        const outcome = await session(login, user, work, sessionOptions);
        if (outcome.ok) return outcome;
        return { ...outcome, held: await guard.heldBack(user, login.password, 'person') };
      };
      const outcome = await mutex.run(turnOf(user), inTurn, sessionOptions.signal);
      return outcome ?? failed({ kind: 'cancelled', why: 'caller' });
    },
  };
}
