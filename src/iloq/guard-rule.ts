import { z } from 'zod';
import { dayMs, hourMs } from '../clock.ts';

/** A password's keyed fingerprint, made for one iLOQ user: by it the same one is known again. */
export type Fingerprint = string;

/** How a password compares with one known by its fingerprint; `unknown`: its key is gone. */
export type Compare = (known: Fingerprint) => 'same' | 'other' | 'unknown';

/** CreateSession's results 5, 7 and 8, 9. */
export const refusals = ['wrong-credentials', 'locked-out', 'password-expired'] as const;
export type Refusal = (typeof refusals)[number];

const holdSchema = z.object({
  /**
   * What came of the last log-in. `unanswered`: its answer never came (or the process died);
   * `error`: it was none of iLOQ's results; `restored`: what is kept is older than what happened.
   */
  why: z.enum(['unanswered', 'error', ...refusals, 'restored']),
  /** When the last log-in was sent, in milliseconds since the epoch. */
  at: z.number(),
  attempt: z.string().optional(),
  password: z.string().optional(),
  /** Log-ins with this password that came to nothing, and how many of the last had no answer. */
  tries: z.number(),
  unanswered: z.number(),
});

/** What is known of an iLOQ user's log-ins. Passwords stand here as fingerprints only. */
export const guardStateSchema = z.object({
  /** The one that iLOQ took last. */
  accepted: z.string().optional(),
  /** The one that a person entered since, before iLOQ has judged it. */
  entered: z.string().optional(),
  /** Those that iLOQ refused, the newest last. */
  refused: z.array(z.string()),
  /** Nothing logs in by itself while this stands. */
  hold: holdSchema.optional(),
});
export type GuardState = z.infer<typeof guardStateSchema>;

export const nothingKnown: GuardState = { refused: [] };

/** Who wants to log in: the bot by itself, a person, or a person who said "try once more". */
export type By = 'bot' | 'person' | 'once-more';

/**
 * Why no log-in may be sent. `refused-before`: iLOQ refused this password once; `other-password`:
 * another one was entered or accepted since; `never-accepted`: it is for a person to try it first.
 */
export type GuardReason =
  | z.infer<typeof holdSchema>['why']
  | 'refused-before'
  | 'other-password'
  | 'never-accepted';

/** `until`: from then on the bot may send a log-in by itself. */
export interface Held {
  readonly why: GuardReason;
  readonly until?: number;
}

/** One log-in that may be sent, with what held before it. */
export interface Attempt {
  readonly id: string;
  readonly password: Fingerprint;
  readonly before: GuardState;
}

/**
 * What an answer to CreateSession says about the password. `unanswered`: iLOQ may have judged it,
 * and nobody heard; `error`: something answered, and gave no result; `not-judged`: nothing was
 * sent, or iLOQ said that it looked at no password.
 */
export type Meaning =
  | { readonly meaning: 'accepted' | 'unanswered' | 'error' | 'not-judged' }
  | { readonly meaning: 'refused'; readonly why: Refusal };

export const firstRetryMs = hourMs;
export const laterRetryMs = dayMs;
const rememberedRefused = 20;

/**
 * Whether a log-in may be sent.
 * @param compare the password that would be sent
 * @param now milliseconds since the epoch
 * @returns undefined where it may
 */
export function heldBack(
  state: GuardState,
  compare: Compare,
  by: By,
  now: number,
): Held | undefined {
  if (by === 'once-more') return undefined;
  const { accepted, entered, refused, hold } = state;
  if (hold) {
    const until = goesAgainAt(state, hold, compare);
    if (until === undefined) return { why: hold.why };
    return until <= now ? undefined : { why: hold.why, until };
  }
  if (refused.some((known) => compare(known) === 'same')) return { why: 'refused-before' };
  if (entered !== undefined) {
    if (compare(entered) === 'other') return { why: 'other-password' };
    return by === 'bot' ? { why: 'never-accepted' } : undefined;
  }
  return accepted !== undefined && compare(accepted) === 'other'
    ? { why: 'other-password' }
    : undefined;
}

/**
 * Only a password that iLOQ has accepted, and in whose place nobody entered another: an hour after
 * a log-in that came to nothing, then once a day, never when two in a row had no answer.
 */
function goesAgainAt(
  { accepted, entered }: GuardState,
  { why, at, password, tries, unanswered }: NonNullable<GuardState['hold']>,
  compare: Compare,
): number | undefined {
  const isIt = (known: Fingerprint | undefined) => known !== undefined && compare(known) === 'same';
  if (why !== 'unanswered' && why !== 'error') return undefined;
  if (!isIt(accepted) || !isIt(password) || (entered !== undefined && !isIt(entered)))
    return undefined;
  if (unanswered >= 2) return undefined;
  return at + (tries <= 1 ? firstRetryMs : laterRetryMs);
}

/** The state while a log-in is under way: as if its answer never came, should the process die. */
export function attempted(
  state: GuardState,
  compare: Compare,
  attempt: Attempt,
  now: number,
): GuardState {
  const { hold } = state;
  const again =
    hold &&
    (hold.why === 'unanswered' || hold.why === 'error') &&
    hold.password !== undefined &&
    compare(hold.password) === 'same'
      ? hold
      : { tries: 0, unanswered: 0 };
  return {
    ...state,
    hold: {
      why: 'unanswered',
      at: now,
      attempt: attempt.id,
      password: attempt.password,
      tries: again.tries + 1,
      unanswered: again.unanswered + 1,
    },
  };
}

/**
 * The state after an attempt's answer. Where somebody entered a password meanwhile, the answer says
 * what it says about the one that was sent, and holds nothing back any more.
 */
export function settled(
  state: GuardState,
  compare: Compare,
  attempt: Attempt,
  answer: Meaning,
): GuardState {
  const isCurrent = state.hold?.attempt === attempt.id;
  switch (answer.meaning) {
    case 'accepted': {
      const refused = state.refused.filter((known) => compare(known) !== 'same');
      const { hold: _, entered: __, ...free } = state;
      return { ...(isCurrent ? free : state), refused, accepted: attempt.password };
    }
    case 'refused': {
      const known = withRefused(state, compare, attempt.password);
      if (!isCurrent || !state.hold) return known;
      return { ...known, hold: { ...state.hold, why: answer.why } };
    }
    case 'error': {
      if (!isCurrent || !state.hold) return state;
      // What was known before is known still, where it was more than that.
      const { hold: before } = attempt.before;
      return before && before.why !== 'unanswered' && before.why !== 'error'
        ? { ...state, hold: before }
        : { ...state, hold: { ...state.hold, why: 'error', unanswered: 0 } };
    }
    case 'not-judged': {
      if (!isCurrent) return state;
      const { hold: _, ...free } = state;
      return attempt.before.hold ? { ...free, hold: attempt.before.hold } : free;
    }
    case 'unanswered':
      return state;
  }
}

function withRefused(state: GuardState, compare: Compare, password: Fingerprint): GuardState {
  const { accepted, entered, ...rest } = state;
  const others = state.refused.filter((known) => compare(known) !== 'same');
  const keep = (known: Fingerprint | undefined) =>
    known !== undefined && compare(known) !== 'same' ? known : undefined;
  const [stillAccepted, stillEntered] = [keep(accepted), keep(entered)];
  return {
    ...rest,
    ...(stillAccepted !== undefined && { accepted: stillAccepted }),
    ...(stillEntered !== undefined && { entered: stillEntered }),
    refused: [...others, password].slice(-rememberedRefused),
  };
}

/**
 * The state after a person entered a password. One that iLOQ refused before, and the one that is
 * held, change nothing: whoever means it says "try once more".
 * @param isStored it is the one that is stored already: no news where nothing is known of the held
 * one
 */
export function entered(
  state: GuardState,
  compare: Compare,
  password: Fingerprint,
  isStored: boolean,
): GuardState {
  const { hold, entered: _, ...rest } = state;
  if (state.refused.some((known) => compare(known) === 'same')) return state;
  const held = hold?.password === undefined ? 'unknown' : compare(hold.password);
  if ((hold && held === 'same') || (held === 'unknown' && isStored)) return state;
  const isAccepted = state.accepted !== undefined && compare(state.accepted) === 'same';
  return isAccepted ? rest : { ...rest, entered: password };
}

/** The state where what is kept is older than what happened: nobody knows what was sent since. */
export const restored = (state: GuardState, now: number): GuardState => ({
  ...state,
  hold: { why: 'restored', at: now, tries: 0, unanswered: 0 },
});

/** A time from the future is not believed: the clock was set back, and the wait begins now. */
export const believed = (state: GuardState, now: number): GuardState =>
  state.hold && state.hold.at > now ? { ...state, hold: { ...state.hold, at: now } } : state;
