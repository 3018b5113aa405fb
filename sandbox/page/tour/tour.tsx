import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import type { PaneProps } from '../pane.ts';
import { type Leg, lastLeg, legOf } from './leg.ts';
import { isOn, remember } from './memory.ts';
import { pointAt } from './point.ts';
import './tour.css';

/** Between two messages of the bot nothing is asked: a leg as short as that is not shown. */
const settleMs = 300;

/**
 * Leads a first-time visitor through a set-up: says the next thing to do, points at it, and goes on
 * when it is done.
 */
export function Tour({ state }: Pick<PaneProps, 'state'>): ReactNode {
  const [on, setOn] = useState(isOn);
  const leg = useSettled(legOf(state));
  const turn = (to: boolean): void => {
    remember(to);
    setOn(to);
  };
  if (on) return <Card leg={leg} end={() => turn(false)} />;
  return leg.number === lastLeg ? null : <Resume leg={leg} resume={() => turn(true)} />;
}

function Card({ leg, end }: { readonly leg: Leg; readonly end: () => void }): ReactNode {
  const { spots } = leg;
  // What it says and where it points are never of two legs.
  useLayoutEffect(() => pointAt(spots), [spots]);
  return (
    <section className={leg.late === undefined ? 'tour' : 'tour tour-waits'} aria-label="Tour">
      <div className="tour-words" role="status">
        <h2>
          {leg.number !== null && (
            <span className="tour-number">{`${leg.number} of ${lastLeg}`}</span>
          )}{' '}
          {leg.title}
        </h2>
        <p>
          {leg.text} {leg.late !== undefined && <span className="tour-late">{leg.late}</span>}
        </p>
      </div>
      {leg.copy !== undefined && <Copy key={leg.copy} text={leg.copy} />}
      <button type="button" className="tour-end" onClick={end}>
        {leg.number === lastLeg ? 'End the tour' : 'Skip the tour'}
      </button>
    </section>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // A browser may forbid it; the text is there to be selected.
      () => setCopied(false),
    );
  return (
    <div className="tour-copy">
      <code>{text}</code>
      <button type="button" aria-label={`Copy ${text}`} onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}

function Resume({ leg, resume }: { readonly leg: Leg; readonly resume: () => void }): ReactNode {
  return (
    <section className="tour tour-off" aria-label="Tour">
      <button type="button" className="tour-end" onClick={resume}>
        {leg.number === 1 ? 'Take the tour' : `Go on with the tour: ${leg.title}`}
      </button>
    </section>
  );
}

/** The leg, once it has stood for a moment; the very first at once. */
function useSettled(leg: Leg): Leg {
  const [now, change] = useState(leg);
  const [settled, settle] = useState(leg);
  if (JSON.stringify(now) !== JSON.stringify(leg)) change(leg);
  useEffect(() => {
    const timer = setTimeout(() => settle(now), settleMs);
    return () => clearTimeout(timer);
  }, [now]);
  return settled;
}
