import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import { name, person, safe, wordFor } from './format.ts';
import type { TextsOfJournal, Times } from './shapes.ts';
import type { Words } from './words.ts';

/** An entry of a site's journal, as it is kept. */
interface TimelineEntry {
  readonly at: number;
  readonly person?: string;
  readonly kind: string;
  readonly data: unknown;
}

const keptSchema = z.record(z.string(), z.unknown()).catch({});

/** One line of the timeline; a kind that this version does not know is told by its name. */
export function createTimelineText(w: Words, { moment }: Times) {
  /** The people whose IDs stand in one text. */
  const people = (ids: string): string =>
    w.list(
      ids
        .split(' ')
        .filter((id) => /^[UW]\w+$/.test(id))
        .map(person),
    );

  return ({ at, person: id, kind, data }: TimelineEntry): string => {
    const kept = keptSchema.parse(data);
    const textOf = (key: string): string => {
      const value = kept[key];
      return typeof value === 'string' ? clip(value, 1_500) : '';
    };
    const ask = askIds.find((each) => each === kept['ask']);
    const step = ask === undefined ? '' : `*${w.titleOf(ask)}*`;
    const role = textOf('role');
    const say = wordFor<TextsOfJournal[keyof TextsOfJournal]>(w.journalTexts, kind);
    const what = say?.(step, {
      from: name(textOf('from')),
      to: name(textOf('to')),
      installers: people(textOf('installers')),
      person: people(textOf('person')),
      role: wordFor<string>(w.roleTitles, role) ?? safe(role),
      setting: wordFor<string>(w.settingTitles, textOf('setting')) ?? '',
    });
    const who = id === undefined ? 'Livion' : person(id);
    return `${moment(at)} · ${who} ${what ?? name(kind.replaceAll('-', ' '))}`;
  };
}
