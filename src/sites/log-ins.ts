import { type Finding, type StepId, stateOf, waitsForPerson } from '../checklist/index.ts';
import type { Site } from './site.ts';

/** Somebody has logged in at the address as it stands: what does not answer there is an outage. */
export const addressWorked = ({ progress }: Pick<Site, 'progress'>): boolean =>
  stateOf(progress, 'service-address').status === 'verified';

/**
 * Nothing logs in until a person does something about it, and none of what a log-in stands on was
 * entered since.
 */
export function logInsWait({ report, progress }: Pick<Site, 'report' | 'progress'>): boolean {
  if (!report?.findings.some(waitsForPerson)) return false;
  return (['service-code', 'service-address', 'user-id', 'password'] as const).every((id) => {
    const state = stateOf(progress, id);
    return !('at' in state) || state.at <= report.at;
  });
}

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
export function isToldOf(site: Pick<Site, 'report' | 'progress'>, finding: NoSession): boolean {
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
