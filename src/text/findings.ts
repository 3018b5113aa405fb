import type { Finding, Verdict } from '../checklist/index.ts';
import type { TextsOf } from '../setup/index.ts';
import { accessStateText } from './facts.ts';
import type { Failures } from './failures.ts';
import { name } from './format.ts';
import { type FindingText, type Kinds, type ToFix, textOf } from './shapes.ts';
import type { Words } from './words.ts';

export function createFindingTexts(w: Words, { failureText, ...noSession }: Failures) {
  /** What could not be seen, why, and what that leaves open. */
  function notSeen(finding: Extract<Finding, { code: 'not-seen' }>): FindingText {
    const { what, failure, detail, looked, unclear } = finding;
    const { neither, othersNeither, askSupport, lookAgain, checkAgain, ...words } = w.notSeen;
    if (unclear) {
      const why = failureText(failure).what;
      return { what: words.unclear(unclear, why), so: neither, mend: askSupport };
    }
    if (looked) {
      const why = failure === 'cancelled' ? undefined : failureText(failure, detail).what;
      const seen = words.looked(looked.seen, looked.of, why);
      return { what: seen, so: othersNeither, mend: lookAgain };
    }
    if (failure === 'right-missing')
      return { what: words.without(what, name(detail ?? '')), so: neither };
    return {
      what: words.failed(what, failureText(failure, detail).what),
      so: neither,
      mend: failure === 'unknown-value' ? askSupport : checkAgain,
    };
  }

  const texts: TextsOf<Kinds<Finding, 'code'>, FindingText> = {
    ...w.findingTexts,
    'api-access-rights-inactive': ({ names, states = [] }) => {
      const named = names.map((each, index) => {
        const state = states[index];
        return state === undefined ? name(each) : `${name(each)} (${accessStateText(w, state)})`;
      });
      return w.inactiveRights(w.shortList(named, 5));
    },
    'no-session': noSession.noSessionText,
    'not-seen': notSeen,
  };

  /** "1 lock", "2 rights", "1 other thing" */
  const partsToFix = ({ locks, rights, others }: ToFix): string[] => [
    ...w.some(locks, ...w.toFixForms.lock),
    ...w.some(rights, ...w.toFixForms.right),
    ...w.some(others, ...w.toFixForms.otherThing),
  ];

  /** "1 lock, 2 rights to fix": as much as follows below. */
  const toFixText = (found: ToFix): string => {
    const { locks, rights, others } = found;
    const all = locks + rights === 0 ? w.some(others, ...w.toFixForms.thing) : partsToFix(found);
    return w.toFix(all.join(', '));
  };

  return {
    partsToFix,

    /** One finding of a verification, as the installer reads it. */
    findingText: (finding: Finding): FindingText => textOf(texts, finding.code, finding),

    /** The first line of a verification's result. */
    verdictText(verdict: Verdict): string {
      switch (verdict.is) {
        case 'no-session':
          return noSession.noSessionVerdict(verdict);
        case 'wrong':
          return `✗ ${toFixText(verdict)}`;
        case 'locks-unanswered':
          return `○ ${w.verdicts.locksUnanswered}`;
        case 'partial':
          return `○ ${w.verdicts.partial}`;
        case 'right':
          return `✓ ${w.verdicts.right}`;
      }
    },
  };
}

export type Findings = ReturnType<typeof createFindingTexts>;
