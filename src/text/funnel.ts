import type { StepId } from '../checklist/index.ts';
import { compact } from '../compact.ts';
import type { FunnelLabels, FunnelPicture, FunnelSaid } from '../overview/picture/index.ts';

/** The words of the picture of where set-ups lose their time. Plain text. */
export interface FunnelTexts {
  readonly title: string;
  readonly begun: (count: number) => string;
  readonly few: string;
  /** There is nothing to draw yet. */
  readonly none: string;
  readonly fileName: (at: number, timeZone: string) => string;
  readonly reached: string;
  readonly time: string;
  readonly weeks: string;
  readonly date: (at: number, timeZone: string) => string;
  /** Of a day at midnight in UTC. */
  readonly week: (monday: number) => string;
  /** "Password: 12, 3 h" */
  readonly step: (title: string, reached: number, time: string | undefined) => string;
}

/** What is said in the picture of the set-ups, and what stands for it in words. */
export const createFunnelWords = (
  texts: FunnelTexts,
  titleOf: (step: StepId) => string,
  duration: (ms: number) => string,
) => ({
  /** @param at when it is drawn, milliseconds since the epoch */
  funnelSaid: (at: number, timeZone: string): FunnelSaid => ({
    title: texts.title,
    date: texts.date(at, timeZone),
    stepTitle: titleOf,
    duration,
    weekLabel: texts.week,
    labels: (begun, isFew): FunnelLabels => ({
      count: texts.begun(begun),
      few: isFew ? texts.few : undefined,
      ...{ reached: texts.reached, time: texts.time, weeks: texts.weeks },
    }),
  }),

  /** The same as the picture, in words. Slack takes 1,000 characters. */
  funnelInWords({ title, date, labels, steps, weeks }: FunnelPicture): string {
    const said = compact([
      `${title}, ${date}: ${labels.count}.`,
      labels.few,
      `${labels.reached}, ${labels.time}: ${steps.map((each) => texts.step(each.title, each.reached, each.time)).join('; ')}.`,
      `${labels.weeks}: ${weeks.map(({ label, finished }) => `${label} ${finished}`).join(', ')}.`,
    ]);
    return said.join(' ').slice(0, 1_000);
  },
});
