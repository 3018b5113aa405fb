import type { Problem } from '../../alerts/index.ts';
import { type AskId, type Finding, openingQuestion } from '../../checklist/index.ts';
import { clip } from '../../clip.ts';
import type { Catalogue } from '../catalogue.ts';
import { code, name, person, safe } from '../format.ts';
import { failureText } from './failures.ts';
import { verdictText } from './findings.ts';
import { andMore, counted, day, duration, list, shortList, type Times } from './format.ts';
import { neededFor } from './rights.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

type ProblemText = ReturnType<Catalogue['problemText']>;

/** What a kind is called where no more is known of it: in the history. */
export const kindTitles: Catalogue['kindTitles'] = {
  'login-refused': 'inloggningen nekades',
  'locked-out': 'API-användarens konto är låst',
  'password-expired': 'lösenordet har gått ut',
  'log-ins-stopped': 'inga inloggningar skickas',
  'right-lost': 'en rättighet saknas nu',
  'access-right-worse': 'ingen behörighet för API:t',
  'lock-worse': 'lås saknar nu behörighet',
  'licence-ending': 'iLOQ-licensen går ut',
  'verification-failed': 'kontrollen hittade fel',
  unreachable: 'iLOQ svarar inte',
  'iloq-down': 'iLOQ svarar inte för många objekt',
  'subscription-ending': 'en händelseprenumeration går ut',
  'subscription-failing': 'händelser kommer inte fram',
  'bad-signatures': 'fel signatur på händelser',
  'help-wanted': 'vill ha hjälp',
  'installer-left': 'behöver en ny installatör',
  'site-stuck': 'står still',
};

type Findings = readonly Finding[];
const mostLines = 6;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const cutOff = (lines: readonly string[]): string[] =>
  lines.length > mostLines
    ? [...lines.slice(0, mostLines), `och ${lines.length - mostLines} till`]
    : [...lines];

const rightsIn = (findings: Findings): string[] =>
  findings.flatMap((finding) => (finding.code === 'right-missing' ? [finding.right] : []));

const locksIn = (findings: Findings): number =>
  findings.reduce((sum, each) => sum + ('count' in each ? each.count : 0), 0);

const needOf = (right: string): string => neededFor(right) ?? 'sköta sitt arbete';

/** What is said of findings, in a language whose sentences of them are given. */
function createFindingLines(findingText: Catalogue['findingText']) {
  return {
    /** Each finding: what it is, and what will not work because of it. */
    whatAndSo(findings: Findings): string[] {
      const told = findings.map(findingText).map(({ what, so }) => (so ? `${what} ${so}` : what));
      return cutOff(unique(told));
    },
    /** What to click for each, and to look again. */
    clicks(findings: Findings): string {
      const mends = unique(findings.flatMap((finding) => findingText(finding).mend ?? []));
      return [...mends.slice(0, 3), 'Kolla sedan igen.'].join(' ');
    },
    crosses: (findings: Findings): string[] =>
      cutOff(findings.map((finding) => `✗ ${findingText(finding).what}`)),
  };
}

type FindingLines = ReturnType<typeof createFindingLines>;

/** Usage rights that are gone, and what of the locking system is. */
function rightLost(findings: Findings, { whatAndSo, clicks }: FindingLines): ProblemText {
  const rights = rightsIn(findings);
  const others = findings.filter(({ code: found }) => found !== 'right-missing');
  const named =
    rights.length > 2
      ? `${rights.length} användarrättigheter`
      : list(rights.map((right) => `*${name(right)}*`));
  const lost = rights.length === 0 ? [] : [`saknas nu: ${named}`];
  const lines =
    rights.length === 1
      ? rights.map((right) => `Automaten behöver den för att ${needOf(right)}.`)
      : cutOff(rights.map((right) => `• *${name(right)}*: ${needOf(right)}`));
  const select =
    rights.length === 0
      ? []
      : [`Markera ${rights.length === 1 ? 'den' : 'dem'} för API-användaren i iLOQ Manager.`];
  const back = rights.length === 0 ? [] : [`tillbaka: ${named}`];
  return {
    title: list([...lost, ...unique(others.map(systemTrouble))]),
    lines: [...lines, ...whatAndSo(others)],
    todo: [...select, clicks(others)].join(' '),
    over: list([...back, ...(others.length > 0 ? ['låssystemet fungerar igen'] : [])]),
  };
}

function systemTrouble({ code: found }: Finding): string {
  switch (found) {
    case 'no-locking-system':
      return 'API-användaren kommer inte in i något låssystem';
    case 'locking-system-gone':
      return 'API-användaren kommer inte in i låssystemet';
    case 'public-api-off':
      return '*Public API in use* är avslaget';
    case 'api-access-rights-off':
      return 'API-behörigheter används inte';
    case 'system-inactive':
      return 'låssystemet är inte aktivt';
    default:
      return kindTitles['right-lost'];
  }
}

function lockWorse(findings: Findings, { whatAndSo, clicks }: FindingLines): ProblemText {
  const count = locksIn(findings);
  return {
    title:
      count === 0 ? 'fel på lås' : `${counted(count, 'lås', 'lås')} saknar nu behörighet för API:t`,
    lines: whatAndSo(findings),
    todo: clicks(findings),
    over: 'låsen som behövs har sina behörigheter igen',
  };
}

/** A check during the set-up: what to click is told to the installer, who is at it. */
function checkFailed(findings: Findings, { crosses }: FindingLines): ProblemText {
  const rights = rightsIn(findings);
  const others = findings.filter(({ code: found }) => found !== 'right-missing');
  const locks = locksIn(others);
  const rest = others.filter((each) => !('count' in each)).length;
  const counts = [
    ...(locks > 0 ? [counted(locks, 'lås', 'lås')] : []),
    ...(rights.length > 0 ? [counted(rights.length, 'rättighet', 'rättigheter')] : []),
    ...(rest > 0 ? [counted(rest, 'annan sak', 'andra saker')] : []),
  ];
  const lacking = list(rights.map((right) => `*${name(right)}*`));
  return {
    title: `${list(counts)} att åtgärda`,
    lines: [
      ...(rights.length > 0 ? [`✗ API-användaren saknar ${lacking}.`] : []),
      ...crosses(others),
    ],
    todo: 'Installatören ser vad som ska klickas: hjälp till om det inte går framåt.',
    over: 'kontrollen går igenom',
  };
}

function licence(findings: Findings): ProblemText {
  const ended = findings.find((finding) => finding.code === 'licence-ended');
  const ends = findings.find((finding) => finding.code === 'licence-ends');
  return {
    title: ended
      ? `iLOQ-licensen gick ut ${day(ended.at)}`
      : ends
        ? `iLOQ-licensen går ut ${day(ends.at)}`
        : kindTitles['licence-ending'],
    lines: [ended ? 'Automaten fungerar inte.' : 'Automaten slutar fungera den dagen.'],
    todo: 'Säg det till kunden, som förnyar licensen hos iLOQ.',
    over: 'iLOQ-licensen fortsätter',
  };
}

const handOn = (left: string): string =>
  `${person(left)} har lämnat Slack. Lämna över objektet: \`/livion site\` och *${labels.people}*.`;

/** Why nothing may log in, and who can change that. */
function logIn(
  kind: 'login-refused' | 'locked-out' | 'password-expired' | 'log-ins-stopped',
  lines: readonly string[],
  left: string | undefined,
): ProblemText {
  const orphaned = left === undefined ? undefined : `Jag loggar inte in mer. ${handOn(left)}`;
  const over = 'iLOQ släpper in API-användaren igen';
  switch (kind) {
    case 'login-refused':
      return {
        title: 'iLOQ nekar inloggningen',
        lines,
        todo:
          orphaned ??
          'Jag har bett installatören om rätt lösenord och loggar inte in förrän jag har det.',
        over,
      };
    case 'locked-out':
      return {
        title: 'iLOQ har låst API-användarens konto',
        lines,
        todo:
          orphaned ??
          'Fråga iLOQ hur länge det varar. Jag loggar inte in på egen hand och har sagt till installatören.',
        over,
      };
    case 'password-expired':
      return {
        title: 'API-användarens lösenord har gått ut',
        lines,
        todo: orphaned ?? 'Jag har bett installatören om ett nytt, som *aldrig går ut*.',
        over,
      };
    case 'log-ins-stopped':
      return {
        title: 'jag loggar inte in längre',
        lines,
        todo:
          orphaned ??
          `Jag har sagt till installatören i ett direktmeddelande: *${labels.tryOnceMore}* skickar en enda inloggning.`,
        over,
      };
  }
}

/** What is wrong with a subscription, and what to do about it. */
function subscriptionTrouble({
  trouble,
  event,
  count = 0,
  usedBy = [],
}: Extract<Problem, { kind: 'subscription-failing' }>['data']): Omit<ProblemText, 'over'> {
  const of = eventOf(event);
  switch (trouble) {
    case 'deliveries':
      return {
        title: 'iLOQs händelser kommer inte fram',
        lines: [
          `iLOQ har hittills inte kunnat leverera ${counted(count, 'händelse', 'händelser')}${of}.`,
        ],
        todo: 'Fråga den som sköter botens drift om dess publika adress går att nå från internet.',
      };
    case 'lost':
      return {
        title: `${counted(count, 'händelse från iLOQ', 'händelser från iLOQ')} kom aldrig`,
        lines: [
          `iLOQ har inte kvar någon lista över ${count === 1 ? 'den' : 'dem'}: ${counted(count, 'händelse', 'händelser')}${of}.`,
        ],
        todo: 'Kolla i iLOQ Manager vad som har hänt under tiden.',
      };
    case 'limit':
      return {
        title: 'iLOQ tar inte emot fler prenumerationer',
        lines: [
          `Ett låssystem kan ha högst tre prenumerationer per händelse${of}.${usedBy.length > 0 ? ` De går till ${shortList(usedBy.map(name), 3)}.` : ''}`,
        ],
        todo: 'Be någon av dem som har en att ta bort sin.',
      };
    case 'system-gone':
      return {
        title: 'API-användaren kommer inte in i låssystemet',
        lines: ['Ingen bevakar dess händelser.'],
        todo: 'Ge användaren *Right to login in to system* för det igen i iLOQ Manager. Kolla sedan igen.',
      };
    case 'refused':
      return {
        title: 'iLOQ vägrar behålla en prenumeration',
        lines: [`Händelser${of} kommer inte fram.`],
        todo: 'Kolla i iLOQ Manager att API-användaren har *Right to administrate locking system*. Kolla sedan igen.',
      };
  }
}

const eventOf = (event: string | undefined): string =>
  event === undefined ? '' : ` (${code(event)})`;

const atStep = (ask: AskId | undefined): string =>
  ask === undefined
    ? ''
    : ask === openingQuestion
      ? ' vid inledningsfrågan'
      : ` vid *${titleOf(ask)}*`;

export function createProblemText(
  { moment }: Times,
  findingText: Catalogue['findingText'],
): Catalogue['problemText'] {
  const findingLines = createFindingLines(findingText);
  const { whatAndSo, clicks } = findingLines;
  return (problem, siteName) => {
    switch (problem.kind) {
      case 'login-refused':
      case 'locked-out':
      case 'password-expired':
      case 'log-ins-stopped':
        return logIn(problem.kind, whatAndSo(problem.data.findings), problem.data.left);
      case 'right-lost':
        return rightLost(problem.data.findings, findingLines);
      case 'access-right-worse':
        return {
          title: kindTitles[problem.kind],
          lines: whatAndSo(problem.data.findings),
          todo: clicks(problem.data.findings),
          over: 'det finns en behörighet för API:t igen',
        };
      case 'lock-worse':
        return lockWorse(problem.data.findings, findingLines);
      case 'licence-ending':
        return licence(problem.data.findings);
      case 'verification-failed':
        return checkFailed(problem.data.findings, findingLines);
      case 'unreachable': {
        const { times, failure, detail, origin } = problem.data;
        return {
          title: kindTitles[problem.kind],
          lines: [
            `${failureText(failure, detail).what} Det har hänt ${times} gånger i rad: ${code(origin)}.`,
          ],
          todo: 'Vänta, och fråga iLOQ om det håller i sig. Jag fortsätter försöka, men allt mer sällan.',
          over: 'iLOQ svarar igen',
        };
      }
      case 'iloq-down': {
        const { count, sites, origin } = problem.data;
        const shown = sites.map((id) => name(siteName(id)));
        const rest = count - shown.length;
        const which = rest > 0 ? `${shown.join(', ')}${andMore(rest)}` : list(shown);
        return {
          title: `iLOQ svarar inte för ${counted(count, 'objekt', 'objekt')}`,
          lines: [`${code(origin)} svarar inte${shown.length > 0 ? `: ${which}` : ''}.`],
          todo: 'Fråga iLOQ om de har ett avbrott. Objektens egna störningar väntar tills det är över.',
          over: 'iLOQ svarar igen',
        };
      }
      case 'subscription-ending': {
        const { event, endsAt } = problem.data;
        return {
          title: kindTitles[problem.kind],
          lines: [
            `Prenumerationen${eventOf(event)} går ut${endsAt === undefined ? '' : ` ${moment(endsAt)}`}, och jag kunde inte förnya den.`,
          ],
          todo: 'Kolla i iLOQ Manager om API-användaren fortfarande får hantera webhooks. Kolla sedan igen.',
          over: 'händelseprenumerationen fortsätter',
        };
      }
      case 'subscription-failing':
        return {
          ...subscriptionTrouble(problem.data),
          over: 'iLOQs händelser kommer fram igen',
        };
      case 'bad-signatures': {
        const { count, minutes } = problem.data;
        return {
          title: kindTitles[problem.kind],
          lines: [
            `${counted(count, 'anrop', 'anrop')} inom ${counted(minutes, 'minut', 'minuter')}.`,
          ],
          todo: 'Någon kanske gissar, eller så har en prenumeration ändrats i iLOQ: fråga den som sköter botens drift.',
          over: 'signaturerna är rätt igen',
        };
      }
      case 'help-wanted': {
        const { by, ask, words, tried } = problem.data;
        const title = `${kindTitles[problem.kind]}${atStep(ask)}`;
        return {
          title,
          lines: [
            ...(words === undefined ? [] : [`> ${safe(clip(words, 1000))}`]),
            tried === undefined
              ? 'Inte kontrollerat än'
              : `Senaste kontrollen: ${verdictText(tried)}`,
          ],
          todo: `*${labels.takeIt}* meddelar ${person(by)}.`,
          over: title,
        };
      }
      case 'installer-left':
        return {
          title: kindTitles[problem.kind],
          lines: ['Jag frågar ingen om det här objektet längre.'],
          todo: handOn(problem.data.person),
          over: 'objektet har en installatör igen',
        };
      case 'site-stuck': {
        const { ask, since } = problem.data;
        return {
          title: `${kindTitles[problem.kind]}${atStep(ask)}`,
          lines: [`Inget har rört sig på ${duration(problem.at - since)}.`],
          todo: 'Fråga installatören vad som saknas.',
          over: 'det går framåt igen',
        };
      }
    }
  };
}
