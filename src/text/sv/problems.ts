import type { Words } from '../words.ts';
import { counted, day, duration, name, number, person, shortList } from './format.ts';
import { neededFor } from './steps.ts';
import { labels } from './ui.ts';

/** What a kind is called where no more is known of it: in the history. */
export const kindTitles: Words['kindTitles'] = {
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

const needOf = (right: string): string => neededFor(right) ?? 'sköta sitt arbete';

const nextInstaller = (left: string): string =>
  `${person(left)} har lämnat Slack. Lämna över objektet: \`/livion site\` och *${labels.people}*.`;

/** What support reads of a problem. */
export const problemTexts: Words['problemTexts'] = {
  more: (count) => `och ${number(count)} till`,
  checkAgain: 'Kolla sedan igen.',
  logIn: {
    'login-refused': {
      title: 'iLOQ nekar inloggningen',
      todo: 'Jag har bett installatören om rätt lösenord och loggar inte in förrän jag har det.',
    },
    'locked-out': {
      title: 'iLOQ har låst API-användarens konto',
      todo: 'Fråga iLOQ hur länge det varar. Jag loggar inte in på egen hand och har sagt till installatören.',
    },
    'password-expired': {
      title: 'API-användarens lösenord har gått ut',
      todo: 'Jag har bett installatören om ett nytt, som *aldrig går ut*.',
    },
    'log-ins-stopped': {
      title: 'jag loggar inte in längre',
      todo: `Jag har sagt till installatören i ett direktmeddelande: *${labels.tryOnceMore}* skickar en enda inloggning.`,
    },
  },
  orphaned: (left) => `Jag loggar inte in mer. ${nextInstaller(left)}`,
  backIn: 'iLOQ släpper in API-användaren igen',
  rights: {
    many: (count) => `${number(count)} användarrättigheter`,
    lost: (named) => `saknas nu: ${named}`,
    need: (right) => `Automaten behöver den för att ${needOf(right)}.`,
    needLine: (right) => `• *${name(right)}*: ${needOf(right)}`,
    select: (count) => `Markera ${count === 1 ? 'den' : 'dem'} för API-användaren i iLOQ Manager.`,
    back: (named) => `tillbaka: ${named}`,
  },
  system: {
    'no-locking-system': 'API-användaren kommer inte in i något låssystem',
    'locking-system-gone': 'API-användaren kommer inte in i låssystemet',
    'public-api-off': '*Public API in use* är avslaget',
    'api-access-rights-off': 'API-behörigheter används inte',
    'system-inactive': 'låssystemet är inte aktivt',
  },
  systemBack: 'låssystemet fungerar igen',
  accessRightBack: 'det finns en behörighet för API:t igen',
  locks: (count) =>
    count === 0 ? 'fel på lås' : `${counted(count, 'lås', 'lås')} saknar nu behörighet för API:t`,
  locksBack: 'låsen som behövs har sina behörigheter igen',
  check: {
    toFix: (found) => `${found} att åtgärda`,
    lacks: (rights) => `API-användaren saknar ${rights}.`,
    todo: 'Installatören ser vad som ska klickas: hjälp till om det inte går framåt.',
    over: 'kontrollen går igenom',
  },
  licence: {
    ended: (at) => `iLOQ-licensen gick ut ${day(at)}`,
    ends: (at) => `iLOQ-licensen går ut ${day(at)}`,
    endsSoon: kindTitles['licence-ending'],
    worksNot: 'Automaten fungerar inte.',
    worksUntil: 'Automaten slutar fungera den dagen.',
    todo: 'Säg det till kunden, som förnyar licensen hos iLOQ.',
    over: 'iLOQ-licensen fortsätter',
  },
  unreachable: (why, times, origin) => ({
    lines: [
      `${why} Det har hänt ${times === 1 ? 'en gång' : `${number(times)} gånger i rad`}: ${origin}.`,
    ],
    todo: 'Vänta, och fråga iLOQ om det håller i sig. Jag fortsätter försöka, men allt mer sällan.',
    over: 'iLOQ svarar igen',
  }),
  iloqDown: (count, origin, names) => ({
    title: `iLOQ svarar inte för ${counted(count, 'objekt', 'objekt')}`,
    lines: [
      `${origin} svarar inte${names.length > 0 ? `: ${shortList(names, names.length, count)}` : ''}.`,
    ],
    todo: 'Fråga iLOQ om de har ett avbrott. Objektens egna störningar väntar tills det är över.',
    over: 'iLOQ svarar igen',
  }),
  subscriptionEnding: (of, ends) => ({
    lines: [
      `Prenumerationen${of} går ut${ends === undefined ? '' : ` ${ends}`}, och jag kunde inte förnya den.`,
    ],
    todo: 'Kolla i iLOQ Manager om API-användaren fortfarande får hantera webhooks. Kolla sedan igen.',
    over: 'händelseprenumerationen fortsätter',
  }),
  eventsBack: 'iLOQs händelser kommer fram igen',
  badSignatures: (count, minutes) => ({
    lines: [`${counted(count, 'anrop', 'anrop')} inom ${counted(minutes, 'minut', 'minuter')}.`],
    todo: 'Någon kanske gissar, eller så har en prenumeration ändrats i iLOQ: fråga den som sköter botens drift.',
    over: 'signaturerna är rätt igen',
  }),
  help: {
    notChecked: 'Inte kontrollerat än',
    lastCheck: (verdict) => `Senaste kontrollen: ${verdict}`,
    todo: (by) => `*${labels.takeIt}* meddelar ${by}.`,
  },
  installerLeft: (left) => ({
    lines: ['Jag frågar ingen om det här objektet längre.'],
    todo: nextInstaller(left),
    over: 'objektet har en installatör igen',
  }),
  stuck: (forMs) => ({
    lines: [`Inget har rört sig på ${duration(forMs)}.`],
    todo: 'Fråga installatören vad som saknas.',
    over: 'det går framåt igen',
  }),
  atOpening: ' vid inledningsfrågan',
  atStep: (title) => ` vid *${title}*`,
  ofEvent: (event) => ` (${event})`,
};

/** What is wrong with a subscription, and what to do about it. */
export const subscriptionProblems: Words['subscriptionProblems'] = {
  deliveries: ({ of, count }) => ({
    title: 'iLOQs händelser kommer inte fram',
    lines: [
      `iLOQ har hittills inte kunnat leverera ${counted(count, 'händelse', 'händelser')}${of}.`,
    ],
    todo: 'Fråga den som sköter botens drift om dess publika adress går att nå från internet.',
  }),
  lost: ({ of, count }) => ({
    title: `${counted(count, 'händelse från iLOQ', 'händelser från iLOQ')} kom aldrig`,
    lines: [
      `iLOQ har inte kvar någon lista över ${count === 1 ? 'den' : 'dem'}: ${counted(count, 'händelse', 'händelser')}${of}.`,
    ],
    todo: 'Kolla i iLOQ Manager vad som har hänt under tiden.',
  }),
  limit: ({ of, usedBy }) => ({
    title: 'iLOQ tar inte emot fler prenumerationer',
    lines: [
      `Ett låssystem kan ha högst tre prenumerationer per händelse${of}.${usedBy.length > 0 ? ` De går till ${shortList(usedBy.map(name), 3)}.` : ''}`,
    ],
    todo: 'Be någon av dem som har en att ta bort sin.',
  }),
  'system-gone': () => ({
    title: 'API-användaren kommer inte in i låssystemet',
    lines: ['Ingen bevakar dess händelser.'],
    todo: 'Ge användaren *Right to login in to system* för det igen i iLOQ Manager. Kolla sedan igen.',
  }),
  refused: ({ of }) => ({
    title: 'iLOQ vägrar behålla en prenumeration',
    lines: [`Händelser${of} kommer inte fram.`],
    todo: 'Kolla i iLOQ Manager att API-användaren har *Right to administrate locking system*. Kolla sedan igen.',
  }),
};
