/**
 * The marks that Slack or a keyboard adds around what somebody means: backticks and asterisks as
 * the bot shows its examples, quotes of every language, brackets, invisible characters. This is the
 * only place that takes them off. Underscores stay: they may be part of a name or a value.
 */
const quotes = new Set('"\'“”„‟‘’‚‛«»‹›「」『』');
/** An apostrophe may be part of a name; these never begin one. */
const doubleQuotes = new Set('"“”„‟«»「」『』');
const formatting = new Set('`*~');
const closingBrackets: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['<', '>'],
]);

const invisible = /[\s\p{Cf}]/u;
const stop = /[\s.,;:!?…]/u;
const mostDeep = 6;

/** What a word opens with its first character: `"Hotel`, `*Hotel`. */
export function opens(word: string): 'quote' | 'mark' | 'nothing' {
  const first = word.charAt(0);
  if (doubleQuotes.has(first)) return 'quote';
  const isMark = quotes.has(first) || formatting.has(first) || closingBrackets.has(first);
  return isMark ? 'mark' : 'nothing';
}

/** Whether a word closes what another one, or itself, opened. */
export function closes(word: string, opener: string): boolean {
  const last = withoutStops(word).slice(-1);
  const first = opener.charAt(0);
  return quotes.has(first) ? quotes.has(last) : last === (closingBrackets.get(first) ?? first);
}

/** Without blanks and invisible characters at both ends. */
export function trimmed(text: string): string {
  let start = 0;
  while (start < text.length && invisible.test(text.charAt(start))) start += 1;
  return withoutEnd(text.slice(start), invisible);
}

/** Without the end stops that a sentence or a phone adds: "Pasila.", "help??" */
export const withoutStops = (text: string): string => withoutEnd(text, stop);

/** Without marks around the whole; what stands in quotes is meant letter by letter. */
export function bare(text: string): string {
  let inner = trimmed(text);
  for (let deep = 0; deep < mostDeep; deep += 1) {
    const within = unwrapped(inner);
    if (within === undefined) return inner;
    if (isQuoted(inner)) return trimmed(within);
    inner = trimmed(within);
  }
  return inner;
}

/** Whether quotes hold the whole: meant letter by letter. */
export function isQuoted(text: string): boolean {
  const inner = trimmed(text);
  return quotes.has(inner.charAt(0)) && unwrapped(inner) !== undefined;
}

/** Whether quotes or brackets hold the whole: part of a name, and no word of a command. */
export const isHeld = (word: string): boolean =>
  isQuoted(word) || (closingBrackets.has(word.charAt(0)) && unwrapped(word) !== undefined);

/** What a pair of marks holds; undefined where none holds the whole, or nothing is left. */
function unwrapped(text: string): string | undefined {
  const first = text.charAt(0);
  const last = text.slice(-1);
  const within = text.slice(1, -1);
  if (trimmed(within) === '') return undefined;
  if (quotes.has(first)) return quotes.has(last) ? within : undefined;
  if (formatting.has(first)) {
    const isNested = within.startsWith(first) && within.endsWith(first);
    return last === first && (isNested || !within.includes(first)) ? within : undefined;
  }
  const closing = closingBrackets.get(first);
  if (closing === undefined || last !== closing) return undefined;
  return within.includes(first) || within.includes(closing) ? undefined : within;
}

/** One character after the other, so that a long text costs no more than its length. */
export function withoutEnd(text: string, drop: RegExp): string {
  let end = text.length;
  while (end > 0 && drop.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
