import { type SiteState, type StepStatus, statusesOf } from '../../checklist/index.ts';
import { byUrgency, type Counts, type OverviewSite } from '../../sites/index.ts';

/** All sites as they are drawn: plain data, so that another thread can draw it. */
export interface OverviewPicture {
  readonly kind: 'overview';
  readonly title: string;
  readonly date: string;
  readonly counts: readonly { readonly state: SiteState; readonly count: number }[];
  readonly sites: readonly PicturedSite[];
  /** How many there are besides those that are drawn. */
  readonly more: number;
  readonly labels: PictureLabels;
}

/** The words in a picture, in the reader's language. What draws knows no language. */
export interface PictureLabels {
  readonly none: string;
  readonly more: string;
  /** "3 broken" for each state that occurs. */
  readonly counts: Readonly<Partial<Record<SiteState, string>>>;
  readonly statuses: Readonly<Record<StepStatus, string>>;
  readonly sections: Readonly<
    Record<1 | 2 | 3 | 4 | 5, { readonly short: string; readonly long: string }>
  >;
}

/** Makes the words of a picture from what it counts. */
type PictureWords = (counted: Pick<OverviewPicture, 'counts' | 'more'>) => PictureLabels;

/** What a picture says, in the reader's language. */
export interface PictureSaid {
  readonly title: string;
  readonly date: string;
  readonly words: PictureWords;
  /** The names of a list, without what says nothing in one; in their order. */
  readonly shortNames: (names: readonly string[]) => readonly string[];
}

export interface PicturedSite {
  readonly name: string;
  readonly state: SiteState;
  readonly steps: readonly StepStatus[];
  readonly settled: number;
}

/** More would be too small on a phone. */
export const mostPictured = 200;

/**
 * @param listed the sites that somebody may see, those that need somebody first; an archived one is
 * in no picture
 * @param counted how many there are, where these are only the first of them
 */
export function pictureOf(
  listed: readonly OverviewSite[],
  said: PictureSaid,
  counted: Counts,
): OverviewPicture {
  const live = listed.filter(({ state }) => state !== 'archived');
  const pictured = live.slice(0, mostPictured);
  const names = said.shortNames(pictured.map(({ row }) => row.name));
  const sites = pictured.map(({ row, state }, index) => ({
    name: (names[index] ?? row.name).slice(0, 60),
    state,
    steps: statusesOf(row.steps),
    settled: row.settled,
  }));
  const counts = byUrgency
    .filter((state) => state !== 'archived' && counted[state] > 0)
    .map((state) => ({ state, count: counted[state] }));
  const more = counts.reduce((sum, { count }) => sum + count, 0) - sites.length;
  const { title, date, words } = said;
  return { kind: 'overview', title, date, counts, sites, more, labels: words({ counts, more }) };
}
