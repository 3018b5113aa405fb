import { describe, expect, it } from 'vitest';
import { problemsOfReport, type Verdict } from '../../src/alerts/problems-of-report.ts';
import type { Finding, Report } from '../../src/checklist/index.ts';
import { missing, provable, report, unseen } from '../checklist/some.ts';

const noSession = (failure: string): Partial<Report> => ({
  seen: 'none',
  proved: [],
  findings: [{ code: 'no-session', severity: 'wrong', failure }],
});
const found = (...findings: Finding[]): Partial<Report> => ({ findings, proved: [] });
const raised = (verdict: Verdict) =>
  verdict.raised.map(({ kind, severity }) => `${kind} ${severity}`);
const judge = (change: Partial<Report>, finished = true): Verdict =>
  problemsOfReport(
    { id: 'kamppi', finished, by: 'U-MIKKO' },
    report({ proved: [...provable], ...change }),
  );

describe('The problems of a finished site', () => {
  it.each<[what: string, change: Partial<Report>, problems: readonly string[]]>([
    ['all is well', {}, []],
    ['iLOQ refuses the log-in', noSession('wrong-credentials'), ['login-refused critical']],
    ['the user is locked out', noSession('locked-out'), ['locked-out critical']],
    ['the password has expired', noSession('password-expired'), ['password-expired critical']],
    ['the key has changed', noSession('password-unreadable'), ['login-refused critical']],
    ['an outage is counted by the watch', noSession('unreachable'), []],
    ['nor is our own login guard one', noSession('guard-on'), []],
    [
      'rights were lost: one problem',
      found(missing('Right to order keys'), missing('Right to edit keys')),
      ['right-lost critical'],
    ],
    [
      'no access right for the API is left',
      found({ code: 'no-api-access-right', severity: 'wrong', step: 'duplicate-access-rights' }),
      ['access-right-worse critical'],
    ],
    [
      'the licence ends',
      found({ code: 'licence-ends', severity: 'caution', at: 1 }),
      ['licence-ending warning'],
    ],
    [
      'the licence has ended',
      found({ code: 'licence-ended', severity: 'wrong', at: 1 }),
      ['licence-ending critical'],
    ],
  ])('%s', (_, change, problems) => {
    expect(raised(judge(change))).toEqual(problems);
  });

  it('what was seen to be good is cleared, what was not seen is not', () => {
    expect(judge({}).cleared).toContain('right-lost');
    expect(judge({ seen: 'partial', findings: [unseen('access-rights')] }).cleared).toEqual([
      'login-refused',
      'locked-out',
      'password-expired',
      'log-ins-stopped',
      'unreachable',
    ]);
    expect(judge(noSession('unreachable')).cleared).toEqual([]);
    const lost = { ...unseen('locking-system'), failure: 'unreachable', detail: 'timeout' };
    expect(judge({ seen: 'partial', findings: [lost] }).cleared).not.toContain('unreachable');
    expect(judge(found(missing('Right to order keys'))).cleared).not.toContain('right-lost');
  });
});

describe('The problems of a site that is being set up', () => {
  it('everything wrong is one: the verification failed', () => {
    const verdict = judge(
      { findings: [missing('Right to order keys'), missing('Right to edit keys')] },
      false,
    );
    expect(raised(verdict)).toEqual(['verification-failed warning']);
    expect(verdict.raised[0]?.data).toMatchObject({ by: 'U-MIKKO' });
  });

  it.each<[what: string, finding: Finding]>([
    ['an outage', { code: 'no-session', severity: 'wrong', failure: 'unreachable' }],
    [
      'a log-in that nobody answered',
      { code: 'no-session', severity: 'wrong', failure: 'maintenance', guard: {} },
    ],
    [
      'the login guard after that',
      {
        code: 'no-session',
        severity: 'wrong',
        failure: 'guard-on',
        detail: 'unanswered',
        guard: {},
      },
    ],
  ])('%s is none', (_, finding) => {
    expect(raised(judge({ seen: 'none', proved: [], findings: [finding] }, false))).toEqual([]);
  });

  it.each<[what: string, finding: Finding]>([
    ['a refused log-in', { code: 'no-session', severity: 'wrong', failure: 'wrong-credentials' }],
    ['a locked user', { code: 'no-session', severity: 'wrong', failure: 'locked-out' }],
    [
      'a wrong address',
      { code: 'no-session', severity: 'wrong', failure: 'wrong-address', step: 'service-address' },
    ],
  ])('%s is one', (_, finding) => {
    expect(raised(judge({ seen: 'none', proved: [], findings: [finding] }, false))).toEqual([
      'verification-failed warning',
    ]);
  });

  it('a run that saw not everything does not end it, one that did does', () => {
    expect(judge({ seen: 'partial', findings: [unseen('access-rights')] }, false).cleared).toEqual(
      [],
    );
    expect(judge({}, false).cleared).toContain('verification-failed');
  });
});
