import type { Entry, Problem } from '../alerts/index.ts';
import type { AskId, Finding, steps } from '../checklist/index.ts';
import type { OfAlerts, TextsOf } from '../setup/index.ts';
import type { EntryKind, Note } from '../sites/index.ts';

/** The members of a union, by what tells them apart. */
export type Kinds<U, Key extends keyof U> = {
  readonly [K in U[Key] & string]: Extract<U, Readonly<Record<Key, K>>>;
};

/** The text for one of them. */
export const textOf = <K, P extends keyof K, Text>(
  texts: TextsOf<K, Text>,
  kind: P,
  about: K[P],
): Text => texts[kind](about);

/** Times of one time zone, as a language writes them; milliseconds since the epoch. */
export interface Times {
  /** A day of late, without its year. */
  readonly dayShort: (at: number) => string;
  readonly moment: (at: number) => string;
  /** The time of a day that the reader knows anyway. */
  readonly time: (at: number) => string;
}

export interface StepText {
  /** In lists: at most 22 characters. */
  readonly title: string;
  /**
   * What to do: on a phone at most five lines of 42 characters. iLOQ Manager's labels stand in
   * bold, exactly as they are there.
   */
  readonly lines: readonly string[];
  /** Behind *Help*: where it is, why it matters, what is often missed. */
  readonly help: readonly string[];
}

/** What can be asked, by how it is answered. */
export type AskKind = 'opening' | Exclude<(typeof steps)[keyof typeof steps]['kind'], 'hand-over'>;
export type TextsOfAsks = Readonly<Record<AskKind, (ask: AskId) => string>>;

/** A finding of a verification, as the installer reads it. */
export interface FindingText {
  /** What is wrong, or worth a look. */
  readonly what: string;
  /** What will not work because of it. */
  readonly so?: string;
  /** What to click in iLOQ Manager. */
  readonly mend?: string;
  /** A second possible cause, told once beside the first. */
  readonly also?: string;
}

/** A failure of the iLOQ client: there is always a way out. */
export interface FailureText extends FindingText {
  readonly mend: string;
}

/** Of the findings that are no failure. */
export type FindingTexts = TextsOf<
  Omit<Kinds<Finding, 'code'>, 'api-access-rights-inactive' | 'no-session' | 'not-seen'>,
  FindingText
>;

/** The first of some by name, and how many they are. */
export interface Some {
  readonly names: readonly string[];
  readonly count: number;
}

/** "lock", "locks" */
export type Forms = readonly [one: string, many: string];

/** What there is to fix, counted. */
export interface ToFix {
  readonly locks: number;
  readonly rights: number;
  readonly others: number;
}

/** A problem, as support reads it. */
export interface ProblemText {
  /** What is wrong: behind the site's name, in as few words as say it. */
  readonly title: string;
  /** What it means. */
  readonly lines: readonly string[];
  /** What to do. */
  readonly todo: string;
  /** What stands in the place of the title once it is over. */
  readonly over: string;
}

/** What a problem is about. */
export type DataOf<K extends Problem['kind']> = Extract<Problem, { kind: K }>['data'];

/**
 * What is wrong with a subscription, and what to do about it. `of`: of which event, where that is
 * known.
 */
export type TextsOfSubscriptions = Readonly<
  Record<
    DataOf<'subscription-failing'>['trouble'],
    (about: {
      readonly of: string;
      readonly count: number;
      readonly usedBy: readonly string[];
    }) => Omit<ProblemText, 'over'>
  >
>;

/** One line of an incident's history: the kind's title, who did it, and until when. */
export type TextsOfHistory = Readonly<
  Record<
    Entry['what'],
    (entry: {
      readonly title: string;
      /** Empty where nobody did. */
      readonly who: string;
      readonly times: number;
      readonly until: string | undefined;
    }) => string
  >
>;

/**
 * What somebody did; `step` is the one that was asked at the time, empty where none was. What else
 * is kept of it stands in `about`, as people read it: empty where it is not.
 */
export type TextsOfJournal = Readonly<
  Record<
    EntryKind,
    (
      step: string,
      about: Readonly<Record<'from' | 'to' | 'installers' | 'person' | 'role' | 'setting', string>>,
    ) => string
  >
>;

/** Of the notes that are more than words. */
export type NoteTexts = TextsOf<
  Omit<
    Kinds<Note, 'note'>,
    | 'address-unchecked'
    | 'cannot-skip'
    | 'checked'
    | 'log-ins-stopped'
    | 'named'
    | 'not-understood'
    | 'other-named'
    | 'value-refused'
    | 'verification-running'
  >
>;

/** Of the answers about alerts that are more than words. */
export type AlertSentences = TextsOf<Omit<OfAlerts, 'routed' | 'stands'>>;
