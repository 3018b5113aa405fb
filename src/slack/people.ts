import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Membership, Person, Role } from '../sites/index.ts';

export interface People {
  /**
   * Who somebody is in Slack. When Slack cannot say, they are taken for an outsider: nothing until
   * named.
   */
  get(id: string): Promise<Person>;
  /** ADMINS, or the workspace's own admins. */
  admins(): Promise<readonly string[]>;
  /** Whether this is somebody who can be written to: no app, and still in Slack. */
  isHuman(id: string): Promise<boolean>;
  /** What somebody is called in mentions; undefined where Slack does not say. */
  nameOf(id: string): Promise<string | undefined>;
}

type Known = Omit<Person, 'role'> & {
  readonly isHuman: boolean;
  readonly name?: string | undefined;
};

const user = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  name: z.string().optional(),
});

const rememberedMs = 5 * 60_000;
const mostPages = 20;

/** `users.info` and `users.list`, remembered for five minutes: what somebody is changes seldom. */
export function createPeople(parts: {
  web: Pick<WebClient, 'users'>;
  team: string;
  admins: readonly string[] | undefined;
  /** The role that somebody has in the whole workspace. */
  roleOf: (id: string) => Role;
  clock: Clock;
  log: Log;
}): People {
  const { web, team, clock, log } = parts;
  const known = new Map<string, { person: Promise<Known>; until: number }>();
  let knownAdmins: { ids: Promise<readonly string[]>; until: number } | undefined;

  async function look(id: string): Promise<Known> {
    try {
      const answer = user.parse((await web.users.info({ user: id })).user);
      return {
        id,
        membership: membershipOf(answer),
        isAdmin: parts.admins
          ? parts.admins.includes(id)
          : answer.is_admin === true && answer.team_id === team,
        isHuman: answer.is_bot !== true && answer.deleted !== true,
        name: answer.name,
      };
    } catch (error) {
      known.delete(id);
      log.warn(
        { err: error, user: id },
        'Slack could not say who somebody is; they may do nothing until it can',
      );
      return {
        id,
        membership: 'outsider',
        isAdmin: parts.admins?.includes(id) ?? false,
        isHuman: false,
      };
    }
  }

  function membershipOf(answer: z.infer<typeof user>): Membership {
    if (answer.is_stranger || (answer.team_id !== undefined && answer.team_id !== team))
      return 'outsider';
    return answer.is_restricted || answer.is_ultra_restricted ? 'guest' : 'member';
  }

  async function listAdmins(): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor = '';
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await web.users.list({ limit: 200, ...(cursor && { cursor }) });
      for (const member of z.array(user).parse(answer.members ?? []))
        if (member.is_admin && !member.deleted && !member.is_bot) ids.push(member.id);
      cursor = answer.response_metadata?.next_cursor ?? '';
      if (!cursor) break;
    }
    return ids;
  }

  function knownOf(id: string): Promise<Known> {
    const now = clock.now();
    const remembered = known.get(id);
    const person = remembered && remembered.until > now ? remembered.person : look(id);
    if (person !== remembered?.person) known.set(id, { person, until: now + rememberedMs });
    return person;
  }

  return {
    async get(id) {
      const { isHuman: _, name: __, ...person } = await knownOf(id);
      return { ...person, role: parts.roleOf(id) };
    },
    isHuman: async (id) => (await knownOf(id)).isHuman,
    nameOf: async (id) => (await knownOf(id)).name,
    async admins() {
      if (parts.admins) return parts.admins;
      const now = clock.now();
      if (!knownAdmins || knownAdmins.until <= now)
        knownAdmins = { ids: listAdmins(), until: now + rememberedMs };
      try {
        return await knownAdmins.ids;
      } catch (error) {
        knownAdmins = undefined;
        log.warn({ err: error }, 'Slack could not say who the admins are');
        return [];
      }
    },
  };
}
