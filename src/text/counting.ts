import { name } from './format.ts';
import type { Forms, Some } from './shapes.ts';

interface Counting {
  /** As `Intl` knows it: how numbers are written. */
  readonly locale: string;
  /** Between the last two of a list. */
  readonly and: string;
  /** Behind the first ones of a list: " and 3 more". */
  readonly more: (count: number) => string;
  /** "day", "days" */
  readonly day: Forms;
  readonly justNow: string;
  readonly ago: (time: string) => string;
}

/** How a language writes numbers, counts, lists, and tells how long something took. */
export function createCounting({ locale, and, more, day, justNow, ago }: Counting) {
  /** "1,234" */
  const { format: number } = new Intl.NumberFormat(locale);
  const list = (items: readonly string[]): string =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
  /** Nothing where there are no more. */
  const andMore = (count: number): string => (count > 0 ? more(count) : '');
  /** "1 lock", "2 locks" */
  const counted = (count: number, one: string, many: string): string =>
    count === 1 ? `1 ${one}` : `${number(count)} ${many}`;
  const days = (count: number): string => counted(count, ...day);
  /**
   * A list that stays readable: the first ones, and how many more.
   * @param count of all, where `items` are only the first of them
   */
  function shortList(items: readonly string[], most: number, count = items.length): string {
    const shown = items.slice(0, most);
    return count > shown.length
      ? `${shown.join(', ')}${andMore(count - shown.length)}`
      : list(shown);
  }
  return {
    number,
    counted,
    /** The same for a list: nothing where there are none. */
    some: (count: number, one: string, many: string): string[] =>
      count === 0 ? [] : [counted(count, one, many)],
    /** "a, b and c" */
    list,
    andMore,
    shortList,
    firstOf: ({ names, count }: Some, most = 5): string => shortList(names.map(name), most, count),
    /** "3 days", "1.5 days" */
    days,
    /** "3 h 20 min", "40 s" */
    duration(ms: number): string {
      const seconds = Math.round(Math.max(0, ms) / 1000);
      if (seconds < 60) return `${seconds} s`;
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60) return `${minutes} min`;
      const hours = Math.floor(minutes / 60);
      if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
      return days(Math.floor(hours / 24));
    },
    /** How long ago something was, in one unit: for a cell of a table. */
    ago(ms: number): string {
      const minutes = Math.floor(Math.max(0, ms) / 60_000);
      if (minutes < 1) return justNow;
      if (minutes < 60) return ago(`${minutes} min`);
      const hours = Math.floor(minutes / 60);
      return ago(hours < 24 ? `${hours} h` : days(Math.floor(hours / 24)));
    },
  };
}
