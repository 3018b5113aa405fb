import fc from 'fast-check';

/** What is drawn is the same in each run; `LIVION_SEED=1 npx vitest run …` draws something else. */
export const seed = Number(process.env['LIVION_SEED'] ?? 20261128);

fc.configureGlobal({ seed });

const surrogates = { first: 0xd800, count: 0x800 };

/**
 * Any character of Unicode. `unit: 'binary'` draws the same, but lists all 1.1 million of them
 * first: a second, and 120 MB.
 */
export const character = fc.nat({ max: 0x10ffff - surrogates.count }).map(
  (n) => String.fromCodePoint(n < surrogates.first ? n : n + surrogates.count),
  (drawn) => {
    const code =
      typeof drawn === 'string' && drawn.isWellFormed() ? drawn.codePointAt(0) : undefined;
    if (code === undefined || drawn !== String.fromCodePoint(code)) throw new Error('not drawn');
    return code < surrogates.first ? code : code - surrogates.count;
  },
);

export default fc;
