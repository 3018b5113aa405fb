import { type SiteState, stepIds } from '../checklist/index.ts';
import type { OverviewPicture, PictureLabels } from '../overview/picture/index.ts';
import { shortNames } from './short-names.ts';

/** What stands around the picture of all sites. Plain text. */
export interface PictureTexts {
  readonly all: string;
  readonly own: string;
  readonly none: string;
  readonly sites: (count: number) => string;
  readonly date: (at: number, timeZone: string) => string;
  /** "Broken: Kamppi (3 of 13) and 2 more" */
  readonly needs: (state: SiteState, names: readonly string[], more: number) => string;
  readonly site: (name: string, settled: number, of: number) => string;
}

interface PictureWords extends Pick<PictureLabels, 'statuses' | 'sections'> {
  readonly texts: PictureTexts;
  /** "3 broken" */
  readonly stateCount: (state: SiteState, count: number) => string;
  readonly more: (count: number) => string;
}

/** Slack takes 1,000 characters (`alt_txt_too_large` of files.getUploadURLExternal). */
const longestWords = 1_000;

/** What is said in a picture, and what stands for it in words. */
export function createPicture({ texts, stateCount, more, ...labels }: PictureWords) {
  type Counts = Pick<OverviewPicture, 'counts'>;
  /** "3 broken, 12 stuck, 140 done" */
  const countsInWords = ({ counts }: Counts): string =>
    counts.length === 0
      ? texts.none
      : counts.map(({ state, count }) => stateCount(state, count)).join(', ');

  const words = (counted: Counts & Pick<OverviewPicture, 'more'>): PictureLabels => ({
    ...labels,
    none: texts.none,
    more: more(counted.more),
    counts: Object.fromEntries(
      counted.counts.map(({ state, count }) => [state, stateCount(state, count)]),
    ),
  });

  return {
    countsInWords,

    /**
     * What a picture says, for `pictureOf`.
     * @param at when it is drawn, milliseconds since the epoch
     */
    pictureSaid: (at: number, timeZone: string, title = texts.all) => ({
      title,
      date: texts.date(at, timeZone),
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
      if (total === 0) return `${title}, ${date}: ${texts.none}.`;
      let said = `${title}, ${date}: ${texts.sites(total)}, ${countsInWords(picture)}.`;
      for (const state of ['broken', 'stuck', 'under-way'] as const) {
        const count = counts.find((each) => each.state === state)?.count ?? 0;
        const names = sites
          .filter((site) => site.state === state)
          .map(({ name, settled }) => texts.site(name, settled, stepIds.length));
        for (let shown = names.length; shown > 0; shown -= 1) {
          const needs = texts.needs(state, names.slice(0, shown), count - shown);
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
