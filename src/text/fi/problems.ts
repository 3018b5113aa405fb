import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { createProblemText } from '../problems.ts';
import { failureText } from './failures.ts';
import { verdictText } from './findings.ts';
import { counted, day, duration, list, shortList, some } from './format.ts';
import { neededFor } from './rights.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

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

const needOf = (right: string): string => neededFor(right) ?? 'automaatin työ';

const nextInstaller = (left: string): string =>
  `${person(left)} on poistunut Slackista. Siirrä kohde toiselle: \`/livion site\` ja *${labels.people}*.`;

const eventOf = (event: string | undefined): string =>
  event === undefined ? '' : ` (${code(event)})`;

export const problemTextAt = (
  { moment }: Times,
  findingText: Catalogue['findingText'],
): Catalogue['problemText'] =>
  createProblemText({
    kindTitles,
    list,
    titleOf,
    findingText,
    more: (count) => `ja ${count} lisää`,
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
      many: (count) => `${count} käyttöoikeutta`,
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
      toFix: ({ locks, rights, others }) =>
        `korjattavana ${list([
          ...some(locks, 'lukko', 'lukkoa'),
          ...some(rights, 'oikeus', 'oikeutta'),
          ...some(others, 'muu asia', 'muuta asiaa'),
        ])}`,
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
    unreachable: ({ times, failure, detail, origin }) => ({
      lines: [`${failureText(failure, detail).what} ${times} kertaa peräkkäin: ${code(origin)}.`],
      todo: 'Odota, ja kysy iLOQilta, jos se kestää. Jatkan yrittämistä, mutta yhä harvemmin.',
      over: 'iLOQ vastaa taas',
    }),
    iloqDown: ({ count, origin }, names) => ({
      title: `iLOQ ei vastaa: ${counted(count, 'kohde', 'kohdetta')}`,
      lines: [
        `${code(origin)} ei vastaa${names.length > 0 ? `: ${shortList(names, names.length, count)}` : ''}.`,
      ],
      todo: 'Kysy iLOQilta, onko siellä katko. Kohteiden omat häiriöt odottavat, kunnes se on ohi.',
      over: 'iLOQ vastaa taas',
    }),
    subscriptionEnding: ({ event, endsAt }) => ({
      lines: [
        `Tilaus${eventOf(event)} päättyy${endsAt === undefined ? '' : ` ${moment(endsAt)}`}, enkä saanut uusittua sitä.`,
      ],
      todo: 'Katso iLOQ Managerista, saako API-käyttäjä yhä hallita webhookeja. Tarkista sitten uudelleen.',
      over: 'tapahtumatilaus jatkuu',
    }),
    subscription({ trouble, event, count, usedBy }) {
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
    },
    eventsBack: 'iLOQin tapahtumat tulevat taas perille',
    badSignatures: ({ count, minutes }) => ({
      lines: [`${counted(count, 'pyyntö', 'pyyntöä')} ${minutes} minuutin aikana.`],
      todo: 'Joku ehkä arvailee, tai tilaus on muuttunut iLOQissa. Kysy botin tekniseltä ylläpidolta.',
      over: 'ei enää vääriä allekirjoituksia',
    }),
    help: {
      checked: (tried) =>
        tried === undefined ? 'Ei vielä tarkistettu' : `Viime tarkistus: ${verdictText(tried)}`,
      todo: (by) => `*${labels.takeIt}* kertoo asiasta: ${person(by)}.`,
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
  });
