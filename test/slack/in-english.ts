import { catalogue, type Speech } from '../../src/text/index.ts';

const en = catalogue('en', 'Europe/Helsinki');

/** Everybody is spoken to in English. */
export const inEnglish: Speech = {
  to: async () => en,
  toAtOnce: () => en,
  ofSite: () => en,
  ofChannel: () => en,
};
