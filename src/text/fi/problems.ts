import type { Words } from '../words.ts';
import { counted, day, duration, name, number, person, shortList } from './format.ts';
import { neededFor } from './steps.ts';
import { labels } from './ui.ts';

/** What a kind is called where no more is known of it: in the history. */
export const kindTitles: Words['kindTitles'] = {
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

const needOf = (right: string): string => neededFor(right) ?? 'automaatin työ';

const nextInstaller = (left: string): string =>
  `${person(left)} on poistunut Slackista. Siirrä kohde toiselle: \`/livion site\` ja *${labels.people}*.`;

/** What support reads of a problem. */
export const problemTexts: Words['problemTexts'] = {
  more: (count) => `ja ${number(count)} lisää`,
  checkAgain: 'Tarkista sitten uudelleen.',
  logIn: {
    'login-refused': {
      title: 'iLOQ torjuu kirjautumisen',
      todo: 'Pyysin asentajalta oikeaa salasanaa, enkä kirjaudu ennen kuin saan sen.',
    },
    'locked-out': {
      title: 'iLOQ on lukinnut API-käyttäjän',
      todo: 'Kysy iLOQilta, kauanko lukitus kestää. En kirjaudu omin päin, ja kerroin asentajalle.',
    },
    'password-expired': {
      title: 'API-käyttäjän salasana on vanhentunut',
      todo: 'Pyysin asentajalta uutta salasanaa, joka *ei vanhene*.',
    },
    'log-ins-stopped': {
      title: 'en enää kirjaudu',
      todo: `Kerroin asentajalle yksityisviestinä: *${labels.tryOnceMore}* lähettää yhden kirjautumisen.`,
    },
  },
  orphaned: (left) => `En enää kirjaudu. ${nextInstaller(left)}`,
  backIn: 'iLOQ päästää API-käyttäjän taas sisään',
  rights: {
    many: (count) => `${number(count)} käyttöoikeutta`,
    lost: (named) => `puuttuu nyt: ${named}`,
    need: (right) => `Automaatti tarvitsee sitä: ${needOf(right)}.`,
    needLine: (right) => `• *${name(right)}*: ${needOf(right)}`,
    select: (count) => `Valitse ${count === 1 ? 'se' : 'ne'} API-käyttäjälle iLOQ Managerissa.`,
    back: (named) => `taas kunnossa: ${named}`,
  },
  system: {
    'no-locking-system': 'API-käyttäjällä ei ole pääsyä yhteenkään lukostoon',
    'locking-system-gone': 'API-käyttäjä ei pääse lukostoon',
    'public-api-off': '*Public API in use* on pois päältä',
    'api-access-rights-off': 'API-kulkualueet eivät ole käytössä',
    'system-inactive': 'lukosto ei ole aktiivinen',
  },
  systemBack: 'lukosto on taas kunnossa',
  accessRightBack: 'API-kulkualue on taas olemassa',
  locks: (count) =>
    count === 0
      ? 'lukot eivät ole kunnossa'
      : `${counted(count, 'lukko', 'lukkoa')} ilman kulkualuetta`,
  locksBack: 'tarvittavilla lukoilla on taas kulkualueensa',
  check: {
    toFix: (found) => `korjattavana ${found}`,
    lacks: (rights) => `API-käyttäjältä puuttuu: ${rights}.`,
    todo: 'Asentaja näkee, mitä painaa: auta, jos hän ei pääse eteenpäin.',
    over: 'tarkistus menee läpi',
  },
  licence: {
    ended: (at) => `iLOQ-lisenssi päättyi ${day(at)}`,
    ends: (at) => `iLOQ-lisenssi päättyy ${day(at)}`,
    endsSoon: kindTitles['licence-ending'],
    worksNot: 'Automaatti ei toimi.',
    worksUntil: 'Automaatti lakkaa toimimasta sinä päivänä.',
    todo: 'Kerro asiakkaalle: hän uusii lisenssin iLOQin kautta.',
    over: 'iLOQ-lisenssi jatkuu',
  },
  unreachable: (why, times, origin) => ({
    lines: [`${why} ${times === 1 ? 'Kerran' : `${number(times)} kertaa peräkkäin`}: ${origin}.`],
    todo: 'Odota, ja kysy iLOQilta, jos se kestää. Jatkan yrittämistä, mutta yhä harvemmin.',
    over: 'iLOQ vastaa taas',
  }),
  iloqDown: (count, origin, names) => ({
    title: `iLOQ ei vastaa: ${counted(count, 'kohde', 'kohdetta')}`,
    lines: [
      `${origin} ei vastaa${names.length > 0 ? `: ${shortList(names, names.length, count)}` : ''}.`,
    ],
    todo: 'Kysy iLOQilta, onko siellä katko. Kohteiden omat häiriöt odottavat, kunnes se on ohi.',
    over: 'iLOQ vastaa taas',
  }),
  subscriptionEnding: (of, ends) => ({
    lines: [
      `Tilaus${of} päättyy${ends === undefined ? '' : ` ${ends}`}, enkä saanut uusittua sitä.`,
    ],
    todo: 'Katso iLOQ Managerista, saako API-käyttäjä yhä hallita webhookeja. Tarkista sitten uudelleen.',
    over: 'tapahtumatilaus jatkuu',
  }),
  eventsBack: 'iLOQin tapahtumat tulevat taas perille',
  badSignatures: (count, minutes) => ({
    lines: [`${counted(count, 'pyyntö', 'pyyntöä')} ${number(minutes)} minuutin aikana.`],
    todo: 'Joku ehkä arvailee, tai tilaus on muuttunut iLOQissa. Kysy botin tekniseltä ylläpidolta.',
    over: 'ei enää vääriä allekirjoituksia',
  }),
  help: {
    notChecked: 'Ei vielä tarkistettu',
    lastCheck: (verdict) => `Viime tarkistus: ${verdict}`,
    todo: (by) => `*${labels.takeIt}* kertoo asiasta: ${by}.`,
  },
  installerLeft: (left) => ({
    lines: ['En enää kysy keneltäkään tästä kohteesta.'],
    todo: nextInstaller(left),
    over: 'kohteella on taas asentaja',
  }),
  stuck: (forMs) => ({
    lines: [`Mikään ei ole liikkunut: ${duration(forMs)}.`],
    todo: 'Kysy asentajalta, mitä puuttuu.',
    over: 'se etenee taas',
  }),
  atOpening: ', aloituskysymys',
  atStep: (title) => `, vaihe *${title}*`,
  ofEvent: (event) => ` (${event})`,
};

/** What is wrong with a subscription, and what to do about it. */
export const subscriptionProblems: Words['subscriptionProblems'] = {
  deliveries: ({ of, count }) => ({
    title: 'iLOQin tapahtumat eivät tule perille',
    lines: [`iLOQilta on jäänyt toimittamatta ${counted(count, 'tapahtuma', 'tapahtumaa')}${of}.`],
    todo: 'Kysy botin tekniseltä ylläpidolta, näkyykö sen julkinen osoite internetiin.',
  }),
  lost: ({ of, count }) => ({
    title: `${counted(count, 'iLOQin tapahtuma', 'iLOQin tapahtumaa')} ei koskaan tullut`,
    lines: [
      `iLOQilla ei ole enää luetteloa näistä: ${counted(count, 'tapahtuma', 'tapahtumaa')}${of}.`,
    ],
    todo: 'Katso iLOQ Managerista, mitä sillä välin tapahtui.',
  }),
  limit: ({ of, usedBy }) => ({
    title: 'iLOQ ei ota uutta tilausta',
    lines: [
      `Yhdellä lukostolla voi olla enintään kolme tilausta tapahtumaa kohti${of}.${usedBy.length > 0 ? ` Ne ovat näillä: ${shortList(usedBy.map(name), 3)}.` : ''}`,
    ],
    todo: 'Pyydä jotakuta heistä poistamaan omansa.',
  }),
  'system-gone': () => ({
    title: 'API-käyttäjä ei pääse lukostoon',
    lines: ['Sen tapahtumia ei seurata.'],
    todo: 'Valitse käyttäjälle iLOQ Managerissa uudelleen *Right to login in to system* siihen. Tarkista sitten uudelleen.',
  }),
  refused: ({ of }) => ({
    title: 'iLOQ ei suostu pitämään tilausta',
    lines: [`Tapahtumat${of} eivät tule perille.`],
    todo: 'Katso iLOQ Managerista, että API-käyttäjällä on *Right to administrate locking system*. Tarkista sitten uudelleen.',
  }),
};
