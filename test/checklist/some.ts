import {
  type Act,
  answerDelivered,
  applyReport,
  type Finding,
  markDone,
  newProgress,
  type Progress,
  type Report,
  type StepId,
  stepIds,
} from '../../src/checklist/index.ts';

/** Monday, 3 March 2025, 10:00 in Helsinki. */
export const monday = Date.UTC(2025, 2, 3, 8);
export const hour = 3_600_000;
export const day = 24 * hour;

export const act: Act = { by: 'U1', at: monday };
/** What iLOQ says is later than what a person says. */
export const reportedAt = monday + hour;

export const byLogIn: readonly StepId[] = [
  'service-code',
  'service-address',
  'api-user',
  'user-id',
  'password',
];
/** All that a run can prove today. */
export const provable: readonly StepId[] = [
  ...byLogIn,
  'usage-rights',
  'public-api',
  'duplicate-access-rights',
];

/** A run that saw everything and found it right, but for what is given. */
export const report = (change: Partial<Report> = {}): Report => ({
  at: reportedAt,
  seen: 'complete',
  findings: [],
  proved: [...provable],
  ...change,
});

export const missing = (right: string): Finding => ({
  code: 'right-missing',
  severity: 'wrong',
  step: 'usage-rights',
  right,
});

export const unseen = (what: Extract<Finding, { code: 'not-seen' }>['what']): Finding => ({
  code: 'not-seen',
  severity: 'note',
  what,
  failure: 'maintenance',
  detail: 'resource',
});

export const statuses = (progress: Progress): Record<string, string> =>
  Object.fromEntries(stepIds.map((id) => [id, progress.steps[id]?.status ?? 'open']));

/** Everything done by hand, down to the verification, which is asked. */
export function allDone(): Progress {
  let progress = answerDelivered(newProgress(), 'no', act);
  for (const id of stepIds.slice(0, stepIds.indexOf('verification')))
    progress = markDone(progress, id, act);
  return progress;
}

/** Everything right in one run. */
export const verified = (): Progress => applyReport(allDone(), report());
