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
    answered: (step) => `svarade${step && ` på ${step}`}`,
    done: (step) => `kvitterade ${step || 'ett steg'}`,
    skipped: (step) => `hoppade över ${step || 'ett steg'}`,
    'put-off': (step) => `sparade ${step || 'ett steg'} till senare`,
    back: (step) => `gick tillbaka${step && ` från ${step}`}`,
    undone: (step) => `gick tillbaka till ett sparat steg${step && `, från ${step}`}`,
    status: () => 'frågade hur läget är',
    stopped: (step) => `stannade${step && ` vid ${step}`}`,
    resumed: (step) => `fortsatte${step && ` med ${step}`}`,
    'help-asked': (step) => `bad om hjälp${step && ` med ${step}`}`,
    'needed-locks': () => 'sa vilka lås som behövs',
    'password-entered': () => 'angav lösenordet',
    'password-typed': () => 'skrev något som ser ut som ett lösenord; det användes inte',
    'credentials-seen': () => 'tittade på inloggningsuppgifterna',
    'verification-asked': () => 'bad om en kontroll',
    'verification-cancelled': () => 'stoppade kontrollen',
    'verification-failed': () => 'kontrollerade: ✗ något är fel',
    'verification-partial': () => 'kontrollerade: ○ allt gick inte att se',
    verified: () => 'kontrollerade: ✓ allt stämmer',
    watched: () => 'tittade till objektet igen',
    'check-all-asked': () => 'bad om en kontroll av alla objekt',
    renamed: (_, about) => `bytte namn: *${name(about('from'))}* → *${name(about('to'))}*`,
    'people-changed': (_, about) =>
      `ändrade installatörerna${behind(peopleOf(about('installers')))}`,
    'role-named': (_, about) =>
      `gav en roll här: ${[peopleOf(about('person')), roleOf(about('role'))].filter(Boolean).join(', ')}`,
    archived: () => 'arkiverade objektet',
    restored: () => 'återställde objektet',
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
  title: 'Historik',
  none: 'Här har inget hänt än.',
  older: 'Äldre',
  newer: 'Nyare',
};
