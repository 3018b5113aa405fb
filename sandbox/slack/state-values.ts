import { isObject, type JsonObject, listOf, objectOf, textOf } from './json.ts';

/** `view.state.values`: by block ID, then by action ID. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** An element that a person can use, with the block that it stands in. */
export interface Placed {
  readonly blockId: string;
  readonly element: JsonObject;
  /** The label of its input block, where it has one. */
  readonly label: string;
  /** Whether it stands in an `input` block, and if so, whether it may stay empty. */
  readonly input: 'none' | 'required' | 'optional';
  /** Whether using it tells the bot at once. */
  readonly dispatches: boolean;
}

/** Every element that people can use in these blocks, in reading order. */
export function placedElements(blocks: unknown): readonly Placed[] {
  return listOf(blocks).flatMap((block): Placed[] => {
    const blockId = textOf(block['block_id']);
    const at = (element: JsonObject): Placed => ({
      blockId,
      element,
      label: '',
      input: 'none',
      dispatches: true,
    });
    if (block['type'] === 'input') {
      const label = textOf(objectOf(block['label'])['text']);
      const input = block['optional'] === true ? 'optional' : 'required';
      const dispatches = block['dispatch_action'] === true;
      return [{ blockId, element: objectOf(block['element']), label, input, dispatches }];
    }
    const elements = block['type'] === 'actions' ? listOf(block['elements']) : [];
    return [...elements, ...(isObject(block['accessory']) ? [block['accessory']] : [])].map(at);
  });
}

// Interaction payload reference: which field of an element's value holds what was chosen, and what
// it starts with.
const FIELDS: Readonly<Record<string, readonly [field: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  overflow: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

/**
 * The field in which an element of this type keeps its value, or null where it keeps none (a
 * button).
 */
export const valueField = (type: unknown): string | null => FIELDS[textOf(type)]?.[0] ?? null;

/** What stands in the inputs before anybody touched them. */
export function initialState(blocks: unknown): StateValues {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const { blockId, element } of placedElements(blocks)) {
    const fields = FIELDS[textOf(element['type'])];
    if (!fields || element['type'] === 'overflow') continue;
    const [field, initial] = fields;
    const empty = field.endsWith('s') ? [] : null;
    const inBlock = values[blockId] ?? {};
    inBlock[textOf(element['action_id'])] = {
      type: element['type'],
      [field]: element[initial] ?? empty,
    };
    values[blockId] = inBlock;
  }
  return values;
}

/** The state of new blocks, with what already stood in inputs of the same block and action ID. */
export function keptState(blocks: unknown, before: StateValues): StateValues {
  const values: Record<string, Readonly<Record<string, JsonObject>>> = {};
  for (const [blockId, actions] of Object.entries(initialState(blocks))) {
    const kept = Object.entries(before[blockId] ?? {}).filter(([actionId]) => actionId in actions);
    values[blockId] = { ...actions, ...Object.fromEntries(kept) };
  }
  return values;
}

/** The state with one value changed. */
export function withValue(state: StateValues, placed: Placed, value: JsonObject): StateValues {
  const actionId = textOf(placed.element['action_id']);
  return { ...state, [placed.blockId]: { ...state[placed.blockId], [actionId]: value } };
}
