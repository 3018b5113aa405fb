/** Text of people or of iLOQ, made harmless in Slack's mrkdwn: no mention, no link, nobody notified. */
export const safe = (text: string): string =>
  flat(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** On one line, without control or direction-changing characters. */
export const flat = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu, ' ').trim();

/** At most `longest` characters as people count them; a longer text ends with an ellipsis. */
export function clip(text: string, longest: number): string {
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(flat(text))].map((s) => s.segment);
  const whole = letters.join('');
  if (whole.length <= longest) return whole;
  let short = '';
  for (const letter of letters) {
    if (short.length + letter.length > longest - 1) break;
    short += letter;
  }
  return `${short}…`;
}

/** A name inside a sentence: short enough for a phone, and harmless. */
export const name = (text: string): string => safe(clip(text, 60));

/** A value shown to be compared letter by letter. */
export const code = (text: string): string => `\`${safe(clip(text, 200)).replaceAll('`', 'ˋ')}\``;

export const person = (id: string): string => `<@${id}>`;

/** A moment, shown by Slack in the reader's own time zone. */
export function moment(at: number): string {
  const seconds = Math.floor(at / 1000);
  const fallback = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${seconds}^{date_short_pretty} {time}|${fallback} UTC>`;
}

/** A day, by its date in the licence or calendar (UTC). */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** "a, b and c" */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** A list that stays readable: the first ones, and how many more. */
export const shortList = (items: readonly string[], most: number): string =>
  items.length <= most ? list(items) : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
