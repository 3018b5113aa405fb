import fc from 'fast-check';

/** What is drawn is the same in each run; `LIVION_SEED=1 npx vitest run …` draws something else. */
export const seed = Number(process.env['LIVION_SEED'] ?? 20261128);

fc.configureGlobal({ seed });

export default fc;
