import type { Emulated } from './emulator.ts';
import { listOf, objectOf, textOf } from './json.ts';
import {
  BOT,
  type Channel,
  type ChannelSpec,
  type Person,
  type PersonSpec,
  STRANGERS_TEAM,
  TEAM,
} from './types.ts';
import type { Workspace } from './workspace.ts';

/**
 * A person in full; without an ID it is made from the name (`maija` is `U0MAIJA`), the same in
 * every run.
 */
export function personFrom(spec: PersonSpec): Person {
  return {
    id: spec.id ?? `U0${spec.name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`,
    name: spec.name,
    realName: spec.realName,
    isAdmin: spec.isAdmin ?? false,
    isRestricted: spec.isRestricted ?? false,
    isUltraRestricted: spec.isUltraRestricted ?? false,
    isStranger: spec.isStranger ?? false,
    hasLeft: false,
    grid: spec.grid ?? null,
    teamId: spec.isStranger ? STRANGERS_TEAM : TEAM.id,
    locale: spec.locale ?? 'en-US',
  };
}

/** Makes the channels, and a direct message of each person with the bot. */
export async function seedChannels(
  workspace: Workspace,
  emulated: Emulated,
  channels: readonly ChannelSpec[],
): Promise<void> {
  for (const spec of channels) {
    const channel = await makeChannel(workspace, emulated, spec);
    workspace.channels.set(channel.id, channel);
  }
  for (const person of workspace.people.values()) {
    const answer = await emulated.call('setup', 'conversations.open', { users: person.id });
    const id = textOf(objectOf(answer['channel'])['id']);
    const members = new Set([person.id, BOT.userId]);
    workspace.channels.set(id, { id, name: person.id, kind: 'im', members, archived: false });
  }
}

// So many emulate lets in with one call.
const MOST_INVITED = 100;

async function makeChannel(
  workspace: Workspace,
  emulated: Emulated,
  spec: ChannelSpec,
): Promise<Channel> {
  const people = spec.members.map((member) => workspace.person(member));
  const everyone: readonly ('setup' | Person)[] = [
    ...people,
    ...(spec.botIsMember ? ['setup' as const] : []),
  ];
  const [creator = 'setup', ...others] = everyone;
  const created = await emulated.call(creator, 'conversations.create', {
    name: spec.name,
    is_private: spec.private === true,
  });
  const made = textOf(objectOf(created['channel'])['id']);
  const id = made || (await idOf(emulated, spec.name));
  if (id === '')
    throw new Error(`the local Slack cannot make #${spec.name}: ${textOf(created['error'])}`);
  if (made === '') await emulated.call(creator, 'conversations.join', { channel: id });
  for (let from = 0; from < others.length; from += MOST_INVITED) {
    const users = others
      .slice(from, from + MOST_INVITED)
      .map(userId)
      .join(',');
    await emulated.call(creator, 'conversations.invite', { channel: id, users });
  }
  if (everyone.length === 0) await emulated.call('setup', 'conversations.leave', { channel: id });
  const kind = spec.private ? 'private' : 'public';
  return { id, name: spec.name, kind, members: new Set(everyone.map(userId)), archived: false };
}

const userId = (who: 'setup' | Person) => (who === 'setup' ? BOT.userId : who.id);

/** emulate comes with #general and #random. */
async function idOf(emulated: Emulated, name: string): Promise<string> {
  const answer = await emulated.call('setup', 'conversations.list', {
    types: 'public_channel',
    limit: 1000,
  });
  return textOf(listOf(answer['channels']).find((channel) => channel['name'] === name)?.['id']);
}
