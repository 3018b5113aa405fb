import { type Finding, type StepId, stateOf, waitsForPerson } from '../checklist/index.ts';
import type { Site } from './site.ts';

/** Somebody has logged in at the address as it stands: what does not answer there is an outage. */
export const addressWorked = ({ progress }: Pick<Site, 'progress'>): boolean =>
  stateOf(progress, 'service-address').status === 'verified';

type Standing = Pick<Site, 'report' | 'progress'>;

/** Nothing that a log-in stands on was entered since the last verification. */
const nothingEntered = ({ report, progress }: Standing): boolean =>
  (['service-code', 'service-address', 'user-id', 'password'] as const).every((id) => {
    const state = stateOf(progress, id);
    return !('at' in state) || state.at <= (report?.at ?? 0);
  });

/** The login guard held the last log-in back, or was on after it: "try once more" is offered. */
export const isGuarded = (site: Standing): boolean =>
  (site.report?.findings ?? []).some((each) => each.code === 'no-session' && each.guard) &&
  nothingEntered(site);

/** Nothing logs in until a person does something about it. */
export const logInsWait = (site: Standing): boolean =>
  (site.report?.findings ?? []).some(waitsForPerson) && nothingEntered(site);

type NoSession = Extract<Finding, { code: 'no-session' }>;

/** The step to ask where no log-in comes about: for a password only where another one is needed. */
export function askedAfterStop({ failure, detail, step }: NoSession): StepId {
  if (step !== undefined) return step;
  const needsPassword = [
    'wrong-credentials',
    'password-expired',
    'refused-before',
    'other-password',
  ];
  return needsPassword.includes((failure === 'guard-on' ? detail : failure) ?? '')
    ? 'password'
    : 'verification';
}

/** Whether a site's people were told the same already, and have done nothing about it since. */
export function isToldOf(site: Standing, finding: NoSession): boolean {
  const asked = askedAfterStop(finding);
  return (
    site.report?.findings.some(
      (other) =>
        other.code === 'no-session' &&
        askedAfterStop(other) === asked &&
        (logInsWait(site) || stateOf(site.progress, asked).status === 'failed'),
    ) ?? false
  );
}
