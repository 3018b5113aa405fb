import type { Catalogue } from '../catalogue.ts';

/** Times of one time zone: "2026-11-27 14:28" and "kl. 14:28". */
export interface Times {
  readonly moment: Catalogue['moment'];
  readonly time: Catalogue['time'];
  readonly dayShort: Catalogue['dayShort'];
}

/** @param timeZone the workspace's: Slack itself would write the times in the reader's language */
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

/** A day, by its date in the licence or calendar (UTC): "2026-11-27" */
export const day = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' }).format(at);

/** "1,5" */
export const number = (value: number): string => value.toLocaleString('sv-SE');

/** "1 nyckel", "2 nycklar" */
export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${number(count)} ${many}`;

/** "a, b och c" */
export const list: Catalogue['list'] = (items) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} och ${items.at(-1)}`;

/** " och 3 till"; nothing where there are no more. */
export const andMore = (count: number): string => (count > 0 ? ` och ${number(count)} till` : '');

/** A list that stays readable: the first ones, and how many more. */
export const shortList: Catalogue['shortList'] = (items, most) =>
  items.length <= most
    ? list(items)
    : `${items.slice(0, most).join(', ')}${andMore(items.length - most)}`;

/** "3 h 20 min", "40 s" */
export const duration: Catalogue['duration'] = (ms) => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} dagar`;
};
