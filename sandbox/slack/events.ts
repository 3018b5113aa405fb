import { randomBytes } from 'node:crypto';
import type { JsonObject } from './json.ts';
import { BOT, type Channel, type Message, type Person, type SharedFile, TEAM } from './types.ts';
import type { Workspace } from './workspace.ts';

const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im' } as const;

/** Now, as Slack writes times of events. */
export const stamp = () => (Date.now() / 1000).toFixed(6);

/** Whether people of another organisation are in the channel. */
const isShared = (workspace: Workspace, channel: Channel) =>
  [...channel.members].some((id) => workspace.people.get(id)?.isStranger === true);

/** An Events API request around one event; each has an event ID of its own. */
export function eventEnvelope(
  workspace: Workspace,
  channel: Channel,
  event: JsonObject,
): JsonObject {
  return {
    token: 'local',
    type: 'event_callback',
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: BOT.appId,
    event,
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: isShared(workspace, channel),
  };
}

export function messageEvent(
  workspace: Workspace,
  person: Person,
  channel: Channel,
  message: Message,
): JsonObject {
  const shared = isShared(workspace, channel);
  return {
    type: 'message',
    user: person.id,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    client_msg_id: randomBytes(8).toString('hex'),
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
    team: person.teamId,
    // Slack Connect: in shared channels a message says of which organisation its author is.
    ...(message.files.length > 0
      ? { subtype: 'file_share', files: message.files.map(rawFile) }
      : {}),
    ...(shared ? { user_team: person.teamId, source_team: person.teamId } : {}),
    ...(message.threadTs === null
      ? {}
      : { thread_ts: message.threadTs, parent_user_id: parent(workspace, message) }),
  };
}

const parent = (workspace: Workspace, message: Message) =>
  workspace.find(message.channel, message.threadTs ?? '')?.user ?? '';

/** The same message as an `app_mention`: another type, no `channel_type`. */
export function mentionEvent(event: JsonObject): JsonObject {
  const { channel_type: _, parent_user_id: __, ...rest } = event;
  return { ...rest, type: 'app_mention' };
}

export function deletedEvent(channel: Channel, message: Message): JsonObject {
  const event_ts = stamp();
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
    ts: event_ts,
    event_ts,
    deleted_ts: message.ts,
    previous_message: rawMessage(message),
  };
}

/** What the bot posted: it hears of its own messages, too. */
export const botMessageEvent = (channel: Channel, message: Message): JsonObject => ({
  ...rawMessage(message),
  channel: channel.id,
  channel_type: CHANNEL_TYPES[channel.kind],
  event_ts: message.ts,
});

/** An edit: without a `user` at the top, so that Bolt does not take it for the bot's own. */
export function changedEvent(channel: Channel, message: Message, before: Message): JsonObject {
  const event_ts = stamp();
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
    ts: event_ts,
    event_ts,
    message: rawMessage(message),
    previous_message: rawMessage(before),
  };
}

/** A message inside a payload. */
export function rawMessage(message: Message): JsonObject {
  const isBots = message.user === BOT.userId;
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: TEAM.id,
    blocks: message.blocks,
    ...(message.files.length > 0
      ? { subtype: 'file_share', files: message.files.map(rawFile) }
      : {}),
    ...(isBots ? { bot_id: BOT.botId, app_id: BOT.appId } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}

const rawFile = ({ id, name, title, mimetype, size, altText }: SharedFile): JsonObject => ({
  ...{ id, name, title, mimetype, size },
  ...(altText === null ? {} : { alt_txt: altText }),
});
