import type { TextsOf } from '../setup/index.ts';

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
