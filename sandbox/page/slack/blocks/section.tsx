import { isObject, listOf, textOf } from '../../../slack/browser.ts';
import { Element } from '../elements/index.tsx';
import { numbered } from '../text/numbered.ts';
import { Text } from '../text/text.tsx';
import type { BlockProps } from './block-props.ts';

/** Text, fields in two columns, and something beside them. */
export function Section({ block }: BlockProps) {
  const fields = listOf(block['fields']);
  const { accessory } = block;
  return (
    <div className="block-section">
      <div className="section-text">
        {isObject(block['text']) && (
          <div>
            <Text of={block['text']} />
          </div>
        )}
        {fields.length > 0 && (
          <div className="fields">
            {numbered(fields).map(({ key, item }) => (
              <div key={key}>
                <Text of={item} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(accessory) && (
        <div className="accessory">
          <Element element={accessory} blockId={textOf(block['block_id'])} dispatches={true} />
        </div>
      )}
    </div>
  );
}
