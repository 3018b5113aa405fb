import { stateMarks } from '../marks.ts';
import type { Words } from '../words.ts';
import { code, counted, name, number } from './format.ts';

export const stateWords: Words['stateWords'] = {
  broken: 'rikki',
  stuck: 'jumissa',
  'under-way': 'kesken',
  finished: 'valmis',
  archived: 'arkistoitu',
};

/** "1 valmis", "12 valmista" */
export const stateCount: Words['stateCount'] = (state, count) => {
  const word = stateWords[state];
  switch (state) {
    case 'finished':
      return counted(count, word, 'valmista');
    case 'archived':
      return counted(count, word, 'arkistoitua');
    default:
      return counted(count, word, word);
  }
};

export const filterWords: Words['filterWords'] = {
  all: 'Kaikki kohteet',
  mine: 'Omat',
  stuck: `${stateMarks.stuck} Jumissa`,
  broken: `${stateMarks.broken} Rikki`,
  done: `${stateMarks.finished} Valmiit`,
  archived: `${stateMarks.archived} Arkistoidut`,
};

export const overviewTexts: Words['overviewTexts'] = {
  title: 'Livion-käyttöönotto',
  what: 'Yhdistän LivionKey20-avainautomaatit iLOQin lukostoihin, vaihe kerrallaan.',
  sites: 'Kohteet',
  yourSites: 'Omat kohteesi',
  yourOpen: 'Avoimet kohteesi',
  noneOpen: 'Sinulla ei ole avoimia kohteita.',
  allSites: 'Kaikki kohteet',
  managed: 'Kohteet, joista vastaat',
  noSites: 'Kohteita ei vielä ole. `/livion setup` ja nimi avaa ensimmäisen.',
  noOwn: 'Sinulla ei vielä ole kohteita. `/livion setup` ja nimi avaa uuden.',
  noFit: 'Yksikään kohde ei täsmää.',
  moreOwn: (count) => `ja ${number(count)} lisää: \`/livion sites\``,
  moreListed: (count) =>
    `ja ${number(count)} lisää: ne löytyvät kirjoittamalla \`/livion status\` ja osa nimestä; työnjohtajat voivat selata niitä kotisivullani.`,
  moreOwnListed: (count) =>
    `ja ${number(count)} lisää: ne löytyvät kirjoittamalla \`/livion setup\` ja osa nimestä`,
  shown: (from, to, total) => `${number(from)}–${number(to)} / ${number(total)}`,
  shownOfMore: (from, to, counted) => `${number(from)}–${number(to)} / yli ${number(counted)}`,
  searched: (words) => `(nimessä ”${words}”)`,
  findTitle: 'Etsi kohde',
  findLabel: 'Osa nimestä',
  findHint: 'Tyhjä näyttää taas kaikki.',
  clearSearch: 'Tyhjennä haku',
  openOne: 'Avaa kohde…',
  goOnWith: 'Jatka kohdetta…',
  columns: ['Kohde', 'Tila', 'Vaiheet', 'Mitä', 'Kuka', 'Viimeksi', 'Avoimet häiriöt'],
  /** What stands behind a site's name in a list. */
  failedAt: (step) => `ei enää kunnossa: *${step}*`,
  stuckAt: (step, since) => `*${step}* · ${since} alkaen`,
  stopped: 'pysäytetty: en pysty lukemaan tiedostoa',
  checked: (when) => `tarkistettu ${when}`,
  next: (step) => `→ Seuraavaksi: *${step}*`,
  nextMend: '→ Seuraavaksi: korjaa virheet ja tarkista uudelleen.',
  nextLater: (steps) => `→ Jätetty myöhemmäksi, vielä tekemättä: ${steps}`,
  nextNothing: '→ Ei mitään tehtävää.',
  nextRestore: '→ Arkistoitu: en kysy keneltäkään mitään.',
  running: '→ Kysyn iLOQilta…',
};

/** Words of what `/livion status` and Home show of one site. */
export const statusTexts: Words['statusTexts'] = {
  moreAlerts: (count) => `ja ${number(count)} lisää: \`/livion alerts\` ja nimi`,
  lastCheck: (verdict, when) => `*Viime tarkistus:* ${verdict}, ${when}`,
  moved: (people, moved, heard) => `${people} · viime vaihe ${moved} · viime viesti ${heard}`,
  nobody: 'ei kenelläkään',
  serviceCode: (value) => `*Palvelukoodi:* ${code(value)}`,
  serviceAddress: (value) => `*Palveluosoite:* ${code(value)}`,
  userId: (value) => `*Käyttäjätunnus:* ${code(value)}`,
  lockingSystem: (value) => `*Lukosto:* ${name(value)}`,
  password: (fingerprint) => `*Salasana:* tallessa, sormenjälki ${code(fingerprint)}`,
  unreadable: '*Salasana:* en saa sitä enää auki, koska avain on vaihtunut. Syötä se uudelleen.',
};

/** The digest, in mrkdwn. */
export const digestTexts: Words['digestTexts'] = {
  noSites: 'ei vielä kohteita',
  more: (count) => `ja ${number(count)} lisää`,
  moreFindings: (count) => `Ja ${number(count)} lisää.`,
  notBegun: 'ei aloitettu',
  atStep: (title) => `vaihe *${title}*`,
  title: (since) => `Viime koosteen jälkeen (${since})`,
  all: (counts) => `Kaikki kohteet: ${counts}`,
  quiet: (since, counts) =>
    `Ei uutta viime koosteen jälkeen (${since}). Kaikki kohteet: ${counts}.`,
  short: {
    finished: () => 'valmistui',
    broken: () => 'rikkoutui',
    stuck: () => 'jumiutui',
    mended: () => 'taas kunnossa',
  },
  head: {
    finished: 'Valmistui',
    broken: 'Rikkoutui',
    stuck: 'Jumiutui',
    mended: 'Taas kunnossa',
  },
  lessThanADay: 'alle päivä',
  median: (time) => `Mediaani ensimmäisestä vaiheesta tarkistettuun kohteeseen: ${time}`,
};
