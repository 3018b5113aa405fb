import type { Words } from '../words.ts';
import { number } from './format.ts';

/** The digest, in mrkdwn. */
export const digestTexts: Words['digestTexts'] = {
  noSites: 'ei vielä kohteita',
  more: (count) => `ja ${number(count)} lisää`,
  moreFindings: (count) => `Ja ${number(count)} lisää.`,
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
  median: (time) => `Mediaani ensimmäisestä vaiheesta tarkistettuun kohteeseen: ${time}`,
};
