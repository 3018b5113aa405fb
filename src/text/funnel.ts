import { compact } from '../compact.ts';
import type { FunnelLabels, FunnelPicture, FunnelSaid } from '../overview/picture/index.ts';
import type { Words } from './words.ts';

/** What is said in the picture of the set-ups, and what stands for it in words. */
export const createFunnelTexts = ({
  funnelTexts,
  pictureTexts,
  number,
  titleOf,
  duration,
}: Words) => ({
  /** @param at when it is drawn, milliseconds since the epoch */
  funnelSaid: (at: number, timeZone: string): FunnelSaid => {
    const { title, few, week, begun, reached, time, weeks } = funnelTexts;
    return {
      title,
      date: pictureTexts.date(at, timeZone),
      stepTitle: titleOf,
      duration,
      weekLabel: week,
      labels: (count, isFew): FunnelLabels => ({
        count: begun(count),
        few: isFew ? few : undefined,
        ...{ reached, time, weeks },
      }),
    };
  },

  /** The same as the picture, in words. Slack takes 1,000 characters. */
  funnelInWords({ title, date, labels, steps, weeks }: FunnelPicture): string {
    const ofSteps = steps.map(
      (each) => `${each.title} ${compact([number(each.reached), each.time]).join(', ')}`,
    );
    const said = compact([
      `${title}, ${date}: ${labels.count}.`,
      labels.few,
      `${labels.reached}, ${labels.time}: ${ofSteps.join('; ')}.`,
      `${labels.weeks}: ${weeks.map(({ label, finished }) => `${label} ${number(finished)}`).join(', ')}.`,
    ]);
    return said.join(' ').slice(0, 1_000);
  },
});
