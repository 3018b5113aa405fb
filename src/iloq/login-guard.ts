import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Decide } from '../decide.ts';
import {
  type Attempt,
  attempted,
  type By,
  believed,
  type Compare,
  entered,
  type Fingerprint,
  type GuardState,
  type Held,
  heldBack,
  type Meaning,
  nothingKnown,
  restored,
  settled,
} from './guard-rule.ts';

/** Wrong log-ins lock exactly this user out, wherever it logs in from. */
export interface LoginUser {
  /** Origin of the service address, e.g. `https://s5.iloq.com`. */
  readonly origin: string;
  readonly serviceCode: string;
  readonly userName: string;
}

/** Where the guard is kept: one row a user, changed by one at a time. */
export interface GuardStore {
  /** On disk when it resolves. */
  decide: Decide<string, GuardState | undefined, GuardState>;
}

/** Keyed fingerprints of passwords; the same password of two users has two. */
export interface PasswordFingerprints {
  make(user: LoginUser, password: string): Fingerprint;
  compare(user: LoginUser, password: string, known: Fingerprint): ReturnType<Compare>;
}

export type Permission =
  | { readonly may: true; readonly attempt: Attempt }
  | ({ readonly may: false } & Held);

export type LoginGuard = ReturnType<typeof createLoginGuard>;

/** Neither user name nor service code is needed to find the row again, so neither is kept. */
const keyOf = ({ origin, serviceCode, userName }: LoginUser): string =>
  createHash('sha256')
    .update(JSON.stringify([origin, serviceCode, userName]))
    .digest('hex');

/**
 * The login guard: decides for each iLOQ user whether a log-in may be sent, and remembers what came
 * of it. What a call has changed is on disk when it resolves.
 */
export function createLoginGuard(parts: {
  store: GuardStore;
  fingerprints: PasswordFingerprints;
  clock: Clock;
  newId: () => string;
}) {
  const { store, fingerprints, clock, newId } = parts;
  const listeners: ((user: LoginUser) => void)[] = [];

  const compareWith =
    (user: LoginUser, password: string): Compare =>
    (known) =>
      fingerprints.compare(user, password, known);

  function tellOthers(user: LoginUser): void {
    for (const listener of listeners) listener(user);
  }

  return {
    state: (user: LoginUser): Promise<GuardState | undefined> =>
      store.decide(keyOf(user), (seen) => ({ answer: seen })),

    /** Whether a log-in may be sent, without taking it; undefined: it may. */
    async heldBack(user: LoginUser, password: string, by: By): Promise<Held | undefined> {
      const now = clock.now();
      const { state } = await change(store, user, (seen) => became(believed(seen, now)));
      return heldBack(state, compareWith(user, password), by, now);
    },

    /**
     * Check and set in one: who gets an attempt may send its log-in, once. A process that dies
     * before `settle` leaves the user held.
     */
    async tryAttempt(user: LoginUser, password: string, by: By): Promise<Permission> {
      const compare = compareWith(user, password);
      const id = newId();
      const fingerprint = fingerprints.make(user, password);
      const { answer } = await change<Permission>(store, user, (seen) => {
        const now = clock.now();
        const held = heldBack(seen, compare, by, now);
        if (held) return { next: seen, answer: { may: false, ...held } };
        const attempt: Attempt = { id, password: fingerprint, before: seen };
        const next = attempted(seen, compare, attempt, now);
        return { next, answer: { may: true, attempt } };
      });
      return answer;
    },

    async settle(
      user: LoginUser,
      password: string,
      attempt: Attempt,
      answer: Meaning,
    ): Promise<void> {
      const compare = compareWith(user, password);
      const { state } = await change(store, user, (seen) =>
        became(settled(seen, compare, attempt, answer)),
      );
      if (isNews(attempt.before, state)) tellOthers(user);
    },

    /** A person entered a password. @param isStored it is the one that is stored already */
    async enter(user: LoginUser, password: string, isStored: boolean): Promise<void> {
      const compare = compareWith(user, password);
      const fingerprint = fingerprints.make(user, password);
      const { answer: isBack } = await change(store, user, (seen) => {
        const next = entered(seen, compare, fingerprint, isStored);
        // One that is new tells the others nothing before iLOQ has judged it.
        return { next, answer: seen.hold && !next.hold && next.entered === undefined };
      });
      if (isBack) tellOthers(user);
    },

    /** Calls the listener when what holds for a user has become something else. */
    onChange(listener: (user: LoginUser) => void): void {
      listeners.push(listener);
    },
  };
}

/** What is kept is older than what happened: nothing logs in as this user by itself. */
export async function holdRestored(store: GuardStore, user: LoginUser, now: number): Promise<void> {
  await change(store, user, (seen) => became(restored(seen, now)));
}

/** Decides what becomes of a user's state; where it is the same, nothing is written. */
const change = <T>(
  store: GuardStore,
  user: LoginUser,
  decide: (seen: GuardState) => { readonly next: GuardState; readonly answer: T },
): Promise<{ readonly state: GuardState; readonly answer: T }> =>
  store.decide(keyOf(user), (seen = nothingKnown) => {
    const { next, answer } = decide(seen);
    return { change: next === seen ? undefined : next, answer: { state: next, answer } };
  });

/** Whether an answer changed what holds for the other sites of the user. */
const isNews = (before: GuardState, after: GuardState): boolean =>
  before.hold?.why !== after.hold?.why ||
  (before.accepted !== undefined && before.accepted !== after.accepted) ||
  before.entered !== after.entered;

const became = (next: GuardState) => ({ next, answer: undefined });
