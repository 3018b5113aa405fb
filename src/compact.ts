/** What there is of a list in which what is left out is false or undefined. */
export const compact = <T>(items: readonly (T | false | undefined)[]): T[] =>
  items.filter((item): item is T => item !== false && item !== undefined);
