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

/** Words that lead somewhere, where it is known: Slack reads no marks in them. */
export const linked = (words: string, url: string | undefined): string =>
  url === undefined ? words : `<${url}|${words}>`;

/** A text with the words of its links in their place: an address is nothing to listen to. */
export const withoutLinks = (text: string): string =>
  text.replaceAll(/<https?:[^<>|]*\|([^<>]*)>/gu, '$1');

/** In a direct message several sites may be talked of: each word says of which one it is. */
export const ofSite = (site: string, text: string): string => `*${name(site)}* · ${text}`;

export const person = (id: string): string => `<@${id}>`;

/** "2026-11-27": files are sorted by their name. */
export const isoDay = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** The word for what is kept, which may be any text: every object has a `toString`. */
export const wordFor = <T>(words: Readonly<Record<string, T>>, kept: string): T | undefined =>
  Object.hasOwn(words, kept) ? words[kept] : undefined;
