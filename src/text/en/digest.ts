import { number } from './format.ts';

/** Behind a count: "3 finished". */
const short: Readonly<
  Record<'finished' | 'broken' | 'stuck' | 'mended', (count: number) => string>
> = {
  finished: () => 'finished',
  broken: () => 'broke',
  stuck: () => 'got stuck',
  mended: () => 'in order again',
};

/** The digest, in mrkdwn. */
export const digestTexts = {
  noSites: 'no sites yet',
  more: (count: number) => `and ${number(count)} more`,
  moreFindings: (count: number) => `And ${number(count)} more.`,
  notBegun: 'not begun',
  atStep: (title: string) => `open at *${title}*`,
  title: (since: string) => `Since ${since}`,
  all: (counts: string) => `All sites: ${counts}`,
  quiet: (since: string, counts: string) => `Nothing new since ${since}. All sites: ${counts}.`,
  short,
  head: {
    finished: 'Finished',
    broken: 'Broke',
    stuck: 'Got stuck',
    mended: 'In order again',
  },
  lessThanADay: 'less than a day',
  median: (time: string) => `Median from the first step to a checked site: ${time}`,
};
