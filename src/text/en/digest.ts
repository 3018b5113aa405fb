import { createDigest } from '../digest.ts';
import { findingText } from './findings.ts';
import { moment } from './format.ts';
import { titleOf } from './notes.ts';
import { stateCount } from './overview.ts';

/** The digest, in mrkdwn. */
export const digestTexts = createDigest({
  moment,
  findingText,
  titleOf,
  stateCount,
  noSites: 'no sites yet',
  more: (count) => `and ${count.toLocaleString('en')} more`,
  moreFindings: (count) => `And ${count} more.`,
  notBegun: 'not begun',
  atStep: (title) => `open at *${title}*`,
  title: (since) => `Since ${since}`,
  all: (counts) => `All sites: ${counts}`,
  quiet: (since, counts) => `Nothing new since ${since}. All sites: ${counts}.`,
  short: {
    finished: () => 'finished',
    broken: () => 'broke',
    stuck: () => 'got stuck',
    mended: () => 'in order again',
  },
  head: {
    finished: 'Finished',
    broken: 'Broke',
    stuck: 'Got stuck',
    mended: 'In order again',
  },
  lessThanADay: 'less than a day',
  days: (count) => (count === 1 ? '1 day' : `${count.toLocaleString('en')} days`),
  median: (time) => `Median from the first step to a checked site: ${time}`,
});
