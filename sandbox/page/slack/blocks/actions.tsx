import { listOf, textOf } from '../../../slack/browser.ts';
import { Element } from '../elements/index.tsx';
import { numbered } from '../text/numbered.ts';
import type { BlockProps } from './block-props.ts';

/** Buttons and menus in a row. */
export const Actions = ({ block }: BlockProps) => (
  <div className="block-actions">
    {numbered(listOf(block['elements'])).map(({ key, item }) => (
      <Element
        key={textOf(item['action_id']) || key}
        element={item}
        blockId={textOf(block['block_id'])}
        dispatches={true}
      />
    ))}
  </div>
);
