import { type SiteState, type StepStatus, statusesOf, stepIds } from '../../checklist/index.ts';
import { clip, pictureTexts, stateWords } from '../../text/index.ts';
import { byUrgency, type EstateSite } from '../index.ts';

/** The estate as it is drawn: plain data, so that another thread can draw it. */
export interface EstatePicture {
  readonly title: string;
  readonly date: string;
  readonly counts: readonly { readonly state: SiteState; readonly count: number }[];
  readonly sites: readonly PicturedSite[];
  /** How many there are besides those that are drawn. */
  readonly more: number;
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
 * @param estate the sites that somebody may see, those that need somebody first; an archived one is
 * in no picture
 * @param at milliseconds since the epoch
 */
export function pictureOf(
  estate: readonly EstateSite[],
  at: number,
  timeZone: string,
  title: string = pictureTexts.all,
): EstatePicture {
  const live = estate.filter(({ state }) => state !== 'archived');
  const sites = live.slice(0, mostPictured).map(({ row, state }) => ({
    name: clip(row.name, 60),
    state,
    steps: statusesOf(row.steps),
    settled: row.settled,
  }));
  const byState = Map.groupBy(live, ({ state }) => state);
  const counts = byUrgency.flatMap((state) => {
    const count = byState.get(state)?.length ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
  return {
    title,
    date: pictureTexts.date(at, timeZone),
    counts,
    sites,
    more: live.length - sites.length,
  };
}

/** "3 broken, 12 stuck, 140 done" */
export const countsInWords = ({ counts }: Pick<EstatePicture, 'counts'>): string =>
  counts.length === 0
    ? pictureTexts.none
    : counts
        .map(({ state, count }) => `${count.toLocaleString('en')} ${stateWords[state]}`)
        .join(', ');

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
