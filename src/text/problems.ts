import type { Problem } from '../alerts/index.ts';
import { type AskId, apart, type Finding, openingQuestion } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import { compact } from '../compact.ts';
import type { Failures } from './failures.ts';
import type { Findings as FindingTexts } from './findings.ts';
import { code, name, person, safe, wordFor } from './format.ts';
import type { ProblemText, Times } from './shapes.ts';
import type { Words } from './words.ts';

type Findings = readonly Finding[];

const mostLines = 6;
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
const bold = (text: string): string => `*${name(text)}*`;

const locksIn = (findings: Findings): number =>
  findings.reduce((sum, each) => sum + ('count' in each ? each.count : 0), 0);

/** What support reads of a problem. */
export function createProblemText(
  { problemTexts: w, subscriptionProblems, kindTitles, list, titleOf }: Words,
  { moment }: Times,
  { failureText, findingText, partsToFix, verdictText }: Failures & FindingTexts,
) {
  const cutOff = (lines: readonly string[]): string[] =>
    lines.length > mostLines
      ? [...lines.slice(0, mostLines), w.more(lines.length - mostLines)]
      : [...lines];

  /** Each finding: what it is, and what will not work because of it. */
  const whatAndSo = (findings: Findings): string[] =>
    cutOff(unique(findings.map(findingText).map(({ what, so }) => (so ? `${what} ${so}` : what))));

  /** What to click for each, and to look again. */
  function clicks(findings: Findings): string {
    const mends = unique(findings.flatMap((finding) => findingText(finding).mend ?? []));
    return [...mends.slice(0, 3), w.checkAgain].join(' ');
  }

  /** Usage rights that are gone, and what of the locking system is. */
  function rightLost(findings: Findings): ProblemText {
    const { missing: rights, others } = apart(findings);
    const count = rights.length;
    const named = count > 2 ? w.rights.many(count) : list(rights.map(bold));
    const ofSystem = others.map(
      ({ code }) => wordFor<string>(w.system, code) ?? kindTitles['right-lost'],
    );
    const needs = count === 1 ? rights.map(w.rights.need) : cutOff(rights.map(w.rights.needLine));
    return {
      title: list(compact([count > 0 && w.rights.lost(named), ...unique(ofSystem)])),
      lines: [...needs, ...whatAndSo(others)],
      todo: compact([count > 0 && w.rights.select(count), clicks(others)]).join(' '),
      over: list(
        compact([count > 0 && w.rights.back(named, count), others.length > 0 && w.systemBack]),
      ),
    };
  }

  /** A check during the set-up: what to click is told to the installer, who is at it. */
  function checkFailed(findings: Findings): ProblemText {
    const { missing: rights, others } = apart(findings);
    const found = partsToFix({
      locks: locksIn(others),
      rights: rights.length,
      others: others.filter((each) => !('count' in each)).length,
    });
    return {
      title: w.check.toFix(list(found)),
      lines: compact([
        rights.length > 0 && `✗ ${w.check.lacks(list(rights.map(bold)))}`,
        ...cutOff(others.map((finding) => `✗ ${findingText(finding).what}`)),
      ]),
      todo: w.check.todo,
      over: w.check.over,
    };
  }

  function licence(findings: Findings): ProblemText {
    const { ended: endedAt, ends: endsAt, endsSoon, worksNot, worksUntil, ...rest } = w.licence;
    const ended = findings.find((finding) => finding.code === 'licence-ended');
    const ends = findings.find((finding) => finding.code === 'licence-ends');
    return {
      title: ended ? endedAt(ended.at) : ends ? endsAt(ends.at) : endsSoon,
      lines: [ended ? worksNot : worksUntil],
      ...rest,
    };
  }

  const ofEvent = (event: string | undefined): string =>
    event === undefined ? '' : w.ofEvent(code(event));

  const at = (ask: AskId | undefined): string =>
    ask === undefined ? '' : ask === openingQuestion ? w.atOpening : w.atStep(titleOf(ask));

  return (problem: Problem, siteName: (id: string) => string): ProblemText => {
    const title = kindTitles[problem.kind];
    switch (problem.kind) {
      case 'login-refused':
      case 'locked-out':
      case 'password-expired':
      case 'log-ins-stopped': {
        const { findings, left } = problem.data;
        return {
          ...w.logIn[problem.kind],
          lines: whatAndSo(findings),
          ...(left !== undefined && { todo: w.orphaned(left) }),
          over: w.backIn,
        };
      }
      case 'right-lost':
        return rightLost(problem.data.findings);
      case 'access-right-worse':
      case 'lock-worse': {
        const { findings } = problem.data;
        const [text, over] =
          problem.kind === 'lock-worse'
            ? [w.locks(locksIn(findings)), w.locksBack]
            : [title, w.accessRightBack];
        return { title: text, lines: whatAndSo(findings), todo: clicks(findings), over };
      }
      case 'licence-ending':
        return licence(problem.data.findings);
      case 'verification-failed':
        return checkFailed(problem.data.findings);
      case 'unreachable': {
        const { times, failure, detail, origin } = problem.data;
        const why = failureText(failure, detail).what;
        return { title, ...w.unreachable(why, times, code(origin)) };
      }
      case 'iloq-down': {
        const { count, origin, sites } = problem.data;
        const named = sites.map((id) => name(siteName(id)));
        return w.iloqDown(count, code(origin), named);
      }
      case 'subscription-ending': {
        const { event, endsAt } = problem.data;
        const at = endsAt === undefined ? undefined : moment(endsAt);
        return { title, ...w.subscriptionEnding(ofEvent(event), at) };
      }
      case 'subscription-failing': {
        const { trouble, event, count = 0, usedBy = [] } = problem.data;
        const text = subscriptionProblems[trouble]({ of: ofEvent(event), count, usedBy });
        return { ...text, over: w.eventsBack };
      }
      case 'bad-signatures':
        return { title, ...w.badSignatures(problem.data.count, problem.data.minutes) };
      case 'help-wanted': {
        const { by, ask, words, tried } = problem.data;
        const wanted = `${title}${at(ask)}`;
        return {
          title: wanted,
          lines: compact([
            words !== undefined && `> ${safe(clip(words, 1000))}`,
            tried ? w.help.lastCheck(verdictText(tried)) : w.help.notChecked,
          ]),
          todo: w.help.todo(person(by)),
          over: wanted,
        };
      }
      case 'installer-left':
        return { title, ...w.installerLeft(problem.data.person) };
      case 'site-stuck': {
        const { ask, since } = problem.data;
        return { title: `${title}${at(ask)}`, ...w.stuck(problem.at - since) };
      }
    }
  };
}
