import type { Spot } from './leg.ts';

const mark = 'data-tour-here';

/**
 * Points at the first spot that is on the screen, and goes on doing so while the page changes.
 * Returns how to stop.
 */
export function pointAt(spots: readonly Spot[]): () => void {
  let here: Element | undefined;
  function look(): void {
    const found = spots.map(find).find((element) => element !== undefined);
    if (found === here) return;
    here?.removeAttribute(mark);
    here = found;
    here?.setAttribute(mark, '');
    here?.scrollIntoView({ block: 'nearest' });
  }
  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['aria-current', 'class', 'data-pane', 'disabled'],
  });
  look();
  return () => {
    observer.disconnect();
    here?.removeAttribute(mark);
  };
}

function find(spot: Spot): Element | undefined {
  if ('mark' in spot && spot.unless !== undefined && marked(spot.unless).some(isWhereOneIs))
    return undefined;
  const found = 'mark' in spot ? marked(spot.mark) : called(spot.buttons);
  return found.findLast(
    (element) =>
      element.checkVisibility() && !isWhereOneIs(element) && !element.matches(':disabled'),
  );
}

const marked = (name: string): Element[] => [...document.querySelectorAll(`[data-tour="${name}"]`)];

const called = (names: readonly string[]): Element[] =>
  [...document.querySelectorAll('button, a')].filter(({ textContent }) =>
    names.includes(textContent.trim()),
  );

const isWhereOneIs = (element: Element): boolean => element.hasAttribute('aria-current');
