import type { Failure, Outcome } from '../iloq/index.ts';

/**
 * What a read-only call says about the right it needs. `silent`: nothing, since there was nothing
 * to call it on, no such call, or an answer that is about something else. `not-seen`: the answer
 * did not come; another time it may.
 */
export type Evidence =
  | { readonly kind: 'granted' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'not-seen'; readonly failure: Failure };

export const silent: Evidence = { kind: 'silent' };

/** Reads a call's outcome. A list too long to read, or of unknown shape, was shown all the same. */
export function evidenceOf(outcome: Outcome<unknown>): Evidence {
  if (outcome.ok) return { kind: 'granted' };
  const { failure } = outcome;
  if (failure.kind === 'too-large') return { kind: 'granted' };
  if (failure.kind === 'forbidden') return { kind: 'refused' };
  if (failure.kind === 'unknown' && failure.status !== undefined) {
    if (failure.status < 300) return { kind: 'granted' };
    // 404 from a server that does not have the call, 400 about this one key: the right was not the
    // matter.
    if (failure.status >= 400 && failure.status < 500 && failure.status !== 408) return silent;
  }
  return { kind: 'not-seen', failure };
}

/** What several probes say of one right: one granted is enough, a silent one counts for nothing. */
export function together(evidence: readonly Evidence[]): Evidence {
  for (const kind of ['granted', 'refused', 'not-seen'] as const) {
    const found = evidence.find((each) => each.kind === kind);
    if (found) return found;
  }
  return silent;
}
