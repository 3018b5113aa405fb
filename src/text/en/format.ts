import type { Language } from '../../language.ts';
import { createCounting } from '../counting.ts';
import type { Times } from '../shapes.ts';

export { code, isoDay, linked, name, person } from '../format.ts';

export const language: Language = 'en';

const utc = (at: number): string => new Date(at).toISOString();
/** Shown by Slack in the reader's own time zone; where Slack cannot, in UTC. */
const shown = (at: number, how: string, fallback: string): string =>
  `<!date^${Math.floor(at / 1000)}^${how}|${fallback}>`;

/** A day, by its date in the licence or calendar (UTC). */
export const day = (at: number): string => utc(at).slice(0, 10);

export const createTimes: (timeZone: string) => Times = () => ({
  dayShort: (at) => shown(at, '{date_short_pretty}', day(at)),
  moment: (at) =>
    shown(at, '{date_short_pretty} {time}', `${utc(at).slice(0, 16).replace('T', ' ')} UTC`),
  time: (at) => shown(at, '{time}', `${utc(at).slice(11, 16)} UTC`),
});

/** "1 lock", "2 locks"; "a, b and c"; " and 3 more" */
export const { number, counted, some, list, andMore, shortList, firstOf, days, duration, ago } =
  createCounting({
    locale: 'en',
    and: 'and',
    more: (count) => ` and ${number(count)} more`,
    day: ['day', 'days'],
    justNow: 'just now',
    ago: (time) => `${time} ago`,
  });

/** "7 of 13" */
export const outOf = (part: number, all: number): string => `${number(part)} of ${number(all)}`;

/** "1 site", "1,234 sites" */
export const sitesCounted = (count: number): string => counted(count, 'site', 'sites');
