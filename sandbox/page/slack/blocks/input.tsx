import { useId } from 'react';
import { isObject, objectOf, textOf } from '../../../slack/browser.ts';
import { Element } from '../elements/index.tsx';
import { plainOf, Text } from '../text/text.tsx';
import type { BlockProps } from './block-props.ts';

/** A label, something to fill in, a hint, and what is wrong with it. */
export function Input({ block, error }: BlockProps) {
  const id = useId();
  const hint = isObject(block['hint']) ? `${id}-hint` : '';
  const wrong = error === '' ? '' : `${id}-error`;
  return (
    <div
      className={`block-input${error === '' ? '' : ' block-input-wrong'}`}
      data-block={textOf(block['block_id'])}
    >
      <div className="input-label" id={`${id}-label`}>
        {plainOf(block['label'])}
        {block['optional'] === true && <span className="input-optional"> (optional)</span>}
      </div>
      <Element
        element={objectOf(block['element'])}
        blockId={textOf(block['block_id'])}
        dispatches={block['dispatch_action'] === true}
        labelledBy={`${id}-label`}
        describedBy={[hint, wrong].filter((one) => one !== '').join(' ') || undefined}
        invalid={error !== '' || undefined}
      />
      {error !== '' && (
        <div className="input-error" id={wrong} role="alert">
          {error}
        </div>
      )}
      {hint !== '' && (
        <div className="input-hint" id={hint}>
          <Text of={block['hint']} />
        </div>
      )}
    </div>
  );
}
