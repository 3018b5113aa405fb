import { verdictOf } from '../checklist/index.ts';
import type { Verification } from './verify.ts';

/**
 * What a verification came to, in a word: `passed`, `wrong` (something is to be mended), `partial`
 * (nothing wrong in what could be seen), why there was no session (such as `wrong-credentials` or
 * `unreachable`), `choose`, or `cancelled`.
 */
export function outcomeOf(result: Verification): string {
  if (result.kind !== 'report') return result.kind;
  const verdict = verdictOf(result.report);
  if (verdict.is === 'no-session') return verdict.failure;
  if (verdict.is === 'right') return 'passed';
  return verdict.is === 'wrong' ? 'wrong' : 'partial';
}
