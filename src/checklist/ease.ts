import type { Finding, Report } from './finding.ts';
import { type Progress, stateOf } from './progress.ts';

/**
 * A step that was put off must not hold up the rest: what a run found about the locks of such a
 * step is a caution. This is the only place where a person's "later" changes what iLOQ's word
 * weighs.
 */
export const easePutOff = (report: Report, progress: Progress): Report => ({
  ...report,
  findings: report.findings.map((finding) => eased(finding, progress)),
});

function eased(finding: Finding, progress: Progress): Finding {
  switch (finding.code) {
    case 'locks-without-api-right':
    case 'locks-outside-zones':
    case 'locks-not-programmed':
      return stateOf(progress, finding.step).status === 'later'
        ? { ...finding, severity: 'caution' }
        : finding;
    case 'no-locks':
    case 'locks-unanswered':
      return lockStepsArePutOff(progress) ? { ...finding, severity: 'note' } : finding;
    case 'not-seen':
      return finding.what === 'locks' && lockStepsArePutOff(progress)
        ? { ...finding, putOff: true }
        : finding;
    default:
      return finding;
  }
}

const lockStepsArePutOff = (progress: Progress): boolean =>
  (['add-to-locks', 'program-locks'] as const).every(
    (id) => stateOf(progress, id).status === 'later',
  );
