import type { Finding, Report } from '../checklist/index.ts';
import type { Verdict } from './check.ts';

/** CreateSession gave 1: address, service code, user and password are right. */
export const loggedIn: Verdict = {
  findings: [],
  proved: ['service-code', 'service-address', 'api-user', 'user-id', 'password'],
  complete: true,
};

const order: readonly Finding['severity'][] = ['wrong', 'caution', 'note'];

/**
 * All verdicts of a run as one report, what is wrong first.
 * @param at milliseconds since the epoch
 */
export function toReport(at: number, verdicts: readonly Verdict[]): Report {
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const complete = verdicts.every((verdict) => verdict.complete);
  const facts = verdicts.flatMap((verdict) => verdict.facts ?? []);
  const troubled = verdicts.find((verdict) => verdict.troubled)?.troubled;
  return {
    at,
    seen: findings.some(({ code }) => code === 'no-session')
      ? 'none'
      : complete
        ? 'complete'
        : 'partial',
    findings: findings.toSorted(
      (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
    ),
    proved: [...new Set(verdicts.flatMap((verdict) => verdict.proved))],
    ...(facts.length > 0 && { facts }),
    ...(troubled && { locks: { at, troubled: [...troubled] } }),
  };
}
