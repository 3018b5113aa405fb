import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { type Placed, valueField } from './state-values.ts';
import type { Workspace } from './workspace.ts';

/**
 * A text, an option's label or value, a person, a channel; several where the element takes several;
 * null empties.
 */
export type Choice = string | readonly string[] | null;
/** Asks the bot for the options of an external menu. */
export type Suggest = (query: string) => Promise<readonly JsonObject[]>;

/**
 * What the element holds once a person chose this; a sentence where the client would not let them.
 */
export async function chosenValue(
  workspace: Workspace,
  { element }: Placed,
  choice: Choice,
  suggest: Suggest,
): Promise<JsonObject | string> {
  const type = textOf(element['type']);
  const field = valueField(type);
  if (field === null) return `${type} holds no value`;
  const choices = choice === null ? [] : typeof choice === 'string' ? [choice] : choice;
  const isMany = field.endsWith('s');
  if (choices.length === 0) return { type, [field]: isMany ? [] : null };
  const values: unknown[] = [];
  for (const one of choices) {
    const value = await single(workspace, type, element, one, suggest);
    if (value.problem !== null) return value.problem;
    values.push(value.value);
  }
  return { type, [field]: isMany ? values : values[0] };
}

type Single = { readonly value: unknown; readonly problem: string | null };
const good = (value: unknown): Single => ({ value, problem: null });
const bad = (problem: string): Single => ({ value: null, problem });

async function single(
  workspace: Workspace,
  type: string,
  element: JsonObject,
  choice: string,
  suggest: Suggest,
): Promise<Single> {
  switch (type.replace(/^multi_/, '')) {
    case 'users_select':
      return good(workspace.person(choice).id);
    case 'conversations_select':
    case 'channels_select':
      return good(workspace.channel(choice).id);
    case 'external_select':
      return pick(await suggest(choice), choice);
    case 'static_select':
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return pick(optionsOf(element), choice);
    case 'datetimepicker':
      return good(Number(choice));
    default:
      return typed(element, choice);
  }
}

/** The options of a menu, those of its groups, too. */
const optionsOf = (holder: JsonObject): readonly JsonObject[] => [
  ...listOf(holder['options']),
  ...listOf(holder['option_groups']).flatMap((group) => listOf(group['options'])),
];

const labelOf = (option: JsonObject) => textOf(objectOf(option['text'])['text']);

function pick(options: readonly JsonObject[], choice: string): Single {
  const found = options.find((option) => option['value'] === choice || labelOf(option) === choice);
  return found
    ? good(found)
    : bad(`no option "${choice}"; there are: ${options.map(labelOf).join(', ')}`);
}

function typed(element: JsonObject, text: string): Single {
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && text.length < min) return bad(`at least ${min} characters`);
  if (typeof max === 'number' && text.length > max) return bad(`at most ${max} characters`);
  return good(text);
}

/** The options in an answer to `block_suggestion`. */
export const optionsIn = (ack: unknown): readonly JsonObject[] => optionsOf(objectOf(ack));
