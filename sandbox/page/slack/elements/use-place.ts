import { type CSSProperties, type RefObject, useLayoutEffect, useState } from 'react';

const most = 320;
const narrowest = 200;
const gap = 4;

/**
 * Where a popup stands beside its anchor: below it, or above where there is more room, over
 * everything that would clip it. Null while it is not open.
 */
export function usePlace(
  anchor: RefObject<HTMLElement | null>,
  isOpen: boolean,
  width?: number,
): CSSProperties | null {
  const [place, setPlace] = useState<CSSProperties | null>(null);
  useLayoutEffect(() => {
    if (!isOpen) {
      setPlace(null);
      return;
    }
    const measure = () =>
      anchor.current && setPlace(beside(anchor.current.getBoundingClientRect(), width));
    measure();
    addEventListener('scroll', measure, true);
    addEventListener('resize', measure);
    return () => {
      removeEventListener('scroll', measure, true);
      removeEventListener('resize', measure);
    };
  }, [anchor, isOpen, width]);
  return place;
}

function beside(
  { top, bottom, left, width }: DOMRect,
  wanted = Math.max(width, narrowest),
): CSSProperties {
  const below = innerHeight - bottom - 2 * gap;
  const above = top - 2 * gap;
  const room = { left: Math.max(gap, Math.min(left, innerWidth - wanted - gap)), width: wanted };
  return below >= Math.min(most, above)
    ? { ...room, top: bottom + gap, maxHeight: Math.min(most, below) }
    : { ...room, bottom: innerHeight - top + gap, maxHeight: Math.min(most, above) };
}
