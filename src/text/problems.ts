import type { Kind, Problem } from '../alerts/index.ts';
import { type AskId, apart, type Finding, openingQuestion } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import { compact } from '../compact.ts';
import type { FindingText } from './findings.ts';
import { name, safe } from './format.ts';

/** A problem, as support reads it. */
export interface ProblemText {
  /** What is wrong: behind the site's name, in as few words as say it. */
  readonly title: string;
  /** What it means. */
  readonly lines: readonly string[];
  /** What to do. */
  readonly todo: string;
  /** What stands in the place of the title once it is over. */
  readonly over: string;
}

type Untitled = Omit<ProblemText, 'title'>;
type Findings = readonly Finding[];
type LogInKind = 'login-refused' | 'locked-out' | 'password-expired' | 'log-ins-stopped';
type DataOf<K extends Kind> = Extract<Problem, { kind: K }>['data'];
type Trouble = DataOf<'subscription-failing'>['trouble'];
type SystemTrouble =
  | 'no-locking-system'
  | 'locking-system-gone'
  | 'public-api-off'
  | 'api-access-rights-off'
  | 'system-inactive';

/** What each language says of problems. */
export interface ProblemWords {
  /** What a kind is called where no more is known of it: in the history. */
  readonly kindTitles: Readonly<Record<Kind, string>>;
  readonly list: (items: readonly string[]) => string;
  readonly titleOf: (ask: AskId) => string;
  readonly findingText: (finding: Finding) => FindingText;
  /** Below the first lines: "and 3 more". */
  readonly more: (count: number) => string;
  readonly checkAgain: string;
  readonly logIn: Readonly<Record<LogInKind, Pick<ProblemText, 'title' | 'todo'>>>;
  /** The one who would be asked for another password has left. */
  readonly orphaned: (left: string) => string;
  readonly backIn: string;
  /** `count` rights that are gone, which `named` names. */
  readonly rights: {
    readonly many: (count: number) => string;
    readonly lost: (named: string) => string;
    readonly need: (right: string) => string;
    readonly needLine: (right: string) => string;
    readonly select: (count: number) => string;
    readonly back: (named: string, count: number) => string;
  };
  readonly system: Readonly<Record<SystemTrouble, string>>;
  readonly systemBack: string;
  readonly accessRightBack: string;
  readonly locks: (count: number) => string;
  readonly locksBack: string;
  readonly check: {
    readonly toFix: (found: { locks: number; rights: number; others: number }) => string;
    readonly lacks: (rights: string) => string;
    readonly todo: string;
    readonly over: string;
  };
  readonly licence: {
    readonly ended: (at: number) => string;
    readonly ends: (at: number) => string;
    readonly endsSoon: string;
    readonly worksNot: string;
    readonly worksUntil: string;
    readonly todo: string;
    readonly over: string;
  };
  readonly unreachable: (data: DataOf<'unreachable'>) => Untitled;
  readonly iloqDown: (data: DataOf<'iloq-down'>, names: readonly string[]) => ProblemText;
  readonly subscriptionEnding: (data: DataOf<'subscription-ending'>) => Untitled;
  /** What is wrong with a subscription, and what to do about it. */
  readonly subscription: (
    found: { readonly trouble: Trouble; readonly event: string | undefined } & {
      readonly count: number;
      readonly usedBy: readonly string[];
    },
  ) => Omit<ProblemText, 'over'>;
  readonly eventsBack: string;
  readonly badSignatures: (data: DataOf<'bad-signatures'>) => Untitled;
  readonly help: {
    readonly checked: (tried: DataOf<'help-wanted'>['tried']) => string;
    readonly todo: (by: string) => string;
  };
  readonly installerLeft: (person: string) => Untitled;
  readonly stuck: (forMs: number) => Untitled;
  readonly atOpening: string;
  readonly atStep: (title: string) => string;
}

const mostLines = 6;
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
const bold = (text: string): string => `*${name(text)}*`;

const locksIn = (findings: Findings): number =>
  findings.reduce((sum, each) => sum + ('count' in each ? each.count : 0), 0);

/** What support reads of a problem, in the language of the words. */
export function createProblemText(w: ProblemWords) {
  const cutOff = (lines: readonly string[]): string[] =>
    lines.length > mostLines
      ? [...lines.slice(0, mostLines), w.more(lines.length - mostLines)]
      : [...lines];

  /** Each finding: what it is, and what will not work because of it. */
  const whatAndSo = (findings: Findings): string[] =>
    cutOff(
      unique(findings.map(w.findingText).map(({ what, so }) => (so ? `${what} ${so}` : what))),
    );

  /** What to click for each, and to look again. */
  function clicks(findings: Findings): string {
    const mends = unique(findings.flatMap((finding) => w.findingText(finding).mend ?? []));
    return [...mends.slice(0, 3), w.checkAgain].join(' ');
  }

  /** Usage rights that are gone, and what of the locking system is. */
  function rightLost(findings: Findings): ProblemText {
    const { missing: rights, others } = apart(findings);
    const count = rights.length;
    const named = count > 2 ? w.rights.many(count) : w.list(rights.map(bold));
    const isSystem = (code: string): code is SystemTrouble => Object.hasOwn(w.system, code);
    const ofSystem = others.map(({ code }) =>
      isSystem(code) ? w.system[code] : w.kindTitles['right-lost'],
    );
    const needs = count === 1 ? rights.map(w.rights.need) : cutOff(rights.map(w.rights.needLine));
    return {
      title: w.list(compact([count > 0 && w.rights.lost(named), ...unique(ofSystem)])),
      lines: [...needs, ...whatAndSo(others)],
      todo: compact([count > 0 && w.rights.select(count), clicks(others)]).join(' '),
      over: w.list(
        compact([count > 0 && w.rights.back(named, count), others.length > 0 && w.systemBack]),
      ),
    };
  }

  /** A check during the set-up: what to click is told to the installer, who is at it. */
  function checkFailed(findings: Findings): ProblemText {
    const { missing: rights, others } = apart(findings);
    const found = {
      locks: locksIn(others),
      rights: rights.length,
      others: others.filter((each) => !('count' in each)).length,
    };
    return {
      title: w.check.toFix(found),
      lines: compact([
        rights.length > 0 && `✗ ${w.check.lacks(w.list(rights.map(bold)))}`,
        ...cutOff(others.map((finding) => `✗ ${w.findingText(finding).what}`)),
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

  const at = (ask: AskId | undefined): string =>
    ask === undefined ? '' : ask === openingQuestion ? w.atOpening : w.atStep(w.titleOf(ask));

  return (problem: Problem, siteName: (id: string) => string): ProblemText => {
    const title = w.kindTitles[problem.kind];
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
      case 'unreachable':
        return { title, ...w.unreachable(problem.data) };
      case 'iloq-down':
        return w.iloqDown(
          problem.data,
          problem.data.sites.map((id) => name(siteName(id))),
        );
      case 'subscription-ending':
        return { title, ...w.subscriptionEnding(problem.data) };
      case 'subscription-failing': {
        const { trouble, event, count = 0, usedBy = [] } = problem.data;
        return { ...w.subscription({ trouble, event, count, usedBy }), over: w.eventsBack };
      }
      case 'bad-signatures':
        return { title, ...w.badSignatures(problem.data) };
      case 'help-wanted': {
        const { by, ask, words, tried } = problem.data;
        const wanted = `${title}${at(ask)}`;
        return {
          title: wanted,
          lines: compact([
            words !== undefined && `> ${safe(clip(words, 1000))}`,
            w.help.checked(tried),
          ]),
          todo: w.help.todo(by),
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
