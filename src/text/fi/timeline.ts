import type { Catalogue, Times } from '../catalogue.ts';
import { name, safe } from '../format.ts';
import { createTimelineText, type EntryWords, peopleIn } from '../timeline.ts';
import { list } from './format.ts';
import { roleTitles } from './roles.ts';
import { settingTitles } from './settings.ts';
import { titleOf } from './steps.ts';

const titlesOfRoles = new Map(Object.entries(roleTitles));

const words: EntryWords = {
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
  renamed: (_, about) => `vaihtoi nimen: *${name(about('from'))}* → *${name(about('to'))}*`,
  'people-changed': (_, about) => `vaihtoi asentajat${behind(peopleOf(about('installers')))}`,
  'role-named': (_, about) =>
    `antoi roolin täällä: ${[peopleOf(about('person')), roleOf(about('role'))].filter(Boolean).join(', ')}`,
  'setting-changed': (_, about) => `muutti asetuksia${behind(settingIn(about('setting')))}`,
  installed: () => 'asensi minut tänne',
  archived: () => 'arkistoi kohteen',
  restored: () => 'palautti kohteen',
};

const behind = (what: string): string => (what === '' ? '' : `: ${what}`);

const roleOf = (role: string): string => titlesOfRoles.get(role) ?? safe(role);

const peopleOf = (ids: string): string => list(peopleIn(ids));

const titlesOfSettings = new Map(Object.entries(settingTitles));
const settingIn = (key: string): string => titlesOfSettings.get(key) ?? '';

/** One line of the timeline. */
export const timelineTextAt = ({ moment }: Times): Catalogue['timelineText'] =>
  createTimelineText({ words, moment, titleOf });

export const timelineTexts: Catalogue['timelineTexts'] = {
  title: 'Historia',
  none: 'Täällä ei ole vielä tapahtunut mitään.',
  older: 'Vanhemmat',
  newer: 'Uudemmat',
};
