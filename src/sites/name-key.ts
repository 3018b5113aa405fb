/**
 * As people compare names: without case, accents written in one or two characters, and surplus
 * blanks.
 */
export const nameKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
