import { stateMarks } from '../marks.ts';
import type { Words } from '../words.ts';
import { andMore, code, counted, name, number } from './format.ts';

export const stateWords: Words['stateWords'] = {
  broken: 'fel',
  stuck: 'står still',
  'under-way': 'pågår',
  finished: 'klart',
  archived: 'arkiverat',
};

/** "1 klart", "12 klara" */
export const stateCount: Words['stateCount'] = (state, count) => {
  const word = stateWords[state];
  switch (state) {
    case 'broken':
      return counted(count, 'med fel', 'med fel');
    case 'finished':
      return counted(count, word, 'klara');
    case 'archived':
      return counted(count, word, 'arkiverade');
    default:
      return counted(count, word, word);
  }
};

export const filterWords: Words['filterWords'] = {
  all: 'Alla objekt',
  mine: 'Mina',
  stuck: `${stateMarks.stuck} Står still`,
  broken: `${stateMarks.broken} Fel`,
  done: `${stateMarks.finished} Klara`,
  archived: `${stateMarks.archived} Arkiverade`,
};

export const overviewTexts: Words['overviewTexts'] = {
  title: 'Livion-driftsättning',
  what: 'Jag ansluter LivionKey20-nyckelautomater till iLOQs låssystem, ett steg i taget.',
  sites: 'Objekt',
  yourSites: 'Dina objekt',
  yourOpen: 'Dina öppna objekt',
  noneOpen: 'Du har inga öppna objekt.',
  allSites: 'Alla objekt',
  managed: 'Objekt som du ansvarar för',
  noSites: 'Det finns inga objekt än. `/livion setup` och ett namn öppnar det första.',
  noOwn: 'Du har inga objekt än. `/livion setup` och ett namn öppnar ett.',
  noFit: 'Inget objekt passar.',
  moreOwn: (count) => `och ${number(count)} till: \`/livion sites\``,
  moreListed: (count) =>
    `och ${number(count)} till: \`/livion status\` och en del av namnet hittar dem; arbetsledare kan bläddra bland dem på min hemsida här i Slack.`,
  moreOwnListed: (count) =>
    `och ${number(count)} till: \`/livion setup\` och en del av namnet hittar dem`,
  shown: (from, to, total) => `${number(from)}–${number(to)} av ${number(total)}`,
  shownOfMore: (from, to, counted) => `${number(from)}–${number(to)} av fler än ${number(counted)}`,
  searched: (words) => `med ”${words}” i namnet`,
  findTitle: 'Sök objekt',
  findLabel: 'En del av namnet',
  findHint: 'Tomt visar alla igen.',
  clearSearch: 'Rensa sökningen',
  openOne: 'Öppna ett objekt…',
  goOnWith: 'Fortsätt med objekt…',
  columns: ['Objekt', 'Läge', 'Steg', 'Vad', 'Vem', 'Senast', 'Öppna störningar'],
  /** What stands behind a site's name in a list. */
  failedAt: (step) => `stämmer inte längre: *${step}*`,
  stuckAt: (step, since) => `*${step}* sedan ${since}`,
  stopped: 'stoppat: jag kan inte läsa filen',
  checked: (when) => `kollat ${when}`,
  next: (step) => `→ Nästa: *${step}*`,
  nextMend: '→ Nästa: rätta felen och kolla igen.',
  nextLater: (steps) => `→ Sparat till senare, ännu inte gjort: ${steps}`,
  nextNothing: '→ Inget att göra.',
  nextRestore: '→ Arkiverat: jag frågar ingen om något.',
  running: '→ Jag frågar iLOQ…',
};

/** Words of what `/livion status` and Home show of one site. */
export const statusTexts: Words['statusTexts'] = {
  moreAlerts: (count) => `och ${number(count)} till: \`/livion alerts\` och namnet`,
  lastCheck: (verdict, when) => `*Senaste kontroll:* ${verdict}, ${when}`,
  moved: (people, moved, heard) =>
    `${people} · senaste steg ${moved} · senaste meddelande ${heard}`,
  nobody: 'ingen har det',
  serviceCode: (value) => `*Servicekod:* ${code(value)}`,
  serviceAddress: (value) => `*Serviceadress:* ${code(value)}`,
  userId: (value) => `*Användar-ID:* ${code(value)}`,
  lockingSystem: (value) => `*Låssystem:* ${name(value)}`,
  password: (fingerprint) => `*Lösenord:* sparat, fingeravtryck ${code(fingerprint)}`,
  unreadable: '*Lösenord:* jag får inte upp det längre, för nyckeln har bytts. Ange det igen.',
};

/** The digest, in mrkdwn. */
export const digestTexts: Words['digestTexts'] = {
  noSites: 'inga än',
  more: (count) => andMore(count).trim(),
  moreFindings: (count) => `Och ${number(count)} till.`,
  notBegun: 'inte påbörjat',
  atStep: (title) => `steg *${title}*`,
  title: (since) => `Sedan ${since}`,
  all: (counts) => `Alla objekt: ${counts}`,
  quiet: (since, counts) => `Inget nytt sedan ${since}. Alla objekt: ${counts}.`,
  short: {
    finished: (count) => (count === 1 ? 'blev klart' : 'blev klara'),
    broken: () => 'fick fel',
    stuck: () => 'stannade av',
    mended: () => 'i ordning igen',
  },
  head: {
    finished: 'Blev klara',
    broken: 'Fick fel',
    stuck: 'Stannade av',
    mended: 'I ordning igen',
  },
  lessThanADay: 'mindre än en dag',
  median: (time) => `Median från första steget till kontrollerat objekt: ${time}`,
};
