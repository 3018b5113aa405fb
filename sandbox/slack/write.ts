import { randomBytes } from 'node:crypto';
import { type Desk, nothingSent } from './desk.ts';
import {
  botMessageEvent,
  changedEvent,
  deletedEvent,
  eventEnvelope,
  mentionEvent,
  messageEvent,
} from './events.ts';
import { type JsonObject, objectOf, textOf } from './json.ts';
import { commandPayload } from './payloads.ts';
import { type Origin, showEphemeral } from './response-url.ts';
import { subscriptionOf } from './scopes.ts';
import { asSlackSends } from './typed-text.ts';
import {
  BOT,
  type Channel,
  type Message,
  type Outcome,
  type Person,
  type SendOptions,
} from './types.ts';
import { viewAnswer } from './views.ts';

/** Types a slash command; what the bot answers in the acknowledgement is shown. */
export async function typeCommand(
  desk: Desk,
  person: Person,
  command: string,
  text: string,
  options: SendOptions & { readonly channel?: string },
): Promise<Outcome> {
  const { workspace, triggers } = desk.core;
  if (!desk.core.scopes.includes('commands'))
    return nothingSent(`${command} is not a valid command`);
  const channel = workspace.channel(options.channel ?? person.id);
  const origin: Origin = {
    personId: person.id,
    channel: channel.id,
    threadTs: null,
    messageTs: null,
  };
  const links = { triggerId: triggers.mint(person.id), responseUrl: desk.responseUrl(origin) };
  const payload = commandPayload(
    person,
    channel,
    command,
    asSlackSends(workspace, text, 'command'),
    links,
  );
  const outcome = await desk.deliveries.send({ kind: 'command', payload }, options);
  return { ...outcome, error: outcome.error ?? (await showReply(desk, origin, outcome.ack)) };
}

/** Shows what a command was acknowledged with, and says what is wrong with it, or null. */
async function showReply(desk: Desk, origin: Origin, ack: unknown): Promise<string | null> {
  const reply: JsonObject = typeof ack === 'string' ? { text: ack } : objectOf(ack);
  if (reply['text'] === undefined && reply['blocks'] === undefined) return null;
  const problems = desk.core.check('message', reply);
  if (problems.length > 0) return `invalid_command_response: ${problems.join('; ')}`;
  if (reply['response_type'] === 'in_channel')
    await desk.responseUrls.post(desk.responseUrls.issue(origin), reply);
  else showEphemeral(desk.core, origin, reply);
  return null;
}

/** Writes a message; where the bot hears of it, as the events it is subscribed to. */
export async function say(
  desk: Desk,
  person: Person,
  channel: Channel,
  text: string,
  options: SendOptions & { readonly threadTs?: string; readonly picture?: string },
): Promise<Outcome & { readonly ts: string }> {
  const { workspace, emulated } = desk.core;
  if (!channel.members.has(person.id)) return { ...nothingSent('not_in_channel'), ts: '' };
  const sent = asSlackSends(workspace, text, 'message');
  const { picture } = options;
  const thread = options.threadTs === undefined ? {} : { thread_ts: options.threadTs };
  const posted = await emulated.call(person, 'chat.postMessage', {
    channel: channel.id,
    // emulate takes no message of a file alone.
    text: sent || picture,
    ...thread,
  });
  if (posted['ok'] !== true) return { ...nothingSent(textOf(posted['error'])), ts: '' };
  const message = workspace.put(channel.id, {
    ...objectOf(posted['message']),
    text: sent,
    ...(picture !== undefined && { files: [pictureFile(picture)] }),
  });
  const ts = options.sentAt ?? message.ts;
  const event = messageEvent(workspace, person, channel, { ...message, ts });
  const mentionsBot = channel.kind !== 'im' && sent.includes(`<@${BOT.userId}>`);
  const events = mentionsBot ? [event, mentionEvent(event)] : [event];
  const outcomes = await Promise.all(events.map((one) => tell(desk, channel, one, options)));
  const [first = nothingSent('not_subscribed'), ...more] = outcomes.filter(
    (outcome) => outcome.request >= 0,
  );
  return {
    ...first,
    ts: message.ts,
    again: [...first.again, ...more.flatMap((one) => [one, ...one.again])],
  };
}

const pictureFile = (name: string): JsonObject => ({
  id: `F${randomBytes(5).toString('hex').toUpperCase()}`,
  ...{ name, title: name, mimetype: 'image/jpeg', size: 1 },
});

/** Deletes a message of one's own, or as an admin anybody's. */
export async function deleteMessage(
  desk: Desk,
  person: Person,
  message: Message,
  options: SendOptions,
): Promise<Outcome> {
  const { workspace, emulated } = desk.core;
  if (message.user !== person.id && !person.isAdmin) return nothingSent('cant_delete_message');
  const author = workspace.people.get(message.user) ?? 'setup';
  const deleted = await emulated.call(author, 'chat.delete', {
    channel: message.channel,
    ts: message.ts,
  });
  if (deleted['ok'] !== true) return nothingSent(textOf(deleted['error']));
  workspace.remove(message.channel, message.ts);
  const channel = workspace.channel(message.channel);
  return tell(desk, channel, deletedEvent(channel, message), options);
}

/** Edits a message of one's own. */
export async function editMessage(
  desk: Desk,
  person: Person,
  before: Message,
  text: string,
  options: SendOptions,
): Promise<Outcome> {
  const { workspace, emulated } = desk.core;
  const body = {
    channel: before.channel,
    ts: before.ts,
    text: asSlackSends(workspace, text, 'message'),
  };
  const edited = await emulated.call(person, 'chat.update', body);
  if (edited['ok'] !== true) return nothingSent(textOf(edited['error']));
  const message = workspace.put(before.channel, objectOf(edited['message']));
  const channel = workspace.channel(before.channel);
  return tell(desk, channel, changedEvent(channel, message, before), options);
}

/** Opens the bot's home tab; the event has a view once one was published. */
export function openHome(desk: Desk, person: Person, options: SendOptions): Promise<Outcome> {
  const channel = desk.core.workspace.channel(person.id);
  const home = desk.core.views.home(person.id);
  const event: JsonObject = {
    type: 'app_home_opened',
    user: person.id,
    channel: channel.id,
    tab: 'home',
    event_ts: `${Date.now() / 1000}`,
    ...(home ? { view: viewAnswer(home) } : {}),
  };
  return tell(desk, channel, event, options);
}

/**
 * Tells the bot of its own message, edit or deletion; nobody waits for the answer, and it is not
 * among the sent.
 */
export function echo(
  desk: Desk,
  channel: Channel,
  message: Message | null,
  before: Message | null,
): void {
  if (!hears(desk, channel, 'message')) return;
  const event = message
    ? before
      ? changedEvent(channel, message, before)
      : botMessageEvent(channel, message)
    : before && deletedEvent(channel, before);
  if (event)
    desk.deliveries.aside({
      kind: 'event',
      payload: eventEnvelope(desk.core.workspace, channel, event),
    });
}

/** Sends an event, if the bot is subscribed to it, has its scope and is in the channel. */
async function tell(
  desk: Desk,
  channel: Channel,
  event: JsonObject,
  options: SendOptions,
): Promise<Outcome> {
  if (!hears(desk, channel, textOf(event['type']))) return nothingSent('not_subscribed');
  const payload = eventEnvelope(desk.core.workspace, channel, event);
  return desk.deliveries.send({ kind: 'event', payload }, options);
}

function hears(desk: Desk, channel: Channel, type: string): boolean {
  const needed = subscriptionOf(type, channel.kind);
  const isSubscribed = desk.events === null || desk.events.includes(needed.event);
  const isAllowed = needed.scope === null || desk.core.scopes.includes(needed.scope);
  return isSubscribed && isAllowed && channel.members.has(BOT.userId);
}

/** The message itself, or the one that stands there. */
export function messageOf(
  desk: Desk,
  message: Message | { readonly channel: string; readonly ts: string },
): Message {
  const channel = desk.core.workspace.channel(message.channel);
  const found = desk.core.workspace.find(channel.id, message.ts);
  if (!found) throw new Error(`no message ${message.ts} in ${message.channel}`);
  return found;
}
