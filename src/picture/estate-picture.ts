import { type SiteState, type StepStatus, type StuckRule, stateAt, statusesOf, stepIds } from '../checklist/index.ts';
import type { SiteRow } from '../sites/index.ts';
import { clip, pictureTexts, stateCounts } from '../text/index.ts';

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

/** Those that need somebody come first; an archived site is in no picture. */
const byNeed = ['broken', 'stuck', 'under-way', 'finished'] as const satisfies readonly SiteState[];

/** More would be too small on a phone. */
export const mostPictured = 200;

/**
 * The sites that somebody may see, those that need somebody first, and of those the ones that have stood longest.
 * @param at milliseconds since the epoch
 */
export function pictureOf(
  rows: Iterable<SiteRow>,
  at: number,
  rule: StuckRule,
  title: string = pictureTexts.all,
): EstatePicture {
  const judge = stateAt(at, rule);
  const byState = new Map<SiteState, SiteRow[]>(byNeed.map((state) => [state, []]));
  for (const row of rows) byState.get(judge(row.standing))?.push(row);
  const sites: PicturedSite[] = [];
  for (const [state, its] of byState) {
    if (sites.length === mostPictured) break;
    const ordered = its.toSorted((a, b) => a.standing.movedAt - b.standing.movedAt || (a.id < b.id ? -1 : 1));
    for (const row of ordered.slice(0, mostPictured - sites.length))
      sites.push({ name: clip(row.name, 60), state, steps: statusesOf(row.steps), settled: row.settled });
  }
  const counts = [...byState].map(([state, its]) => ({ state, count: its.length })).filter(({ count }) => count > 0);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return { title, date: pictureTexts.date(at, rule.timeZone), counts, sites, more: total - sites.length };
}

/** "3 broken, 12 stuck, 140 done" */
export const countsInWords = ({ counts }: Pick<EstatePicture, 'counts'>): string =>
  counts.length === 0
    ? pictureTexts.none
    : counts.map(({ state, count }) => `${count.toLocaleString('en')} ${stateCounts[state]}`).join(', ');

/** Slack takes 1,000 characters (`alt_txt_too_large` of files.getUploadURLExternal). */
const longestWords = 1_000;

/** The same as the picture, in words: how many, then those that need somebody by name, as many as have room. */
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
