import type { Choice } from './chosen-value.ts';
import type { Desk } from './desk.ts';
import type { Spot } from './exact.ts';
import type { JsonObject } from './json.ts';
import { close, closeView, type Entries, fill, submit, submitView, typeInto } from './modal.ts';
import { press, select, suggestAt, use } from './press.ts';
import type { Where } from './targets.ts';
import { BOT, type Message, type Outcome, type SendOptions } from './types.ts';
import { deleteMessage, editMessage, messageOf, openHome, say, typeCommand } from './write.ts';

/**
 * A message, or where it stands: the channel (or the person whose direct message it is) and its
 * `ts`.
 */
type At = Message | { readonly channel: string; readonly ts: string };
type SayOptions = SendOptions & { readonly threadTs?: string; readonly picture?: string };
type Said = Promise<Outcome & { readonly ts: string }>;

/**
 * What a person can do. Nothing here rejects because of the bot: what went wrong stands in the
 * outcome.
 */
export interface Actor {
  /** A slash command, in a channel or (left out) in the direct message with the bot. */
  command(
    command: string,
    text?: string,
    options?: SendOptions & { readonly channel?: string },
  ): Promise<Outcome>;
  /**
   * A message to the bot, in the main line unless a thread is named; `picture`: the name of one
   * that comes with it.
   */
  dm(text: string, options?: SayOptions): Said;
  /** A message in a channel; with `@livion` in it the bot gets a second event, `app_mention`. */
  say(channel: string, text: string, options?: SayOptions): Said;
  /** A message in a channel that begins with the bot's name. */
  mention(
    channel: string,
    text: string,
    options?: SendOptions & { readonly threadTs?: string },
  ): Said;
  press(what: string, options?: SendOptions & Where): Promise<Outcome>;
  select(what: string, choice: Choice, options?: SendOptions & Where): Promise<Outcome>;
  /** Types into the open modal without submitting it; what the client refuses, or null. */
  fill(entries: Entries): Promise<string | null>;
  submit(entries?: Entries, options?: SendOptions): Promise<Outcome>;
  close(options?: SendOptions): Promise<Outcome>;
  openHome(options?: SendOptions): Promise<Outcome>;
  /**
   * Uses exactly this element; `value` is what Slack's action would carry, such as
   * `selected_option` (nothing for a button).
   */
  use(spot: Spot, value: JsonObject, options?: SendOptions): Promise<Outcome>;
  /** Asks for the options of exactly this external menu: the acknowledgement holds them. */
  suggest(spot: Spot, query: string): Promise<Outcome>;
  /** What stands in the inputs of an open view as the client has it, `state.values`. */
  typeInto(view: string, values: JsonObject): void;
  /** Submits exactly this modal with these `state.values`. */
  submitView(view: string, values: JsonObject, options?: SendOptions): Promise<Outcome>;
  closeView(view: string, options?: SendOptions): Promise<Outcome>;
  editMessage(at: At, text: string, options?: SendOptions): Promise<Outcome>;
  deleteMessage(at: At, options?: SendOptions): Promise<Outcome>;
}

/** The person of this ID or name; throws where there is none. */
export function actorFor(desk: Desk, idOrName: string): Actor {
  const { workspace } = desk.core;
  const person = workspace.person(idOrName);
  return {
    command: (command, text = '', options = {}) =>
      typeCommand(desk, person, command, text, options),
    dm: (text, options = {}) => say(desk, person, workspace.channel(person.id), text, options),
    say: (channel, text, options = {}) =>
      say(desk, person, workspace.channel(channel), text, options),
    mention: (channel, text, options = {}) =>
      say(desk, person, workspace.channel(channel), `<@${BOT.userId}> ${text}`, options),
    press: (what, options = {}) => press(desk, person, what, options),
    select: (what, choice, options = {}) => select(desk, person, what, choice, options),
    fill: (entries) => fill(desk, person, entries),
    submit: (entries = {}, options = {}) => submit(desk, person, entries, options),
    close: (options = {}) => close(desk, person, options),
    openHome: (options = {}) => openHome(desk, person, options),
    use: (spot, value, options = {}) => use(desk, person, spot, value, options),
    suggest: (spot, query) => suggestAt(desk, person, spot, query),
    typeInto: (view, values) => typeInto(desk, person, view, values),
    submitView: (view, values, options = {}) => submitView(desk, person, view, values, options),
    closeView: (view, options = {}) => closeView(desk, person, view, options),
    editMessage: (at, text, options = {}) =>
      editMessage(desk, person, messageOf(desk, at), text, options),
    deleteMessage: (at, options = {}) => deleteMessage(desk, person, messageOf(desk, at), options),
  };
}
