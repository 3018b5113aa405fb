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
  'login-refused': 'kirjautuminen torjuttu',
  'locked-out': 'API-käyttäjä lukittu',
  'password-expired': 'salasana vanhentunut',
  'log-ins-stopped': 'kirjautumisia ei lähetetä',
  'right-lost': 'oikeus puuttuu nyt',
  'access-right-worse': 'ei API-kulkualuetta',
  'lock-worse': 'lukkoja ilman kulkualuetta',
  'licence-ending': 'iLOQ-lisenssi päättyy',
  'verification-failed': 'tarkistus löysi korjattavaa',
  unreachable: 'iLOQ ei vastaa',
  'iloq-down': 'iLOQ ei vastaa monessa kohteessa',
  'subscription-ending': 'tapahtumatilaus päättyy',
  'subscription-failing': 'tapahtumat eivät tule perille',
  'bad-signatures': 'tapahtumissa vääriä allekirjoituksia',
  'help-wanted': 'pyytää apua',
  'installer-left': 'tarvitsee uuden asentajan',
  'site-stuck': 'jumissa',
};

type Findings = readonly Finding[];
const mostLines = 6;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const cutOff = (lines: readonly string[]): string[] =>
  lines.length > mostLines
    ? [...lines.slice(0, mostLines), `ja ${lines.length - mostLines} lisää`]
    : [...lines];

const rightsIn = (findings: Findings): string[] =>
  findings.flatMap((finding) => (finding.code === 'right-missing' ? [finding.right] : []));

const locksIn = (findings: Findings): number =>
  findings.reduce((sum, each) => sum + ('count' in each ? each.count : 0), 0);

const needOf = (right: string): string => neededFor(right) ?? 'automaatin työ';

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
      return [...mends.slice(0, 3), 'Tarkista sitten uudelleen.'].join(' ');
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
      ? `${rights.length} käyttöoikeutta`
      : list(rights.map((right) => `*${name(right)}*`));
  const lost = rights.length === 0 ? [] : [`puuttuu nyt: ${named}`];
  const lines =
    rights.length === 1
      ? rights.map((right) => `Automaatti tarvitsee sitä: ${needOf(right)}.`)
      : cutOff(rights.map((right) => `• *${name(right)}*: ${needOf(right)}`));
  const select =
    rights.length === 0
      ? []
      : [`Valitse ${rights.length === 1 ? 'se' : 'ne'} API-käyttäjälle iLOQ Managerissa.`];
  const back = rights.length === 0 ? [] : [`taas kunnossa: ${named}`];
  return {
    title: list([...lost, ...unique(others.map(systemTrouble))]),
    lines: [...lines, ...whatAndSo(others)],
    todo: [...select, clicks(others)].join(' '),
    over: list([...back, ...(others.length > 0 ? ['lukosto on taas kunnossa'] : [])]),
  };
}

function systemTrouble({ code: found }: Finding): string {
  switch (found) {
    case 'no-locking-system':
      return 'API-käyttäjällä ei ole pääsyä yhteenkään lukostoon';
    case 'locking-system-gone':
      return 'API-käyttäjä ei pääse lukostoon';
    case 'public-api-off':
      return '*Public API in use* on pois päältä';
    case 'api-access-rights-off':
      return 'API-kulkualueet eivät ole käytössä';
    case 'system-inactive':
      return 'lukosto ei ole aktiivinen';
    default:
      return kindTitles['right-lost'];
  }
}

function lockWorse(findings: Findings, { whatAndSo, clicks }: FindingLines): ProblemText {
  const count = locksIn(findings);
  return {
    title:
      count === 0
        ? 'lukot eivät ole kunnossa'
        : `${counted(count, 'lukko', 'lukkoa')} ilman kulkualuetta`,
    lines: whatAndSo(findings),
    todo: clicks(findings),
    over: 'tarvittavilla lukoilla on taas kulkualueensa',
  };
}

/** A check during the set-up: what to click is told to the installer, who is at it. */
function checkFailed(findings: Findings, { crosses }: FindingLines): ProblemText {
  const rights = rightsIn(findings);
  const others = findings.filter(({ code: found }) => found !== 'right-missing');
  const locks = locksIn(others);
  const rest = others.filter((each) => !('count' in each)).length;
  const counts = [
    ...(locks > 0 ? [counted(locks, 'lukko', 'lukkoa')] : []),
    ...(rights.length > 0 ? [counted(rights.length, 'oikeus', 'oikeutta')] : []),
    ...(rest > 0 ? [counted(rest, 'muu asia', 'muuta asiaa')] : []),
  ];
  const lacking = list(rights.map((right) => `*${name(right)}*`));
  return {
    title: `korjattavana ${list(counts)}`,
    lines: [
      ...(rights.length > 0 ? [`✗ API-käyttäjältä puuttuu: ${lacking}.`] : []),
      ...crosses(others),
    ],
    todo: 'Asentaja näkee, mitä painaa: auta, jos hän ei pääse eteenpäin.',
    over: 'tarkistus menee läpi',
  };
}

function licence(findings: Findings): ProblemText {
  const ended = findings.find((finding) => finding.code === 'licence-ended');
  const ends = findings.find((finding) => finding.code === 'licence-ends');
  return {
    title: ended
      ? `iLOQ-lisenssi päättyi ${day(ended.at)}`
      : ends
        ? `iLOQ-lisenssi päättyy ${day(ends.at)}`
        : 'iLOQ-lisenssi päättyy',
    lines: [ended ? 'Automaatti ei toimi.' : 'Automaatti lakkaa toimimasta sinä päivänä.'],
    todo: 'Kerro asiakkaalle: hän uusii lisenssin iLOQin kautta.',
    over: 'iLOQ-lisenssi jatkuu',
  };
}

const handOn = (left: string): string =>
  `${person(left)} on poistunut Slackista. Siirrä kohde toiselle: \`/livion site\` ja *${labels.people}*.`;

/** Why nothing may log in, and who can change that. */
function logIn(
  kind: 'login-refused' | 'locked-out' | 'password-expired' | 'log-ins-stopped',
  lines: readonly string[],
  left: string | undefined,
): ProblemText {
  const orphaned = left === undefined ? undefined : `En enää kirjaudu. ${handOn(left)}`;
  const over = 'iLOQ päästää API-käyttäjän taas sisään';
  switch (kind) {
    case 'login-refused':
      return {
        title: 'iLOQ torjuu kirjautumisen',
        lines,
        todo: orphaned ?? 'Pyysin asentajalta oikeaa salasanaa, enkä kirjaudu ennen kuin saan sen.',
        over,
      };
    case 'locked-out':
      return {
        title: 'iLOQ on lukinnut API-käyttäjän',
        lines,
        todo:
          orphaned ??
          'Kysy iLOQilta, kauanko lukitus kestää. En kirjaudu omin päin, ja kerroin asentajalle.',
        over,
      };
    case 'password-expired':
      return {
        title: 'API-käyttäjän salasana on vanhentunut',
        lines,
        todo: orphaned ?? 'Pyysin asentajalta uutta salasanaa, joka *ei vanhene*.',
        over,
      };
    case 'log-ins-stopped':
      return {
        title: 'en enää kirjaudu',
        lines,
        todo:
          orphaned ??
          `Kerroin asentajalle yksityisviestinä: *${labels.tryOnceMore}* lähettää yhden kirjautumisen.`,
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
        title: 'iLOQin tapahtumat eivät tule perille',
        lines: [
          `iLOQilta on jäänyt toimittamatta ${counted(count, 'tapahtuma', 'tapahtumaa')}${of}.`,
        ],
        todo: 'Kysy botin tekniseltä ylläpidolta, näkyykö sen julkinen osoite internetiin.',
      };
    case 'lost':
      return {
        title: `${counted(count, 'iLOQin tapahtuma', 'iLOQin tapahtumaa')} ei koskaan tullut`,
        lines: [
          `iLOQilla ei ole enää luetteloa näistä: ${counted(count, 'tapahtuma', 'tapahtumaa')}${of}.`,
        ],
        todo: 'Katso iLOQ Managerista, mitä sillä välin tapahtui.',
      };
    case 'limit':
      return {
        title: 'iLOQ ei ota uutta tilausta',
        lines: [
          `Yhdellä lukostolla voi olla enintään kolme tilausta tapahtumaa kohti${of}.${usedBy.length > 0 ? ` Ne ovat näillä: ${shortList(usedBy.map(name), 3)}.` : ''}`,
        ],
        todo: 'Pyydä jotakuta heistä poistamaan omansa.',
      };
    case 'system-gone':
      return {
        title: 'API-käyttäjä ei pääse lukostoon',
        lines: ['Sen tapahtumia ei seurata.'],
        todo: 'Valitse käyttäjälle iLOQ Managerissa uudelleen *Right to login in to system* siihen. Tarkista sitten uudelleen.',
      };
    case 'refused':
      return {
        title: 'iLOQ ei suostu pitämään tilausta',
        lines: [`Tapahtumat${of} eivät tule perille.`],
        todo: 'Katso iLOQ Managerista, että API-käyttäjällä on *Right to administrate locking system*. Tarkista sitten uudelleen.',
      };
  }
}

const eventOf = (event: string | undefined): string =>
  event === undefined ? '' : ` (${code(event)})`;

const atStep = (ask: AskId | undefined): string =>
  ask === undefined
    ? ''
    : ask === openingQuestion
      ? ', aloituskysymys'
      : `, vaihe *${titleOf(ask)}*`;

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
          over: 'API-kulkualue on taas olemassa',
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
            `${failureText(failure, detail).what} ${times} kertaa peräkkäin: ${code(origin)}.`,
          ],
          todo: 'Odota, ja kysy iLOQilta, jos se kestää. Jatkan yrittämistä, mutta yhä harvemmin.',
          over: 'iLOQ vastaa taas',
        };
      }
      case 'iloq-down': {
        const { count, sites, origin } = problem.data;
        const shown = sites.map((id) => name(siteName(id)));
        const rest = count - shown.length;
        const which = rest > 0 ? `${shown.join(', ')}${andMore(rest)}` : list(shown);
        return {
          title: `iLOQ ei vastaa: ${counted(count, 'kohde', 'kohdetta')}`,
          lines: [`${code(origin)} ei vastaa${shown.length > 0 ? `: ${which}` : ''}.`],
          todo: 'Kysy iLOQilta, onko siellä katko. Kohteiden omat häiriöt odottavat, kunnes se on ohi.',
          over: 'iLOQ vastaa taas',
        };
      }
      case 'subscription-ending': {
        const { event, endsAt } = problem.data;
        return {
          title: kindTitles[problem.kind],
          lines: [
            `Tilaus${eventOf(event)} päättyy${endsAt === undefined ? '' : ` ${moment(endsAt)}`}, enkä saanut uusittua sitä.`,
          ],
          todo: 'Katso iLOQ Managerista, saako API-käyttäjä yhä hallita webhookeja. Tarkista sitten uudelleen.',
          over: 'tapahtumatilaus jatkuu',
        };
      }
      case 'subscription-failing':
        return {
          ...subscriptionTrouble(problem.data),
          over: 'iLOQin tapahtumat tulevat taas perille',
        };
      case 'bad-signatures': {
        const { count, minutes } = problem.data;
        return {
          title: kindTitles[problem.kind],
          lines: [`${counted(count, 'pyyntö', 'pyyntöä')} ${minutes} minuutin aikana.`],
          todo: 'Joku ehkä arvailee, tai tilaus on muuttunut iLOQissa. Kysy botin tekniseltä ylläpidolta.',
          over: 'ei enää vääriä allekirjoituksia',
        };
      }
      case 'help-wanted': {
        const { by, ask, words, tried } = problem.data;
        const title = `${kindTitles[problem.kind]}${atStep(ask)}`;
        return {
          title,
          lines: [
            ...(words === undefined ? [] : [`> ${safe(clip(words, 1000))}`]),
            tried === undefined ? 'Ei vielä tarkistettu' : `Viime tarkistus: ${verdictText(tried)}`,
          ],
          todo: `*${labels.takeIt}* kertoo asiasta: ${person(by)}.`,
          over: title,
        };
      }
      case 'installer-left':
        return {
          title: kindTitles[problem.kind],
          lines: ['En enää kysy keneltäkään tästä kohteesta.'],
          todo: handOn(problem.data.person),
          over: 'kohteella on taas asentaja',
        };
      case 'site-stuck': {
        const { ask, since } = problem.data;
        return {
          title: `${kindTitles[problem.kind]}${atStep(ask)}`,
          lines: [`Mikään ei ole liikkunut: ${duration(problem.at - since)}.`],
          todo: 'Kysy asentajalta, mitä puuttuu.',
          over: 'se etenee taas',
        };
      }
    }
  };
}
