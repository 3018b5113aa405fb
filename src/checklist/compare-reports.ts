import type { Differences } from './differences.ts';
import { apart, type Finding, type Report } from './finding.ts';

/**
 * The report with its differences to the one before. What one of the two runs did not see is not
 * compared, so nothing is told as mended that was only not looked at. Where this run did not see
 * every needed lock, it remembers the last one that did.
 * @param requiredSaidAt when a person last said which locks are needed: runs before and after it
 * speak of other locks
 */
export function withDifferences(
  before: Report | undefined,
  report: Report,
  requiredSaidAt?: number,
): Report {
  if (before === undefined) return report;
  const kept: Report =
    report.locks === undefined && before.locks ? { ...report, locks: before.locks } : report;
  if (report.seen === 'none') return kept;
  const locks = lockChanges(before, report, requiredSaidAt);
  const rights = rightChanges(before, report);
  const mended = codes(before).filter(
    (code) => !codes(report).includes(code) && wasSeen(code, before, report),
  );
  const fresh =
    before.seen === 'complete' ? codes(report).filter((code) => !codes(before).includes(code)) : [];
  const isSame =
    locks === undefined && rights === undefined && mended.length === 0 && fresh.length === 0;
  const since: Differences = { mended, fresh, ...(locks && { locks }), ...(rights && { rights }) };
  return isSame ? kept : { ...kept, since };
}

const changes = (before: readonly string[], now: readonly string[]): Differences['locks'] => {
  const [then, today] = [new Set(before), new Set(now)];
  const mended = then.difference(today).size;
  const fresh = today.difference(then).size;
  return mended + fresh === 0 ? undefined : { mended, fresh };
};

function lockChanges(before: Report, { locks }: Report, requiredSaidAt = 0): Differences['locks'] {
  if (!before.locks || !locks || requiredSaidAt > before.locks.at) return undefined;
  return changes(before.locks.troubled, locks.troubled);
}

function rightChanges(before: Report, report: Report): Differences['rights'] {
  const missing = ({ findings }: Report) => apart(findings).missing;
  const judged = (of: Report): boolean =>
    of.proved.includes('usage-rights') || missing(of).length > 0;
  return judged(before) && judged(report) ? changes(missing(before), missing(report)) : undefined;
}

/** Locks and rights are counted one by one, so their findings are not compared as such. */
const counted: readonly Finding['code'][] = [
  'right-missing',
  'locks-without-api-right',
  'locks-outside-zones',
  'locks-not-programmed',
];

const codes = ({ findings }: Report): string[] =>
  findings.flatMap(({ code, severity }) =>
    severity === 'wrong' && !counted.includes(code) ? [code] : [],
  );

/**
 * Whether this run looked at what the finding was about: it saw everything, or proved the step that
 * was refuted.
 */
function wasSeen(code: string, before: Report, report: Report): boolean {
  if (code === 'no-session' || report.seen === 'complete') return true;
  return before.findings.some(
    (finding) =>
      finding.code === code &&
      'step' in finding &&
      finding.step &&
      report.proved.includes(finding.step),
  );
}
