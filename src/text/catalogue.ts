import type * as en from './en/index.ts';

/**
 * Every sentence of one language. Another one has the same: what is missing and what is too much
 * does not compile.
 */
export type Catalogue = typeof en;
