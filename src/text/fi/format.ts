import type { Language } from '../../language.ts';
import { createCounting } from '../counting.ts';
import type { Times } from '../shapes.ts';

export { code, isoDay, linked, name, person } from '../format.ts';

export const language: Language = 'fi';

/**
 * Times of one time zone: "pe 27.11.2026 klo 14.28" and "klo 14.28".
 * @param timeZone the workspace's: Slack itself would write the times in the reader's language
 */
export function createTimes(timeZone: string): Times {
  const clock = { hour: 'numeric', minute: '2-digit', timeZone } as const;
  const moments = new Intl.DateTimeFormat('fi-FI', {
    ...clock,
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });
  const times = new Intl.DateTimeFormat('fi-FI', clock);
  const days = new Intl.DateTimeFormat('fi-FI', {
    ...{ weekday: 'short', day: 'numeric', month: 'numeric', timeZone },
  });
  return {
    dayShort: (at) => days.format(at),
    moment: (at) => moments.format(at),
    time: (at) => `klo ${times.format(at)}`,
  };
}

const dates = new Intl.DateTimeFormat('fi-FI', { timeZone: 'UTC', dateStyle: 'short' });

/** A day, by its date in the licence or calendar (UTC): "27.11.2026" */
export const day = (at: number): string => dates.format(at);

/** "1 lukko", "2 lukkoa"; "a, b ja c"; " ja 3 muuta" */
export const { number, counted, some, list, andMore, shortList, firstOf, days, duration, ago } =
  createCounting({
    locale: 'fi-FI',
    and: 'ja',
    more: (count) => ` ja ${counted(count, 'muu', 'muuta')}`,
    day: ['päivä', 'päivää'],
    justNow: 'juuri nyt',
    ago: (time) => `${time} sitten`,
  });

/** "7/13" */
export const outOf = (part: number, all: number): string => `${number(part)}/${number(all)}`;

export const sitesCounted = (count: number): string => counted(count, 'kohde', 'kohdetta');
