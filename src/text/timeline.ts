import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import type { EntryKind } from '../sites/index.ts';
import { name, person } from './format.ts';

/** An entry of a site's journal, as it is kept. */
interface TimelineEntry {
  readonly at: number;
  readonly person?: string;
  readonly kind: string;
  readonly data: unknown;
}

/**
 * What somebody did; `step` is the one that was asked at the time, where one was; `about`: what
 * else is kept of it.
 */
export type EntryWords = Readonly<
  Record<EntryKind, (step: string, about: (key: string) => string) => string>
>;

interface TimelineWords {
  readonly words: EntryWords;
  readonly moment: (at: number) => string;
  readonly titleOf: (ask: (typeof askIds)[number]) => string;
}

/** One line of the timeline; a kind that this version does not know is told by its name. */
export function createTimelineText({ words, moment, titleOf }: TimelineWords) {
  const isEntryKind = (kind: string): kind is EntryKind => Object.hasOwn(words, kind);

  return ({ at, person: id, kind, data }: TimelineEntry): string => {
    const kept = keptSchema.parse(data);
    const about = (key: string): string => clipped(kept[key]);
    const ask = askIds.find((each) => each === kept['ask']);
    const step = ask === undefined ? '' : `*${titleOf(ask)}*`;
    const who = id === undefined ? 'Livion' : person(id);
    const what = isEntryKind(kind) ? words[kind](step, about) : name(kind.replaceAll('-', ' '));
    return `${moment(at)} · ${who} ${what}`;
  };
}

const keptSchema = z.record(z.string(), z.unknown()).catch({});

const clipped = (value: unknown): string => (typeof value === 'string' ? clip(value, 1_500) : '');

/** The people of an entry, whose IDs stand in one text. */
export const peopleIn = (ids: string): string[] =>
  ids
    .split(' ')
    .filter((id) => /^[UW]\w+$/.test(id))
    .map(person);
