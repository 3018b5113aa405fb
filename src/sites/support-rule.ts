import type { Report } from '../checklist/index.ts';
import { follow, type Site } from './site.ts';

/**
 * A first wrong password in a set-up is between the bot and its person: support hears of the second
 * one, or when it has lasted so long.
 */
const firstIsPatientMs = 30 * 60_000;
const toldAt = 2;

type Refusals = NonNullable<Site['refusals']>;

/** Counts wrong log-ins until one works; what says nothing about the password changes nothing. */
export function countRefusals(
  before: Refusals | undefined,
  { findings, seen, at }: Report,
): Refusals | undefined {
  if (seen !== 'none') return undefined;
  const isRefused = findings.some(
    (finding) => finding.code === 'no-session' && finding.failure === 'wrong-credentials',
  );
  if (!isRefused) return before;
  return { times: (before?.times ?? 0) + 1, since: before?.since ?? at };
}

/** When support is to hear of what was seen, in milliseconds since the epoch; undefined: now. */
export const supportHearsAt = ({
  finishedAt,
  refusals,
}: Pick<Site, 'finishedAt' | 'refusals'>): number | undefined =>
  finishedAt !== undefined || refusals === undefined || refusals.times >= toldAt
    ? undefined
    : refusals.since + firstIsPatientMs;

/** The first refusal has lasted: what was seen is weighed after all, once. */
export function weighRefusal(site: Site, at: number): Site {
  const due = supportHearsAt(site);
  if (!site.refusals || due === undefined || due > at) return site;
  const told = { ...site, refusals: { ...site.refusals, times: toldAt } };
  return follow(told, at, { do: 'weigh' });
}
