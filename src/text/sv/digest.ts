import type { Catalogue, Times } from '../catalogue.ts';
import { createDigest } from '../digest.ts';
import { andMore, counted } from './format.ts';
import { stateCount } from './overview.ts';
import { titleOf } from './steps.ts';

/** The digest, in mrkdwn. */
export const digestTextsAt = (
  { moment }: Times,
  findingText: Catalogue['findingText'],
): Catalogue['digestTexts'] =>
  createDigest({
    moment,
    findingText,
    titleOf,
    stateCount,
    noSites: 'inga än',
    more: (count) => andMore(count).trim(),
    moreFindings: (count) => `Och ${count} till.`,
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
    days: (count) => counted(count, 'dag', 'dagar'),
    median: (time) => `Median från första steget till kontrollerat objekt: ${time}`,
  });
