import type { Verb } from '../verbs.ts';

/** What a word or a phrase can mean, wherever it is said. */
export const meanings = [
  'yes',
  'no',
  'not-sure',
  'done',
  /** Agreed: done where something is done by hand, never a yes. */
  'ok',
  /** On with it, or understood: whether it is done is not said. */
  'go-on',
  'back',
  'later',
  'skip',
  'status',
  'verify',
  'stop',
  'help',
  /** Where, how, what, and "I cannot find it". */
  'lost',
  /** Locks: ordered, and not yet programmed. */
  'ordered',
  'hello',
  'thanks',
] as const;
export type Meaning = (typeof meanings)[number];

export const typedReasons = ['already', 'not-needed', 'someone-else'] as const;
export type TypedReason = (typeof typedReasons)[number];

/** The words of one language: in lower case, with plain apostrophes, without end stops. */
export interface WordList {
  readonly words: Readonly<Record<Meaning, readonly string[]>>;
  /** What each of these could mean: the bot asks which. */
  readonly ambiguous: Readonly<Record<string, readonly Meaning[]>>;
  /** Why a step is skipped, as its buttons say it: typed, it is the same. */
  readonly skipReasons: Readonly<Record<TypedReason, readonly string[]>>;
  /** What begins so is a question about the step. */
  readonly questions: readonly string[];
  /** What people add at the end: "status please". */
  readonly fillers: readonly string[];
  /** Behind "check": every site. */
  readonly allSites: readonly string[];
  readonly commands: Readonly<Partial<Record<Verb, readonly string[]>>>;
}

/** Words and phrases as they are listed: a comma stands between two. */
export const phrases = (text: string): readonly string[] =>
  text.split(',').map((phrase) => phrase.trim());
