import type { Catalogue } from '../catalogue.ts';

/** Times of one time zone: "pe 27.11.2026 klo 14.28" and "klo 14.28". */
export interface Times {
  readonly moment: Catalogue['moment'];
  readonly time: Catalogue['time'];
  readonly dayShort: Catalogue['dayShort'];
}

/** @param timeZone the workspace's: Slack itself would write the times in the reader's language */
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

/** A day, by its date in the licence or calendar (UTC): "27.11.2026" */
export const day = (at: number): string =>
  new Intl.DateTimeFormat('fi-FI', { timeZone: 'UTC', dateStyle: 'short' }).format(at);

/** "1,5" */
export const number = (value: number): string => value.toLocaleString('fi-FI');

/** "1 lukko", "2 lukkoa": behind any other number than one stands the partitive. */
export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${number(count)} ${many}`;

/** "a, b ja c" */
export const list: Catalogue['list'] = (items) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ja ${items.at(-1)}`;

/** " ja 3 muuta"; nothing where there are no more. */
export const andMore = (count: number): string =>
  count > 0 ? ` ja ${counted(count, 'muu', 'muuta')}` : '';

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
  return `${Math.floor(hours / 24)} päivää`;
};
