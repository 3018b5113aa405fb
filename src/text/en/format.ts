import { createCounting } from '../counting.ts';

/** A moment, shown by Slack in the reader's own time zone. */
export function moment(at: number): string {
  const seconds = Math.floor(at / 1000);
  const fallback = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${seconds}^{date_short_pretty} {time}|${fallback} UTC>`;
}

/** A day of late, shown by Slack as today, yesterday, or its date. */
export function dayShort(at: number): string {
  const fallback = new Date(at).toISOString().slice(0, 10);
  return `<!date^${Math.floor(at / 1000)}^{date_short_pretty}|${fallback}>`;
}

/** The time of a day that the reader knows anyway, in their own time zone. */
export function time(at: number): string {
  const fallback = new Date(at).toISOString().slice(11, 16);
  return `<!date^${Math.floor(at / 1000)}^{time}|${fallback} UTC>`;
}

/** A day, by its date in the licence or calendar (UTC). */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** "1 lock", "2 locks"; "a, b and c"; " and 3 more" */
export const { counted, some, list, andMore, shortList, duration } = createCounting({
  number: String,
  and: 'and',
  more: (count) => ` and ${count} more`,
  days: (count) => `${count} days`,
});
