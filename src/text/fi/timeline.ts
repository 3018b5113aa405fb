import { z } from 'zod';
import { type AskId, askIds } from '../../checklist/index.ts';
import { clip } from '../../clip.ts';
import type { EntryKind } from '../../sites/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { name, person, safe } from '../format.ts';
import { list, type Times } from './format.ts';
import { roleTitles } from './roles.ts';
import { titleOf } from './steps.ts';

const titlesOfRoles = new Map(Object.entries(roleTitles));

/**
 * What somebody did; `step` is the one that was asked at the time, where one was; `about`: what
 * else is kept of it.
 */
const words: Readonly<Record<EntryKind, (step: string, about: (key: string) => string) => string>> =
  {
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
    archived: () => 'arkistoi kohteen',
    restored: () => 'palautti kohteen',
  };

const behind = (what: string): string => (what === '' ? '' : `: ${what}`);

const roleOf = (role: string): string => titlesOfRoles.get(role) ?? safe(role);

const isEntryKind = (kind: string): kind is EntryKind => Object.hasOwn(words, kind);

/** One line of the timeline; a kind that this version does not know is told by its name. */
export const createTimelineText =
  ({ moment }: Times): Catalogue['timelineText'] =>
  (entry) => {
    const { kind } = entry;
    const who = entry.person === undefined ? 'Livion' : person(entry.person);
    const what = isEntryKind(kind)
      ? words[kind](stepOf(entry.data), aboutOf(entry.data))
      : name(kind.replaceAll('-', ' '));
    return `${moment(entry.at)} · ${who} ${what}`;
  };

function stepOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('ask' in data)) return '';
  const ask: AskId | undefined = askIds.find((each) => each === data.ask);
  return ask === undefined ? '' : `*${titleOf(ask)}*`;
}

const peopleOf = (ids: string): string =>
  list(
    ids
      .split(' ')
      .filter((id) => /^[UW]\w+$/.test(id))
      .map(person),
  );

const about = z.record(z.string(), z.unknown()).catch({});

function aboutOf(data: unknown): (key: string) => string {
  const kept = about.parse(data);
  return (key) => {
    const value = kept[key];
    return typeof value === 'string' ? clip(value, 1_500) : '';
  };
}

export const timelineTexts: Catalogue['timelineTexts'] = {
  title: 'Historia',
  none: 'Täällä ei ole vielä tapahtunut mitään.',
  older: 'Vanhemmat',
  newer: 'Uudemmat',
};
