import type { Verification } from './verify.ts';

/**
 * What a verification came to, in a word: `passed`, `wrong` (something is to be mended), `partial`
 * (nothing wrong in what could be seen), why there was no session (such as `wrong-credentials` or
 * `unreachable`), `choose`, or `cancelled`.
 */
export function outcomeOf(result: Verification): string {
  if (result.kind !== 'report') return result.kind;
  const { seen, findings } = result.report;
  const none = findings.find(({ code }) => code === 'no-session');
  if (none?.code === 'no-session') return none.failure;
  if (findings.some(({ severity }) => severity === 'wrong')) return 'wrong';
  return seen === 'complete' ? 'passed' : 'partial';
}
