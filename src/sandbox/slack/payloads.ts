import { randomBytes } from 'node:crypto';
import { type JsonObject, textOf } from './json.ts';
import { BOT, type Channel, type Message, type Person, TEAM } from './types.ts';
import type { Workspace } from './workspace.ts';

const team = { id: TEAM.id, domain: TEAM.domain };
const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im' } as const;
const stamp = () => `${Math.floor(Date.now() / 1000)}.${String(Date.now() % 1000).padStart(6, '0')}`;

/** Whether people of another organisation are in the channel. */
const isShared = (workspace: Workspace, channel: Channel) =>
  [...channel.members].some((id) => workspace.people.get(id)?.isStranger === true);

/** An Events API request around one event; each has an event ID of its own. */
export function eventEnvelope(workspace: Workspace, channel: Channel, event: JsonObject): JsonObject {
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
      { enterprise_id: null, team_id: TEAM.id, user_id: BOT.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: isShared(workspace, channel),
  };
}

export function messageEvent(workspace: Workspace, person: Person, channel: Channel, message: Message): JsonObject {
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
    ...(shared ? { user_team: person.teamId, source_team: person.teamId } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs, parent_user_id: parent(workspace, message) }),
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

export function commandPayload(
  person: Person,
  channel: Channel,
  command: string,
  text: string,
  links: { triggerId: string; responseUrl: string },
): JsonObject {
  return {
    token: 'local',
    team_id: person.teamId,
    team_domain: person.isStranger ? 'strangers' : TEAM.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url: links.responseUrl,
    trigger_id: links.triggerId,
  };
}

const channelName = (channel: Channel) =>
  ({ public: channel.name, private: 'privategroup', im: 'directmessage' })[channel.kind];

/** What every interaction says about the person and the app. */
export function interaction(type: string, person: Person, triggerId: string): JsonObject {
  const user = { id: person.id, username: person.name, name: person.name, team_id: person.teamId };
  return {
    type,
    user,
    api_app_id: BOT.appId,
    token: 'local',
    team,
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: triggerId,
  };
}

/** Where on a message a button was pressed. An ephemeral message is not repeated in the payload. */
export function onMessage(channel: Channel, message: Message, responseUrl: string): JsonObject {
  const isEphemeral = message.onlyFor !== null;
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: { id: channel.id, name: channelName(channel) },
    ...(isEphemeral ? {} : { message: rawMessage(message) }),
    response_url: responseUrl,
  };
}

function rawMessage(message: Message): JsonObject {
  const isBots = message.user === BOT.userId;
  return {
    type: 'message',
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: TEAM.id,
    blocks: message.blocks,
    ...(isBots ? { bot_id: BOT.botId, app_id: BOT.appId } : {}),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}

/** One entry of `actions`. */
export function action(element: JsonObject, blockId: string, value: JsonObject): JsonObject {
  const { type, action_id, text, placeholder, style } = element;
  const own = type === 'button' ? { text, value: element['value'], style } : { placeholder };
  return { type, action_id: textOf(action_id), block_id: blockId, ...own, ...value, action_ts: stamp() };
}
