import { type SiteState, stepIds } from '../../checklist/index.ts';
import { clip } from '../../clip.ts';
import type { EstatePicture, PictureWords } from '../../overview/picture/index.ts';
import { stateCount, stateWords } from './estate.ts';

/** What stands in the picture of the estate, and what stands for it in words. Plain text. */
export const pictureTexts = {
  all: 'All sites',
  own: 'Your sites',
  none: 'No sites yet',
  sites: (count: number): string =>
    count === 1 ? '1 site' : `${count.toLocaleString('en')} sites`,
  date: (at: number, timeZone: string): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
      at,
    ),
  needs: (state: SiteState, names: readonly string[], more: number): string =>
    `${stateWords[state]}: ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`,
  site: (name: string, settled: number, of: number): string =>
    `${clip(name, 40)} (${settled} of ${of})`,
};

const pictureWords: PictureWords = ({ counts, more }) => ({
  none: pictureTexts.none,
  more: more === 1 ? 'and 1 more' : `and ${more.toLocaleString('en')} more`,
  counts: Object.fromEntries(counts.map(({ state, count }) => [state, stateCount(state, count)])),
  statuses: {
    verified: 'confirmed',
    done: 'said done',
    failed: 'failed',
    skipped: 'skipped',
    later: 'put off',
    open: 'open',
  },
  sections: {
    1: { short: 'API access', long: 'API access and locks' },
    2: { short: 'Service', long: 'service code and address' },
    3: { short: 'API user', long: 'API user and rights' },
    4: { short: 'Check', long: 'verification' },
    5: { short: 'Hand-over', long: 'hand-over' },
  },
});

/**
 * What a picture says, for `pictureOf`.
 * @param at when it is drawn, milliseconds since the epoch
 */
export const pictureSaid = (at: number, timeZone: string, title: string = pictureTexts.all) => ({
  title,
  date: pictureTexts.date(at, timeZone),
  words: pictureWords,
});

/** "3 broken, 12 stuck, 140 done" */
export const countsInWords = ({ counts }: Pick<EstatePicture, 'counts'>): string =>
  counts.length === 0
    ? pictureTexts.none
    : counts.map(({ state, count }) => stateCount(state, count)).join(', ');

/** Slack takes 1,000 characters (`alt_txt_too_large` of files.getUploadURLExternal). */
const longestWords = 1_000;

/**
 * The same as the picture, in words: how many, then those that need somebody by name, as many as
 * have room.
 */
export function pictureInWords(picture: EstatePicture): string {
  const { title, date, counts, sites } = picture;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let words = `${title}, ${date}: ${pictureTexts.sites(total)}, ${countsInWords(picture)}.`;
  if (total === 0) return `${title}, ${date}: ${pictureTexts.none}.`;
  for (const state of ['broken', 'stuck', 'under-way'] as const) {
    const count = counts.find((each) => each.state === state)?.count ?? 0;
    const names = sites
      .filter((site) => site.state === state)
      .map(({ name, settled }) => pictureTexts.site(name, settled, stepIds.length));
    for (let shown = names.length; shown > 0; shown -= 1) {
      const longer = `${words} ${capital(pictureTexts.needs(state, names.slice(0, shown), count - shown))}.`;
      if (longer.length > longestWords) continue;
      words = longer;
      break;
    }
  }
  return words;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
