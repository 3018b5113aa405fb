import type { Words } from '../words.ts';

const behind = (what: string): string => (what === '' ? '' : `: ${what}`);

/** What somebody did, behind their name. */
export const journalTexts: Words['journalTexts'] = {
  answered: (step) => `vastasi${behind(step)}`,
  done: (step) => `kuittasi tehdyksi${behind(step)}`,
  skipped: (step) => `ohitti vaiheen${behind(step)}`,
  'put-off': (step) => `jätti vaiheen myöhemmäksi${behind(step)}`,
  back: (step) => `palasi taaksepäin${behind(step)}`,
  undone: (step) => `palasi jätettyyn vaiheeseen${behind(step)}`,
  status: () => 'kysyi tilannetta',
  stopped: (step) => `pysähtyi${behind(step)}`,
  resumed: (step) => `jatkoi${behind(step)}`,
  'help-asked': (step) => `pyysi apua${behind(step)}`,
  'needed-locks': () => 'kertoi, mitkä lukot tarvitaan',
  'password-entered': () => 'syötti salasanan',
  'password-typed': () => 'kirjoitti jotain, mikä näyttää salasanalta; sitä ei käytetty',
  'credentials-seen': () => 'katsoi tunnukset',
  'verification-asked': () => 'pyysi tarkistusta',
  'verification-cancelled': () => 'lopetti tarkistuksen',
  'verification-failed': () => 'tarkisti: ✗ jokin on pielessä',
  'verification-partial': () => 'tarkisti: ○ kaikkea ei voitu nähdä',
  verified: () => 'tarkisti: ✓ kaikki kunnossa',
  watched: () => 'katsoi uudelleen',
  'check-all-asked': () => 'pyysi tarkistamaan kaikki kohteet',
  renamed: (_, { from, to }) => `vaihtoi nimen: *${from}* → *${to}*`,
  'people-changed': (_, { installers }) => `vaihtoi asentajat${behind(installers)}`,
  'role-named': (_, { person, role }) =>
    `antoi roolin täällä: ${[person, role].filter(Boolean).join(', ')}`,
  'setting-changed': (_, { setting }) => `muutti asetuksia${behind(setting)}`,
  installed: () => 'asensi minut tänne',
  archived: () => 'arkistoi kohteen',
  restored: () => 'palautti kohteen',
};

export const timelineTexts: Words['timelineTexts'] = {
  title: 'Historia',
  none: 'Täällä ei ole vielä tapahtunut mitään.',
  older: 'Vanhemmat',
  newer: 'Uudemmat',
};
