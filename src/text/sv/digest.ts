import type { Words } from '../words.ts';
import { andMore, number } from './format.ts';

/** The digest, in mrkdwn. */
export const digestTexts: Words['digestTexts'] = {
  noSites: 'inga än',
  more: (count) => andMore(count).trim(),
  moreFindings: (count) => `Och ${number(count)} till.`,
  notBegun: 'inte påbörjat',
  atStep: (title) => `steg *${title}*`,
  title: (since) => `Sedan ${since}`,
  all: (counts) => `Alla objekt: ${counts}`,
  quiet: (since, counts) => `Inget nytt sedan ${since}. Alla objekt: ${counts}.`,
  short: {
    finished: (count) => (count === 1 ? 'blev klart' : 'blev klara'),
    broken: () => 'fick fel',
    stuck: () => 'stannade av',
    mended: () => 'i ordning igen',
  },
  head: {
    finished: 'Blev klara',
    broken: 'Fick fel',
    stuck: 'Stannade av',
    mended: 'I ordning igen',
  },
  lessThanADay: 'mindre än en dag',
  median: (time) => `Median från första steget till kontrollerat objekt: ${time}`,
};
