import {
  type Finding,
  isOutage,
  type Report,
  refutedStep,
  sawWhatDecides,
  waitsForPerson,
} from '../checklist/index.ts';
import type { Kind, Problem } from './problem.ts';

/** What a verification says about a site's alerts. */
export interface Verdict {
  readonly raised: readonly Problem[];
  readonly cleared: readonly Kind[];
}

const logInKinds = [
  'login-refused',
  'locked-out',
  'password-expired',
  'log-ins-stopped',
] as const satisfies readonly Kind[];
type LogInKind = (typeof logInKinds)[number];

const isOfLogIn = (kind: FindingKind): boolean => logInKinds.some((each) => each === kind);

/** What a run can only say that saw what decides. */
const accessKinds = [
  'right-lost',
  'access-right-worse',
  'lock-worse',
  'licence-ending',
] as const satisfies readonly Kind[];
type FindingKind = LogInKind | (typeof accessKinds)[number];

/** Whose report it is; `by`: who asked for it, `left`: its installer, who has left Slack. */
export interface ReportedSite {
  readonly id: string;
  readonly finished: boolean;
  readonly by?: string | undefined;
  readonly left?: string | undefined;
}

/**
 * The problems that a verification's report raises and clears. During a set-up everything wrong is
 * one problem; once the site was finished, each thing that got worse is one of its own. What a run
 * did not see it neither raises nor clears, and an outage of iLOQ is counted by the watch, not
 * here.
 */
export function problemsOfReport(site: ReportedSite, report: Report): Verdict {
  const { at } = report;
  const wrong = report.findings.filter(
    (finding) => finding.severity === 'wrong' && saysNo(finding),
  );
  const saw = sawWhatDecides(report);
  if (!site.finished && wrong.length > 0) {
    const data = { findings: wrong, ...(site.by !== undefined && { by: site.by }) };
    const about = { kind: 'verification-failed', site: site.id, severity: 'warning', at } as const;
    return { raised: [{ ...about, data }], cleared: [] };
  }
  if (!site.finished)
    return {
      raised: [],
      cleared: saw ? ['verification-failed', 'site-stuck', ...logInKinds, 'unreachable'] : [],
    };

  const raised = [...Map.groupBy(report.findings, kindOf)].flatMap(
    ([kind, findings]): Problem[] => {
      if (kind === undefined) return [];
      const left = isOfLogIn(kind) && site.left !== undefined ? { left: site.left } : {};
      const about = { kind, site: site.id, severity: severityOf(kind, findings), at };
      return [{ ...about, data: { findings, ...left } }];
    },
  );
  const hasSession = report.seen !== 'none';
  const loggedIn = hasSession || report.proved.includes('password');
  const cleared: Kind[] = [
    ...(loggedIn ? logInKinds : []),
    ...(loggedIn && !report.findings.some(isOutage) ? (['unreachable'] as const) : []),
    ...(saw ? accessKinds : []),
    ...(saw && wrong.length === 0 ? (['verification-failed', 'site-stuck'] as const) : []),
  ];
  return {
    raised,
    cleared: cleared.filter((kind) => !raised.some((problem) => problem.kind === kind)),
  };
}

/** Which problem of a finished site a finding is, if it is one. */
function kindOf(finding: Finding): FindingKind | undefined {
  if (finding.code === 'no-session') return logInKindOf(finding);
  if (finding.code === 'licence-ends') return 'licence-ending';
  if (finding.severity !== 'wrong') return undefined;
  switch (finding.code) {
    case 'licence-ended':
      return 'licence-ending';
    case 'no-locking-system':
    case 'locking-system-gone':
    case 'public-api-off':
    case 'api-access-rights-off':
    case 'system-inactive':
    case 'right-missing':
      return 'right-lost';
    case 'no-api-access-right':
    case 'api-access-rights-inactive':
      return 'access-right-worse';
    default:
      return 'lock-worse';
  }
}

/** iLOQ said no to something: neither an outage nor a log-in that nobody answered does. */
const saysNo = (finding: Finding): boolean =>
  finding.code !== 'no-session' ||
  refutedStep(finding) !== undefined ||
  ![undefined, 'log-ins-stopped'].includes(logInKindOf(finding));

/** iLOQ, or the login guard, says that nothing may log in; anything else is an outage. */
function logInKindOf(finding: Extract<Finding, { code: 'no-session' }>): LogInKind | undefined {
  const cause = finding.failure === 'guard-on' ? finding.detail : finding.failure;
  switch (cause) {
    case 'wrong-credentials':
    case 'refused-before':
    case 'password-unreadable':
      return 'login-refused';
    case 'locked-out':
    case 'password-expired':
      return cause;
    default:
      return waitsForPerson(finding) ? 'log-ins-stopped' : undefined;
  }
}

function severityOf(kind: FindingKind, findings: readonly Finding[]): Problem['severity'] {
  if (kind === 'licence-ending')
    return findings.some(({ code }) => code === 'licence-ended') ? 'critical' : 'warning';
  return kind === 'lock-worse' ? 'warning' : 'critical';
}
