import { objectOf, textOf } from '../../../slack/browser.ts';
import { plainOf } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

/** Slack's thumbs up and down, below an answer. */
export function FeedbackButtons(props: ElementProps) {
  const { busy, press } = useElement(props);
  const both = [
    objectOf(props.element['positive_button']),
    objectOf(props.element['negative_button']),
  ];
  return both.map((one) => (
    <button
      key={textOf(one['value'])}
      type="button"
      className="button"
      aria-label={textOf(one['accessibility_label']) || undefined}
      aria-busy={busy}
      onClick={() => press({ value: textOf(one['value']) })}
    >
      {plainOf(one['text'])}
    </button>
  ));
}

/** A small button; Slack has one icon for it, the bin. */
export function IconButton(props: ElementProps) {
  const { busy, press } = useElement(props);
  const { element } = props;
  return (
    <button
      type="button"
      className="button"
      aria-label={textOf(element['accessibility_label']) || plainOf(element['text'])}
      aria-busy={busy}
      onClick={() => press()}
    >
      {element['icon'] === 'trash' ? '🗑' : plainOf(element['text'])}
    </button>
  );
}
