import { z } from 'zod';
import { type AskId, askIds } from '../../checklist/index.ts';
import { clip } from '../../clip.ts';
import type { EntryKind } from '../../sites/index.ts';
import { name, person, safe } from '../format.ts';
import { list, moment } from './format.ts';
import { titleOf } from './notes.ts';

/** An entry of a site's journal, as it is kept. */
export interface TimelineEntry {
  readonly at: number;
  readonly person?: string;
  readonly kind: string;
  readonly data: unknown;
}

/**
 * What somebody did; `step` is the one that was asked at the time, where one was; `about`: what
 * else is kept of it.
 */
const words: Readonly<Record<EntryKind, (step: string, about: (key: string) => string) => string>> =
  {
    answered: (step) => `answered${step && ` ${step}`}`,
    done: (step) => (step ? `said that ${step} is done` : 'said that a step is done'),
    skipped: (step) => `skipped ${step || 'a step'}`,
    'put-off': (step) => `put ${step || 'a step'} off`,
    back: (step) => `went back${step && ` from ${step}`}`,
    undone: (step) => `went back to a step that was left${step && `, from ${step}`}`,
    status: () => 'asked how it stands',
    stopped: (step) => `stopped${step && ` at ${step}`}`,
    resumed: (step) => `went on${step && ` at ${step}`}`,
    'help-asked': (step) => `asked for help${step && ` with ${step}`}`,
    'needed-locks': () => 'said which locks are needed',
    'password-entered': () => 'entered the password',
    'password-typed': () => 'typed something that looks like a password; it was not used',
    'credentials-seen': () => 'looked at the credentials',
    'verification-asked': () => 'asked for a verification',
    'verification-cancelled': () => 'stopped the verification',
    'verification-failed': () => 'verified: ✗ something is wrong',
    'verification-partial': () => 'verified: ○ not everything could be seen',
    verified: () => 'verified: ✓ everything is right',
    watched: () => 'looked at it again',
    'check-all-asked': () => 'asked for a check of all sites',
    renamed: (_, about) => `renamed it from *${name(about('from'))}* to *${name(about('to'))}*`,
    'people-changed': (_, about) =>
      `made ${peopleOf(about('installers')) || 'others'} its installers`,
    'role-named': (_, about) =>
      `made ${peopleOf(about('person')) || 'somebody'} ${safe(about('role'))} here`,
    archived: () => 'archived it',
    restored: () => 'brought it back',
  };

const isEntryKind = (kind: string): kind is EntryKind => Object.hasOwn(words, kind);

/** One line of the timeline; a kind that this version does not know is told by its name. */
export function timelineText(entry: TimelineEntry): string {
  const { kind } = entry;
  const who = entry.person === undefined ? 'Livion' : person(entry.person);
  const what = isEntryKind(kind)
    ? words[kind](stepOf(entry.data), aboutOf(entry.data))
    : name(kind.replaceAll('-', ' '));
  return `${moment(entry.at)} · ${who} ${what}`;
}

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

export const timelineTexts = {
  title: 'Timeline',
  none: 'Nothing has happened here yet.',
  older: 'Older',
  newer: 'Newer',
};
