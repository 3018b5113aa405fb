import type { Problem } from '../alerts/index.ts';

/** What is wrong with a site's webhooks; times in milliseconds since the epoch. */
export interface ProblemSink {
  /** Noticed between two looks at iLOQ, or instead of one. Told again while it lasts. */
  readonly onProblem: (problem: Problem) => Promise<void>;
  /** All that is wrong with a site's subscriptions, after a look at iLOQ: all else is over. */
  readonly onLook: (site: string, problems: readonly Problem[]) => Promise<void>;
  /** A burst of wrong signatures, which no look sees, is over. */
  readonly onCalm: (site: string) => Promise<void>;
}

const warning = { severity: 'warning' } as const;

/** Requests that name a subscription and are not signed with its key, within so long. */
export const badSignatures = (
  site: string,
  at: number,
  count: number,
  withinMs: number,
): Problem => ({
  ...{ kind: 'bad-signatures', ...warning, site, at },
  data: { count, minutes: Math.max(1, Math.round(withinMs / 60_000)) },
});

/** It could not be renewed, and ends soon. */
export const ending = (
  site: string,
  at: number,
  { event, endsAt }: { readonly event: string; readonly endsAt: number },
): Problem => ({
  ...{ kind: 'subscription-ending', ...warning, site, at },
  data: { event, endsAt },
});

/**
 * `limit`: iLOQ takes no further one for the event; `refused`: the API user may not administrate
 * them, or iLOQ refused a change of one; `deliveries`: iLOQ tries so many again, or has given them
 * up; `lost`: so many never came, and iLOQ does not list them; `system-gone`: the API user no
 * longer reaches the site's locking system.
 */
export const failing = (
  site: string,
  at: number,
  data: Extract<Problem, { kind: 'subscription-failing' }>['data'],
): Problem => ({ ...{ kind: 'subscription-failing', ...warning, site, at }, data });
