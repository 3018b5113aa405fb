import { compact } from '../../compact.ts';
import { box, type Element } from './element.ts';
import type { FunnelPicture } from './funnel-picture.ts';
import { faint, heading, type Layout, pageOf, pageWidth, rule } from './page.ts';

const padding = 36;
const inner = pageWidth - 2 * padding;
const row = 56;
const weeksHeight = 220;
const titleWidth = 320;
const barWidth = 260;
const numberWidth = 80;
const timeWidth = 130;
/** Of Okabe and Ito's palette. */
const reachedColour = '#56B4E9';
const timeColour = '#E69F00';
const finishedColour = '#009E73';

/** A row a step: how many came this far, and how long they stayed; below, what was finished. */
export function layOutFunnel(picture: FunnelPicture): Layout {
  const { title, date, labels, steps, weeks } = picture;
  const parts = compact<readonly [Element, number]>([
    [heading(title, date, 40, 26), 80],
    [box({ fontSize: 30, fontWeight: 600 }, labels.count), 50],
    labels.few !== undefined && [box({ fontSize: 26, color: faint }, labels.few), 50],
    [heads(labels), 56],
    ...steps.map((step) => [stepRow(step), row] as const),
    [box({ fontSize: 30, fontWeight: 600, paddingTop: 36 }, labels.weeks), 90],
    [weekBars(weeks), weeksHeight],
  ]);
  return pageOf(parts, padding);
}

const heads = ({ reached, time }: FunnelPicture['labels']): Element =>
  box(
    { fontSize: 24, color: faint, alignItems: 'center' },
    box({ width: titleWidth }),
    box({ width: barWidth + numberWidth }, reached),
    box({}, time),
  );

function stepRow({ title, reached, share, time, length }: FunnelPicture['steps'][number]): Element {
  const bar = (part: number, full: number, colour: string): Element =>
    box({
      ...{ width: Math.max(2, Math.round(part * full)), height: 30, borderRadius: 4 },
      backgroundColor: part > 0 ? colour : rule,
    });
  return box(
    {
      width: inner,
      alignItems: 'center',
      borderTop: `2px solid ${rule}`,
      fontSize: 28,
    },
    box({ width: titleWidth }, title),
    box({ width: barWidth }, bar(share, barWidth - 20, reachedColour)),
    box({ width: numberWidth }, String(reached)),
    box(
      { alignItems: 'center', gap: 12 },
      ...(time === undefined
        ? [box({ color: faint }, '–')]
        : [
            bar(length, inner - titleWidth - barWidth - numberWidth - timeWidth, timeColour),
            box({}, time),
          ]),
    ),
  );
}

function weekBars(weeks: FunnelPicture['weeks']): Element {
  const most = Math.max(1, ...weeks.map(({ finished }) => finished));
  const each = inner / weeks.length;
  return box(
    { alignItems: 'flex-end', height: weeksHeight },
    ...weeks.map(({ label, finished }) =>
      box(
        { flexDirection: 'column', alignItems: 'center', width: each },
        box({ fontSize: 26, fontWeight: 600 }, String(finished)),
        box({
          ...{ width: each * 0.6, height: Math.max(3, Math.round((finished / most) * 120)) },
          ...{ borderRadius: 4, backgroundColor: finished > 0 ? finishedColour : rule },
        }),
        box({ fontSize: 24, color: faint, paddingTop: 8 }, label),
      ),
    ),
  );
}
