import type { StepId } from '../../checklist/index.ts';
import type { Funnel } from '../funnel/index.ts';

/** Where set-ups lose their time, as it is drawn: plain data. */
export interface FunnelPicture {
  readonly kind: 'funnel';
  readonly title: string;
  readonly date: string;
  readonly begun: number;
  readonly steps: readonly {
    readonly title: string;
    readonly reached: number;
    /** Undefined: nobody spent time there. */
    readonly time: string | undefined;
    /** Of all that were begun, in [0, 1]. */
    readonly share: number;
    /** Of the longest median, in [0, 1]. */
    readonly length: number;
  }[];
  readonly weeks: readonly { readonly label: string; readonly finished: number }[];
  readonly labels: FunnelLabels;
}

export interface FunnelLabels {
  /** "42 set-ups", and that it is early to say where there are few. */
  readonly count: string;
  readonly few: string | undefined;
  readonly reached: string;
  readonly time: string;
  readonly weeks: string;
}

/** What stands in it, in the reader's language. */
export interface FunnelSaid {
  readonly title: string;
  readonly date: string;
  readonly stepTitle: (step: StepId) => string;
  readonly duration: (ms: number) => string;
  readonly weekLabel: (monday: number) => string;
  readonly labels: (begun: number, isFew: boolean) => FunnelLabels;
}

/** With fewer, one slow site is the median. */
const fewest = 5;

export function funnelPictureOf({ begun, steps, weeks }: Funnel, said: FunnelSaid): FunnelPicture {
  const longest = Math.max(1, ...steps.map(({ medianMs }) => medianMs ?? 0));
  return {
    kind: 'funnel',
    ...{ title: said.title, date: said.date, begun },
    steps: steps.map(({ step, reached, medianMs }) => ({
      title: said.stepTitle(step),
      reached,
      time: medianMs === undefined ? undefined : said.duration(medianMs),
      share: begun === 0 ? 0 : reached / begun,
      length: (medianMs ?? 0) / longest,
    })),
    weeks: weeks.map(({ monday, finished }) => ({ label: said.weekLabel(monday), finished })),
    labels: said.labels(begun, begun < fewest),
  };
}
