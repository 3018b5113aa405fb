import type { Catalogue, Times } from '../catalogue.ts';
import { createDigest } from '../digest.ts';
import { counted, number } from './format.ts';
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
    noSites: 'ei vielä kohteita',
    more: (count) => `ja ${number(count)} lisää`,
    moreFindings: (count) => `Ja ${count} lisää.`,
    notBegun: 'ei aloitettu',
    atStep: (title) => `vaihe *${title}*`,
    title: (since) => `Viime koosteen jälkeen (${since})`,
    all: (counts) => `Kaikki kohteet: ${counts}`,
    quiet: (since, counts) =>
      `Ei uutta viime koosteen jälkeen (${since}). Kaikki kohteet: ${counts}.`,
    short: {
      finished: () => 'valmistui',
      broken: () => 'rikkoutui',
      stuck: () => 'jumiutui',
      mended: () => 'taas kunnossa',
    },
    head: {
      finished: 'Valmistui',
      broken: 'Rikkoutui',
      stuck: 'Jumiutui',
      mended: 'Taas kunnossa',
    },
    lessThanADay: 'alle päivä',
    days: (count) => counted(count, 'päivä', 'päivää'),
    median: (time) => `Mediaani ensimmäisestä vaiheesta tarkistettuun kohteeseen: ${time}`,
  });
