import { textOf } from '../../../slack/browser.ts';
import { isSafe } from '../text/parts.tsx';
import { plainOf } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

/**
 * A button; one with an address is a link that tells the bot as well. It shows that it is pressed
 * until the answer.
 */
export function Button(props: ElementProps) {
  const { element } = props;
  const { busy, press } = useElement(props);
  const style = textOf(element['style']);
  const className = `button${style === '' ? '' : ` button-${style}`}${busy ? ' button-busy' : ''}`;
  const label = textOf(element['accessibility_label']) || undefined;
  const url = textOf(element['url']);
  if (url !== '' && isSafe(url))
    return (
      <a
        className={className}
        href={url}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={label}
        onClick={() => press()}
      >
        {plainOf(element['text'])}
      </a>
    );
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-busy={busy}
      onClick={() => press()}
    >
      {plainOf(element['text'])}
    </button>
  );
}
