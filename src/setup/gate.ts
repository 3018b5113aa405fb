import type { LetThrough } from './known-passwords.ts';
import type { Permit } from './permit.ts';
import type { Take } from './take.ts';

/** What comes first: each request once, by who may, and no known password in its words. */
export interface Gate {
  readonly take: Take;
  readonly permit: Permit;
  readonly letThrough: LetThrough;
}
