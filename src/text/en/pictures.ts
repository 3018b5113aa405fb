import type { PictureLabels } from '../../overview/picture/index.ts';
import { counted, isoDay } from './format.ts';

/** What stands in the picture of all sites, and what stands for it in words. Plain text. */
export const pictureTexts = {
  all: 'All sites',
  own: 'Your sites',
  none: 'No sites yet',
  date: (at: number, timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
      at,
    ),
};

/** What stands for a step and for a section in it. */
export const pictureLabels: Pick<PictureLabels, 'statuses' | 'sections'> = {
  statuses: {
    verified: 'confirmed',
    done: 'said done',
    failed: 'failed',
    skipped: 'skipped',
    later: 'later',
    open: 'open',
  },
  sections: {
    1: { short: 'API access', long: 'API access and locks' },
    2: { short: 'Service', long: 'service code and address' },
    3: { short: 'API user', long: 'API user and rights' },
    4: { short: 'Check', long: 'check' },
    5: { short: 'Hand-over', long: 'hand-over' },
  },
};

/** The words of the picture of where set-ups lose their time. Plain text. */
export const funnelTexts = {
  title: 'Where set-ups take time',
  begun: (count: number) => counted(count, 'set-up', 'set-ups'),
  few: 'Few set-ups so far: one slow site moves these figures.',
  none: 'No set-up has begun yet, so there is nothing to draw.',
  fileName: (at: number, timeZone: string) => `set-ups-${isoDay(at, timeZone)}.png`,
  reached: 'Came this far',
  time: 'Median time here',
  weeks: 'Finished, by week',
  /** Of a day at midnight in UTC. */
  week: (monday: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
      monday,
    ),
};
