/**
 * What a person typed, as they saw it. Slack escapes `&<>`, and turns what looks like a link or an
 * address into `<url|label>`; the label is what was typed.
 */
export function typedText(text: string): string {
  return text
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/gu, (whole, target: string, label: string | undefined) => {
      if (/^[@#!]/.test(target)) return whole;
      return label || target.replace(/^mailto:/, '');
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** The text behind a mention of the bot at its beginning, as in `<@U1> status Kamppi`. */
export const behindMention = (text: string): string =>
  text.replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>\s*/u, '');
