import { box, type Element } from './element.ts';
import { fontFamily } from './fonts.ts';

/** A picture to be drawn, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly root: Element;
}

/** As wide as a phone's screen has pixels: what is 30 here is 11 points on a screen of 390. */
export const pageWidth = 1080;

export const ink = '#1B2733';
export const faint = '#5B6772';
export const rule = '#E3E8ED';

/** Parts one below the other, each with its height. */
export function pageOf(parts: readonly (readonly [Element, number])[], padding: number): Layout {
  const height = parts.reduce((sum, [, part]) => sum + part, 2 * padding);
  const style = { flexDirection: 'column', width: pageWidth, height, padding };
  const root = box(
    { ...style, backgroundColor: '#FFFFFF', color: ink, fontFamily },
    ...parts.map(([part, partHeight]) => box({ height: partHeight, flexShrink: 0 }, part)),
  );
  return { width: pageWidth, height, root };
}

/** What it is, and when it was drawn. */
export const heading = (title: string, date: string, size: number, small: number): Element =>
  box(
    { alignItems: 'baseline', gap: 20 },
    box({ fontSize: size, fontWeight: 600 }, title),
    box({ fontSize: small, color: faint }, date),
  );
