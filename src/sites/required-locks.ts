import type { RequiredLocks } from '../checklist/index.ts';
import { hear, type Input, tell } from './hear.ts';
import type { Site } from './site.ts';

/**
 * Remembers which locks are required. What was proved with other locks in mind stays until the next
 * verification.
 * @param counts how many locks that is, where the locks are known
 */
export function sayRequiredLocks(
  site: Site,
  input: Input,
  { others, rules }: Pick<RequiredLocks, 'others' | 'rules'>,
  counts: { readonly count: number; readonly of: number } | undefined,
): Site {
  const { by, at } = input;
  const next = { ...hear(site, input, 'needed-locks'), requiredLocks: { by, at, others, rules } };
  return tell(next, at, { note: 'needed-kept', by, ...counts });
}
