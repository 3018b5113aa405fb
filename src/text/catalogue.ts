import type * as en from './en/index.ts';

/**
 * Every sentence of one language. Another one has the same: what is missing and what is too much
 * does not compile.
 */
export type Catalogue = typeof en;

/** Times of one time zone, as a language writes them. */
export type Times = Pick<Catalogue, 'dayShort' | 'moment' | 'time'>;
