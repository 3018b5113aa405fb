/** What there is of a list in which what is left out is false, undefined or an empty text. */
export const compact = <T>(items: readonly (T | false | undefined | '')[]): T[] =>
  items.filter((item): item is T => item !== false && item !== undefined && item !== '');
