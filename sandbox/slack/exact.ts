import type { Core } from './core.ts';
import { type JsonObject, textOf } from './json.ts';
import { type Placed, placedElements, valueField } from './state-values.ts';
import type { Place, Target } from './targets.ts';
import type { Person } from './types.ts';

/** A message, or an open view (a modal or the home tab) by its ID. */
export type At = { readonly channel: string; readonly ts: string } | { readonly view: string };

/** One element, as a client that has drawn it knows it. */
export interface Spot {
  readonly at: At;
  readonly blockId: string;
  readonly actionId: string;
}

/** The element that stands there for this person, or what Slack's client would say. */
export function targetAt(
  core: Core,
  person: Person,
  { at, blockId, actionId }: Spot,
): Target | string {
  const place = placeOf(core, person, at);
  if (!place) return 'view' in at ? 'view_not_found' : 'message_not_found';
  const placed = placedElements(place.blocks).find(
    (one) => one.blockId === blockId && one.element['action_id'] === actionId,
  );
  return placed ? { place, placed } : 'element_not_found';
}

function placeOf(core: Core, person: Person, at: At): Place | undefined {
  if ('view' in at) {
    const all = [...core.views.stack(person.id), core.views.home(person.id)];
    const open = all.find((one) => one?.id === at.view);
    return open ? { kind: 'view', open, blocks: open.view['blocks'] } : undefined;
  }
  const seen = core.workspace.seenBy(person.id);
  const message = seen.find(({ channel, ts }) => channel === at.channel && ts === at.ts);
  return message && { kind: 'message', message, blocks: message.blocks };
}

/**
 * What the client sends for an element: its one field of the value; undefined where that is
 * missing.
 */
export function chosenAs({ element }: Placed, value: JsonObject): JsonObject | undefined {
  const field = valueField(element['type']);
  if (field === null) return {};
  return field in value ? { type: element['type'], [field]: value[field] } : undefined;
}

/** What a client refuses to submit: required and empty, too short, too long. By block ID. */
export function refusals(
  blocks: unknown,
  values: (placed: Placed) => unknown,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const placed of placedElements(blocks)) {
    if (placed.input === 'none') continue;
    const problem = refusal(placed, values(placed));
    if (problem !== null) problems[placed.blockId] = problem;
  }
  return problems;
}

function refusal({ input, element }: Placed, value: unknown): string | null {
  const isEmpty =
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0);
  if (isEmpty) return input === 'required' ? 'Please complete this required field.' : null;
  const { min_length: min, max_length: max } = element;
  const { length } = textOf(value);
  if (typeof min === 'number' && length < min) return `At least ${min} characters, please.`;
  if (typeof max === 'number' && length > max) return `At most ${max} characters, please.`;
  return null;
}
