import { rawMessage, stamp } from './events.ts';
import { type JsonObject, textOf } from './json.ts';
import { BOT, type Channel, type Message, type Person, TEAM } from './types.ts';

const team = { id: TEAM.id, domain: TEAM.domain };

export function commandPayload(
  person: Person,
  channel: Channel,
  command: string,
  text: string,
  links: { triggerId: string; responseUrl: string },
): JsonObject {
  return {
    token: 'local',
    // Where the person was when they typed it, not whose they are.
    team_id: TEAM.id,
    team_domain: TEAM.domain,
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

/** One entry of `actions`. */
export function action(element: JsonObject, blockId: string, value: JsonObject): JsonObject {
  const { type, action_id, text, placeholder, style } = element;
  const own = type === 'button' ? { text, value: element['value'], style } : { placeholder };
  return {
    type,
    action_id: textOf(action_id),
    block_id: blockId,
    ...own,
    ...value,
    action_ts: stamp(),
  };
}
