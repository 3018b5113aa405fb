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

/** "a, b and c" */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** A list that stays readable: the first ones, and how many more. */
export const shortList = (items: readonly string[], most: number): string =>
  items.length <= most
    ? list(items)
    : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;

/** "3 h 20 min", "40 s" */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}
