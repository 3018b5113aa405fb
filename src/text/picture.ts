import { stepIds } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import type { OverviewPicture, PictureLabels } from '../overview/picture/index.ts';
import { shortNames } from './short-names.ts';
import type { Words } from './words.ts';

/** Slack takes 1,000 characters (`alt_txt_too_large` of files.getUploadURLExternal). */
const longestWords = 1_000;

/** What is said in a picture, and what stands for it in words. */
export function createPictureTexts({ pictureTexts, pictureLabels, stateCount, ...w }: Words) {
  type Counts = Pick<OverviewPicture, 'counts'>;
  /** "3 broken, 12 stuck, 140 done" */
  const countsInWords = ({ counts }: Counts): string =>
    counts.length === 0
      ? pictureTexts.none
      : counts.map(({ state, count }) => stateCount(state, count)).join(', ');

  const words = ({ counts, more }: Counts & Pick<OverviewPicture, 'more'>): PictureLabels => ({
    ...pictureLabels,
    none: pictureTexts.none,
    more: w.andMore(more).trim(),
    counts: Object.fromEntries(counts.map(({ state, count }) => [state, stateCount(state, count)])),
  });

  return {
    countsInWords,

    /**
     * What a picture says, for `pictureOf`.
     * @param at when it is drawn, milliseconds since the epoch
     */
    pictureSaid: (at: number, timeZone: string, title = pictureTexts.all) => ({
      title,
      date: pictureTexts.date(at, timeZone),
      words,
      shortNames,
    }),

    /**
     * The same as the picture, in words: how many, then those that need somebody by name, as many
     * as have room.
     */
    pictureInWords(picture: OverviewPicture): string {
      const { title, date, counts, sites } = picture;
      const total = counts.reduce((sum, { count }) => sum + count, 0);
      if (total === 0) return `${title}, ${date}: ${pictureTexts.none}.`;
      let said = `${title}, ${date}: ${w.sitesCounted(total)}, ${countsInWords(picture)}.`;
      for (const state of ['broken', 'stuck', 'under-way'] as const) {
        const count = counts.find((each) => each.state === state)?.count ?? 0;
        const names = sites
          .filter((site) => site.state === state)
          .map((site) => `${clip(site.name, 40)} (${w.outOf(site.settled, stepIds.length)})`);
        for (let shown = names.length; shown > 0; shown -= 1) {
          const more = w.andMore(count - shown);
          const needs = `${w.stateWords[state]}: ${names.slice(0, shown).join(', ')}${more}`;
          const longer = `${said} ${capital(needs)}.`;
          if (longer.length > longestWords) continue;
          said = longer;
          break;
        }
      }
      return said;
    },
  };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
