/** As people compare names: case, surplus blanks and how an accent is written do not count. */
export const nameKey = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
