import type { SiteState, StepStatus } from '../../checklist/index.ts';
import { type Element, element } from './element.ts';

/**
 * Colours of Okabe and Ito's palette, which people with any kind of colour blindness tell apart;
 * each mark has a shape of its own besides, so that nothing is said by colour alone.
 */
const colours = {
  green: '#009E73',
  sky: '#56B4E9',
  blue: '#0072B2',
  vermillion: '#D55E00',
  orange: '#E69F00',
  yellow: '#F0E442',
  grey: '#D5DAE0',
  ink: '#1B2733',
  line: '#B4BDC7',
  white: '#FFFFFF',
} as const;

interface Mark {
  readonly fill: string;
  readonly border?: string;
  /** Drawn in a square of 24 × 24, in lines or filled. */
  readonly path?: string;
  readonly filled?: boolean;
  readonly ink: string;
}

const tick = 'M5 12.5 10 17.5 19 7';
const cross = 'M6.5 6.5 17.5 17.5 M17.5 6.5 6.5 17.5';
const dot = 'M12 7.5a4.5 4.5 0 1 0 0.001 0Z';
const ring = 'M12 7a5 5 0 1 0 0.001 0Z';
const dash = 'M6.5 12H17.5';

const stepMarks: Readonly<Record<StepStatus, Mark>> = {
  verified: { fill: colours.green, path: tick, ink: colours.white },
  done: { fill: colours.sky, path: dot, filled: true, ink: colours.ink },
  failed: { fill: colours.vermillion, path: cross, ink: colours.white },
  skipped: { fill: colours.grey, path: dash, ink: '#5B6772' },
  later: { fill: colours.yellow, path: ring, ink: colours.ink },
  open: { fill: colours.white, border: colours.line, ink: colours.line },
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A step: a cell in its colour, with its mark in the middle. */
export function stepMark(status: StepStatus, { x, y, width, height }: Box): Element[] {
  const { fill, border, path, filled, ink } = stepMarks[status];
  const inset = border === undefined ? 0 : 1;
  const cell = element('rect', {
    ...{ x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset },
    ...{ rx: width / 8, fill },
    ...(border !== undefined && { stroke: border, strokeWidth: 2 }),
  });
  if (path === undefined) return [cell];
  const size = Math.min(width, height) * 0.86;
  return [
    cell,
    drawn(path, x + (width - size) / 2, y + (height - size) / 2, size, ink, filled ?? false),
  ];
}

/** A site's state: each a shape and a colour of its own. */
export function stateMark(state: SiteState, x: number, y: number, size: number): Element[] {
  const place = { transform: `translate(${x} ${y}) scale(${size / 24})` };
  const square = { x: 1, y: 1, width: 22, height: 22, rx: 3 };
  const circle = { cx: 12, cy: 12, r: 9.5, fill: colours.white };
  const round = (fill: string) => element('circle', { ...place, cx: 12, cy: 12, r: 11, fill });
  switch (state) {
    case 'finished':
      return [round(colours.green), drawn(tick, x, y, size, colours.white, false)];
    case 'broken':
      return [
        element('rect', { ...place, ...square, fill: colours.vermillion }),
        drawn(cross, x, y, size, colours.white, false),
      ];
    case 'stuck':
      return [
        element('path', { ...place, d: 'M12 1 23.5 22.5H0.5Z', fill: colours.orange }),
        drawn('M12 9V15 M12 18.2V18.8', x, y, size, colours.ink, false),
      ];
    case 'under-way':
      return [
        element('circle', { ...place, ...circle, stroke: colours.blue, strokeWidth: 3 }),
        element('path', { ...place, d: 'M12 2.5A9.5 9.5 0 0 1 12 21.5Z', fill: colours.blue }),
      ];
    case 'archived':
      return [round(colours.grey)];
  }
}

function drawn(
  path: string,
  x: number,
  y: number,
  size: number,
  ink: string,
  filled: boolean,
): Element {
  const line = {
    fill: 'none',
    stroke: ink,
    strokeWidth: 3.4,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  };
  return element('path', {
    d: path,
    transform: `translate(${x} ${y}) scale(${size / 24})`,
    ...(filled ? { fill: ink } : line),
  });
}
