import type { Language } from '../../language.ts';
import { createCounting } from '../counting.ts';
import type { Times } from '../shapes.ts';

export { code, isoDay, linked, name, person } from '../format.ts';

export const language: Language = 'sv';

/**
 * Times of one time zone: "2026-11-27 14:28" and "kl. 14:28".
 * @param timeZone the workspace's: Slack itself would write the times in the reader's language
 */
export function createTimes(timeZone: string): Times {
  const clock = { hour: '2-digit', minute: '2-digit', timeZone } as const;
  const moments = new Intl.DateTimeFormat('sv-SE', {
    ...clock,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const times = new Intl.DateTimeFormat('sv-SE', clock);
  const days = new Intl.DateTimeFormat('sv-SE', {
    ...{ weekday: 'short', day: 'numeric', month: 'numeric', timeZone },
  });
  return {
    dayShort: (at) => days.format(at),
    moment: (at) => moments.format(at),
    time: (at) => `kl. ${times.format(at)}`,
  };
}

const dates = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' });

/** A day, by its date in the licence or calendar (UTC): "2026-11-27" */
export const day = (at: number): string => dates.format(at);

/** "1 nyckel", "2 nycklar"; "a, b och c"; " och 3 till" */
export const { number, counted, some, list, andMore, shortList, firstOf, days, duration, ago } =
  createCounting({
    locale: 'sv-SE',
    and: 'och',
    more: (count) => ` och ${number(count)} till`,
    day: ['dag', 'dagar'],
    justNow: 'nyss',
    ago: (time) => `för ${time} sedan`,
  });

/** "7 av 13" */
export const outOf = (part: number, all: number): string => `${number(part)} av ${number(all)}`;

export const sitesCounted = (count: number): string => counted(count, 'objekt', 'objekt');
