import { type Choice, chosenValue } from './chosen-value.ts';
import { type Desk, nothingSent } from './desk.ts';
import { refusals } from './exact.ts';
import { isObject, type JsonObject, objectOf, textOf } from './json.ts';
import { interaction } from './payloads.ts';
import { suggestions } from './press.ts';
import { type Placed, placedElements, valueField, withValue } from './state-values.ts';
import type { Outcome, Person, SendOptions } from './types.ts';
import { type OpenView, updated, viewAnswer } from './views.ts';

/** What goes into the inputs, by block ID, action ID or label. */
export type Entries = Readonly<Record<string, Choice>>;

/**
 * Fills the open modal, submits it and does what the bot answers (`errors`, `update`, `push`,
 * `clear`, or closing).
 */
export async function submit(
  desk: Desk,
  person: Person,
  entries: Entries,
  options: SendOptions,
): Promise<Outcome> {
  const problem = await fill(desk, person, entries);
  const open = desk.core.views.stack(person.id).at(-1);
  if (problem !== null || !open) return nothingSent(problem ?? 'no modal is open');
  if (!isObject(open.view['submit'])) return nothingSent('the modal has no submit button');
  const empty = placedElements(open.view['blocks']).find(
    (placed) => placed.input === 'required' && isEmpty(open, placed),
  );
  if (empty) return nothingSent(`required: ${empty.label}`);
  const trigger = desk.core.triggers.mint(person.id, open.id);
  const payload = {
    ...interaction('view_submission', person, trigger),
    view: viewAnswer(open),
    response_urls: [],
  };
  const outcome = await desk.deliveries.send({ kind: 'interaction', payload }, options);
  return { ...outcome, error: outcome.error ?? respond(desk, person, open, objectOf(outcome.ack)) };
}

/**
 * Submits exactly this modal, as a client does that has kept what was typed (`values`:
 * `state.values`). What the client itself refuses stands under the inputs.
 */
export async function submitView(
  desk: Desk,
  person: Person,
  viewId: string,
  values: JsonObject,
  options: SendOptions,
): Promise<Outcome> {
  const open = desk.core.views.stack(person.id).at(-1);
  if (open?.id !== viewId) return nothingSent('view_not_found');
  const filled = takeOver(open, values);
  const errors = refusals(filled.view['blocks'], (placed) => heldIn(filled, placed));
  desk.core.views.replace({ ...filled, errors });
  return Object.keys(errors).length > 0
    ? nothingSent(INVALID_INPUT)
    : submit(desk, person, {}, options);
}

/** Nothing was sent: what is wrong stands under the inputs. */
export const INVALID_INPUT = 'invalid_input';

/**
 * The view with what was typed; anything that is not the value of one of its elements is left out.
 */
function takeOver(open: OpenView, values: JsonObject): OpenView {
  let { state } = open;
  for (const placed of placedElements(open.view['blocks'])) {
    const typed = objectOf(objectOf(values[placed.blockId])[textOf(placed.element['action_id'])]);
    const field = valueField(placed.element['type']);
    if (field === null || !(field in typed)) continue;
    state = withValue(state, placed, { type: placed.element['type'], [field]: typed[field] });
  }
  return { ...open, state };
}

/**
 * Keeps what was typed into an open modal or the home tab, as the client that is about to send it
 * has it.
 */
export function typeInto(desk: Desk, person: Person, viewId: string, values: JsonObject): void {
  const { views } = desk.core;
  const open = [...views.stack(person.id), views.home(person.id)].find((one) => one?.id === viewId);
  if (open) views.replace(takeOver(open, values));
}

/** Closes exactly this modal. */
export async function closeView(
  desk: Desk,
  person: Person,
  viewId: string,
  options: SendOptions,
): Promise<Outcome> {
  const isInFront = desk.core.views.stack(person.id).at(-1)?.id === viewId;
  return isInFront ? close(desk, person, options) : nothingSent('view_not_found');
}

/**
 * Types into the inputs of the open modal without submitting it; returns what the client would not
 * let in, or null.
 */
export async function fill(desk: Desk, person: Person, entries: Entries): Promise<string | null> {
  for (const [name, choice] of Object.entries(entries)) {
    const open = desk.core.views.stack(person.id).at(-1);
    if (!open) return 'no modal is open';
    const inputs = placedElements(open.view['blocks']);
    const placed = inputs.find(({ blockId, element, label }) =>
      [blockId, element['action_id'], label].includes(name),
    );
    if (!placed)
      return `no input "${name}"; there are: ${inputs.map((input) => input.label).join(', ')}`;
    const target = { place: { kind: 'view', open, blocks: open.view['blocks'] }, placed } as const;
    const suggest = (query: string) => suggestions(desk, person, target, query);
    const value = await chosenValue(desk.core.workspace, placed, choice, suggest);
    if (typeof value === 'string') return `${name}: ${value}`;
    // The bot may have changed the view while it was asked for options.
    const current = desk.core.views.stack(person.id).find(({ id }) => id === open.id);
    if (!current) return 'no modal is open';
    desk.core.views.replace({ ...current, state: withValue(current.state, placed, value) });
  }
  return null;
}

/** Closes the modal in front; the bot hears of it where it asked to. */
export async function close(desk: Desk, person: Person, options: SendOptions): Promise<Outcome> {
  const { views } = desk.core;
  const stack = views.stack(person.id);
  const open = stack.at(-1);
  if (!open) return nothingSent('no modal is open');
  const isCleared = open.view['clear_on_close'] === true;
  views.setStack(person.id, isCleared ? [] : stack.slice(0, -1));
  if (open.view['notify_on_close'] !== true) return nothingSent('not notified');
  const { trigger_id: _, ...who } = interaction('view_closed', person, '');
  const payload = { ...who, view: viewAnswer(open), is_cleared: isCleared };
  return desk.deliveries.send({ kind: 'interaction', payload }, options);
}

/** What an element of a view holds now. */
const heldIn = (open: OpenView, { blockId, element }: Placed): unknown =>
  open.state[blockId]?.[textOf(element['action_id'])]?.[valueField(element['type']) ?? ''];

function isEmpty(open: OpenView, placed: Placed): boolean {
  const value = heldIn(open, placed);
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/**
 * Does what the acknowledgement of a submission says; returns what the client would complain of, or
 * null.
 */
function respond(desk: Desk, person: Person, open: OpenView, ack: JsonObject): string | null {
  const { views } = desk.core;
  const stack = views.stack(person.id);
  // The bot may have changed the view while it was being submitted.
  const current = stack.find((other) => other.id === open.id) ?? open;
  switch (ack['response_action']) {
    case undefined:
      views.setStack(
        person.id,
        stack.filter((other) => other.id !== open.id),
      );
      return null;
    case 'clear':
      views.setStack(person.id, []);
      return null;
    case 'errors':
      return showErrors(desk, current, objectOf(ack['errors']));
    case 'update':
    case 'push': {
      const problems = desk.core.check('modal', ack['view']);
      if (problems.length > 0) return `invalid_view: ${problems.join('; ')}`;
      if (ack['response_action'] === 'update') views.replace(updated(current, ack['view']));
      else if (!views.pushOn(person.id, ack['view'])) return 'push_limit_reached';
      return null;
    }
    default:
      return `unknown response_action ${String(ack['response_action'])}`;
  }
}

function showErrors(desk: Desk, open: OpenView, raw: JsonObject): string | null {
  const errors = Object.fromEntries(
    Object.entries(raw).map(([blockId, text]) => [blockId, textOf(text)]),
  );
  const inputs = placedElements(open.view['blocks']).filter((placed) => placed.input !== 'none');
  const lost = Object.keys(errors).filter(
    (blockId) => !inputs.some((input) => input.blockId === blockId),
  );
  if (lost.length > 0 || Object.keys(errors).length === 0)
    return `invalid errors: no input block ${lost.join(', ')}`;
  desk.core.views.replace({ ...open, errors });
  return null;
}
