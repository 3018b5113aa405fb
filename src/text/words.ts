import type * as en from './en/index.ts';

/**
 * The words of one language. Another one has the same: what is missing in it does not compile.
 */
export type Words = typeof en;
