import { box, type Element } from './element.ts';
import { fontFamily } from './fonts.ts';
import type { FunnelPicture } from './funnel-picture.ts';
import type { Layout } from './layout.ts';

/** As wide as a phone's screen has pixels. */
const width = 1080;
const padding = 36;
const row = 56;
const weeksHeight = 220;
const titleWidth = 320;
const barWidth = 260;
const numberWidth = 80;
const timeWidth = 130;
const ink = '#1B2733';
const faint = '#5B6772';
const rule = '#E3E8ED';
/** Of Okabe and Ito's palette. */
const reachedColour = '#56B4E9';
const timeColour = '#E69F00';
const finishedColour = '#009E73';

/** A row a step: how many came this far, and how long they stayed; below, what was finished. */
export function layOutFunnel(picture: FunnelPicture): Layout {
  const { title, date, labels, steps, weeks } = picture;
  const parts: [Element, number][] = [
    [
      box(
        { alignItems: 'baseline', gap: 20 },
        box({ fontSize: 40, fontWeight: 600 }, title),
        box({ fontSize: 26, color: faint }, date),
      ),
      80,
    ],
    [box({ fontSize: 30, fontWeight: 600 }, labels.count), 50],
    ...(labels.few === undefined
      ? []
      : ([[box({ fontSize: 26, color: faint }, labels.few), 50]] satisfies [Element, number][])),
    [heads(labels), 56],
    ...steps.map((step): [Element, number] => [stepRow(step), row]),
    [box({ fontSize: 30, fontWeight: 600, paddingTop: 36 }, labels.weeks), 90],
    [weekBars(weeks), weeksHeight],
  ];
  const height = parts.reduce((sum, [, part]) => sum + part, 2 * padding);
  const style = { flexDirection: 'column', width, height, padding, backgroundColor: '#FFFFFF' };
  const root = box(
    { ...style, color: ink, fontFamily },
    ...parts.map(([part, partHeight]) => box({ height: partHeight, flexShrink: 0 }, part)),
  );
  return { width, height, root };
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
      width: width - 2 * padding,
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
            bar(
              length,
              width - 2 * padding - titleWidth - barWidth - numberWidth - timeWidth,
              timeColour,
            ),
            box({}, time),
          ]),
    ),
  );
}

function weekBars(weeks: FunnelPicture['weeks']): Element {
  const most = Math.max(1, ...weeks.map(({ finished }) => finished));
  const each = (width - 2 * padding) / weeks.length;
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
