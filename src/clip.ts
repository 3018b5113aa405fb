/** On one line, without control or direction-changing characters, and without half a character. */
export const flat = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ')
    .trim();

/** What stands where there is nothing to see. */
export const nothing = '–';

/** Slack refuses an empty text, and nobody can press an invisible name. */
const nothingToSee = /^[\p{Cf}\p{Z}\p{M}]*$/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `longest` characters as people count them; a longer text ends with an ellipsis, and an
 * empty one is a dash.
 */
export function clip(text: string, longest: number): string {
  const whole = flat(text);
  if (nothingToSee.test(whole)) return nothing;
  if (whole.length <= longest) return whole;
  let short = '';
  for (const { segment } of graphemes.segment(whole)) {
    if (short.length + segment.length > longest - 1) break;
    short += segment;
  }
  return `${short}…`;
}
