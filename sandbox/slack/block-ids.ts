import { randomBytes } from 'node:crypto';
import { isObject, type JsonObject, listOf } from './json.ts';

const randomId = () => randomBytes(4).toString('base64url').slice(0, 5);

/** The blocks as Slack keeps them: a block or an element without an ID gets one. */
export function withIds(blocks: unknown): JsonObject[] {
  return listOf(blocks).map((block) => {
    const filled: JsonObject = { ...block, block_id: block['block_id'] ?? randomId() };
    for (const key of ['accessory', 'element'])
      if (key in block) filled[key] = withActionId(block[key]);
    if (block['type'] === 'actions' && Array.isArray(block['elements'])) {
      filled['elements'] = block['elements'].map(withActionId);
    }
    return filled;
  });
}

function withActionId(element: unknown): unknown {
  if (!isObject(element) || element['type'] === 'image') return element;
  return { ...element, action_id: element['action_id'] ?? randomId() };
}
