import type { ListRow } from '../checklist/index.ts';
import { compact } from '../compact.ts';
import { askedMark } from './marks.ts';
import type { Words } from './words.ts';

interface Part {
  readonly done: number;
  readonly of: number;
}

export const createListTexts = (w: Words) => ({
  /** A row of the list: at most 36 characters. */
  rowText(row: ListRow): string {
    if (row.row === 'step')
      return `${row.isAsked ? askedMark : ''}${w.titleOf(row.step)}${w.rowSuffixes[row.status]}`;
    const title = w.sectionTitles[row.section];
    const { settled, of } = row;
    return of === 1 || settled === 0 ? title : `${title}, ${w.outOf(settled, of)}`;
  },

  /** How much of the rights and the locks is right; either is left out where nobody looked. */
  countsText: (rights: Part | undefined, locks: Part | undefined): string =>
    compact([
      rights && w.reportTexts.rights(rights.done, rights.of),
      locks && w.reportTexts.locks(locks.done, locks.of),
    ]).join(', '),
});
