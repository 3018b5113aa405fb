import { type Choice, chosenValue, optionsIn } from './chosen-value.ts';
import { type Desk, nothingSent } from './desk.ts';
import { chosenAs, type Spot, targetAt } from './exact.ts';
import { type JsonObject, textOf } from './json.ts';
import { action, interaction, onMessage } from './payloads.ts';
import { initialState, type StateValues, withValue } from './state-values.ts';
import { findTarget, type Place, type Target, type Where } from './targets.ts';
import type { Message, Outcome, Person, SendOptions } from './types.ts';
import { viewAnswer } from './views.ts';

/** Presses a button, called by its action ID or its text. */
export function press(
  desk: Desk,
  person: Person,
  what: string,
  options: SendOptions & Where,
): Promise<Outcome> {
  const target = findTarget(desk.core, person, what, options, (type) => type === 'button');
  if (typeof target === 'string') return Promise.resolve(nothingSent(target));
  return act(desk, person, target, {}, options);
}

/** Chooses in a menu, called by its action ID, placeholder or label. */
export async function select(
  desk: Desk,
  person: Person,
  what: string,
  choice: Choice,
  options: SendOptions & Where,
): Promise<Outcome> {
  const target = findTarget(
    desk.core,
    person,
    what,
    options,
    (type) => type !== 'button' && type !== 'image',
  );
  if (typeof target === 'string') return nothingSent(target);
  const suggest = (query: string) => suggestions(desk, person, target, query);
  const value = await chosenValue(desk.core.workspace, target.placed, choice, suggest);
  if (typeof value === 'string') return nothingSent(value);
  return choose(desk, person, target, value, options);
}

/** Uses exactly this element: presses it, or chooses what Slack's action would carry. */
export async function use(
  desk: Desk,
  person: Person,
  spot: Spot,
  value: JsonObject,
  options: SendOptions,
): Promise<Outcome> {
  const target = targetAt(desk.core, person, spot);
  if (typeof target === 'string') return nothingSent(target);
  if (target.placed.element['type'] === 'button') return act(desk, person, target, {}, options);
  const chosen = chosenAs(target.placed, value);
  if (!chosen) return nothingSent('invalid_value');
  return choose(desk, person, target, chosen, options);
}

function choose(
  desk: Desk,
  person: Person,
  target: Target,
  value: JsonObject,
  options: SendOptions,
): Promise<Outcome> {
  if (target.placed.element['type'] !== 'overflow') keep(desk, person, target, value);
  if (!target.placed.dispatches) return Promise.resolve(nothingSent(NOT_DISPATCHED));
  return act(desk, person, target, value, options);
}

/** An input without `dispatch_action`: no error, but nothing to wait for. */
export const NOT_DISPATCHED = 'not dispatched: the choice goes along when the modal is submitted';

function act(
  desk: Desk,
  person: Person,
  target: Target,
  value: JsonObject,
  options: SendOptions,
): Promise<Outcome> {
  const { place, placed } = target;
  const payload = {
    ...interaction('block_actions', person, triggerFor(desk, person, place)),
    ...context(desk, person, place),
    actions: [action(placed.element, placed.blockId, value)],
  };
  return desk.deliveries.send({ kind: 'interaction', payload }, options);
}

const triggerFor = (desk: Desk, person: Person, place: Place) =>
  desk.core.triggers.mint(person.id, place.kind === 'view' ? place.open.id : null);

/** Where it happened: the message with its response URL, or the view. */
function context(desk: Desk, person: Person, place: Place): JsonObject {
  if (place.kind === 'view') {
    const open = currentView(desk, person, place);
    return { container: { type: 'view', view_id: open.id }, view: viewAnswer(open) };
  }
  const { message } = place;
  const channel = desk.core.workspace.channel(message.channel);
  const origin = {
    personId: person.id,
    channel: channel.id,
    threadTs: message.threadTs,
    messageTs: message.ts,
  };
  const shown = { ...message, blocks: place.blocks };
  const state = { values: stateOf(desk, person, place) };
  return { ...onMessage(channel, shown, desk.responseUrl(origin)), state };
}

function currentView(desk: Desk, person: Person, place: Extract<Place, { kind: 'view' }>) {
  const { views } = desk.core;
  return (
    [...views.stack(person.id), views.home(person.id)].find((open) => open?.id === place.open.id) ??
    place.open
  );
}

const stateKey = (person: Person, message: Message) =>
  `${person.id}:${message.channel}:${message.ts}`;

const stateOf = (
  desk: Desk,
  person: Person,
  place: Pick<Extract<Place, { kind: 'message' }>, 'message' | 'blocks'>,
) => {
  const state: StateValues = {
    ...initialState(place.blocks),
    ...desk.messageStates.get(stateKey(person, place.message)),
  };
  return state;
};

/** What a person has chosen in the inputs of a message. */
export const messageState = (desk: Desk, person: Person, message: Message): StateValues =>
  stateOf(desk, person, { message, blocks: message.blocks });

function keep(desk: Desk, person: Person, { place, placed }: Target, value: JsonObject): void {
  if (place.kind === 'view') {
    const open = currentView(desk, person, place);
    desk.core.views.replace({ ...open, state: withValue(open.state, placed, value) });
    return;
  }
  desk.messageStates.set(
    stateKey(person, place.message),
    withValue(stateOf(desk, person, place), placed, value),
  );
  desk.core.workspace.changed();
}

/** The options that the bot has for an external menu; none where it does not answer. */
export const suggestions = async (desk: Desk, person: Person, target: Target, query: string) =>
  optionsIn((await suggest(desk, person, target, query)).ack);

/** Asks the bot for the options of exactly this external menu. */
export async function suggestAt(
  desk: Desk,
  person: Person,
  spot: Spot,
  query: string,
): Promise<Outcome> {
  const target = targetAt(desk.core, person, spot);
  return typeof target === 'string' ? nothingSent(target) : suggest(desk, person, target, query);
}

/** `block_suggestion`. */
function suggest(
  desk: Desk,
  person: Person,
  { place, placed }: Target,
  query: string,
): Promise<Outcome> {
  const { trigger_id: _, ...who } = interaction('block_suggestion', person, '');
  const { response_url: __, ...where } = context(desk, person, place);
  const asked = {
    action_id: textOf(placed.element['action_id']),
    block_id: placed.blockId,
    value: query,
  };
  return desk.deliveries.send({ kind: 'interaction', payload: { ...who, ...where, ...asked } });
}
