import { clip, flat } from '../clip.ts';

/**
 * Text of people or of iLOQ, made harmless in Slack's mrkdwn: no mention, no link, nobody notified.
 */
export const safe = (text: string): string =>
  flat(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A name inside a sentence: short enough for a phone, and harmless. */
export const name = (text: string): string => safe(clip(text, 60));

/** A value shown to be compared letter by letter. */
export const code = (text: string): string => `\`${safe(clip(text, 200)).replaceAll('`', 'ˋ')}\``;

/** A text with the words of its links in their place: an address is nothing to listen to. */
export const withoutLinks = (text: string): string =>
  text.replaceAll(/<https?:[^<>|]*\|([^<>]*)>/gu, '$1');

export const person = (id: string): string => `<@${id}>`;

/** A moment, shown by Slack in the reader's own time zone. */
export function moment(at: number): string {
  const seconds = Math.floor(at / 1000);
  const fallback = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${seconds}^{date_short_pretty} {time}|${fallback} UTC>`;
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
