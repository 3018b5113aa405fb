import { createFunnelWords, type FunnelTexts } from '../funnel.ts';
import { duration } from './format.ts';
import { titleOf } from './notes.ts';
import { pictureTexts } from './picture.ts';

/** The words of the picture of where set-ups lose their time. Plain text. */
export const funnelTexts: FunnelTexts = {
  title: 'Where set-ups take time',
  begun: (count) => (count === 1 ? '1 set-up' : `${count.toLocaleString('en')} set-ups`),
  few: 'Few set-ups so far: one slow site moves these figures.',
  none: 'No set-up has begun yet, so there is nothing to draw.',
  fileName: (at, timeZone) =>
    `set-ups-${new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)}.png`,
  reached: 'Came this far',
  time: 'Median time here',
  weeks: 'Finished, by week',
  date: pictureTexts.date,
  week: (monday) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(
      monday,
    ),
  step: (title, reached, time) => `${title} ${reached}${time === undefined ? '' : `, ${time}`}`,
};

export const { funnelSaid, funnelInWords } = createFunnelWords(funnelTexts, titleOf, duration);
