import type { Finding } from '../checklist/index.ts';
import { wordFor } from './format.ts';
import type { FailureText, Times } from './shapes.ts';
import type { Words } from './words.ts';

type NoSession = Omit<Extract<Finding, { code: 'no-session' }>, 'code' | 'severity'>;

/** Kinds whose text speaks of the login guard itself. */
const tellOfGuard = ['wrong-credentials', 'locked-out', 'password-expired', 'guard-on'];
const addressKinds = ['wrong-address', 'address-refused'];

export type Failures = ReturnType<typeof createFailureTexts>;

export function createFailureTexts({ failures, noSession, verdicts }: Words, { moment }: Times) {
  /**
   * The text for a failure's kind and detail; one that is not known is told as unknown, never as
   * something else.
   */
  const failureText = (kind: string, detail = ''): FailureText =>
    wordFor<FailureText>(failures, `${kind}/${detail}`) ??
    wordFor<FailureText>(failures, kind) ??
    noSession.unknown;

  return {
    failureText,

    /** Why there was no session, what became of the values, and what follows for the next one. */
    noSessionText({ failure, detail, step, guard }: NoSession): FailureText {
      const text = failureText(failure, detail);
      if (guard?.until !== undefined) return { ...text, ...noSession.waits(moment(guard.until)) };
      if (guard && !tellOfGuard.includes(failure)) return { ...text, ...noSession.guarded };
      const workedBefore = addressKinds.includes(failure) && step === undefined;
      return workedBefore ? { ...text, ...noSession.workedBefore } : text;
    },

    /** The verdict, where no session came about: who stopped it. */
    noSessionVerdict({ failure, step, guard }: Pick<NoSession, 'failure' | 'step' | 'guard'>) {
      switch (failure) {
        case 'wrong-credentials':
        case 'password-expired':
          return `✗ ${verdicts.refused}`;
        case 'locked-out':
          return `✗ ${verdicts.lockedOut}`;
        case 'password-unreadable':
          return `✗ ${verdicts.notLoggedIn}`;
        case 'guard-on':
          return guard?.until === undefined ? `✗ ${verdicts.notLoggedIn}` : `○ ${verdicts.waits}`;
        default:
          return step === 'service-address'
            ? `✗ ${verdicts.wrongAddress}`
            : `○ ${verdicts.notAsked}`;
      }
    },
  };
}
