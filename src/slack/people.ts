import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { LruCache } from '../lru-cache.ts';
import type { People } from '../setup/index.ts';
import type { Membership, Person, Role, Settings } from '../sites/index.ts';
import { listUsers } from './every-user.ts';
import { createPeopleCalled } from './people-called.ts';

export interface SlackPeople extends People {
  /** Whether somebody was deactivated; undefined where Slack does not say. */
  hasLeft(id: string): Promise<boolean | undefined>;
}

type Known = Omit<Person, 'role' | 'isAdmin'> & {
  /** Of the workspace, as Slack has it. */
  readonly isSlackAdmin: boolean;
  readonly isHuman: boolean;
  readonly hasLeft: boolean | undefined;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
};

/** https://docs.slack.dev/reference/objects/user-object */
const user = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  /** Enterprise Grid: `team_id` is the home workspace, or the organisation. */
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  name: z.string().optional(),
  /** Of the language that they have chosen in Slack, such as `fi-FI`. */
  locale: z.string().optional(),
});

type User = z.infer<typeof user>;

/** What somebody is in our workspace. */
function membershipOf(answer: User, team: string): Membership {
  if (answer.deleted) return 'left';
  const { team_id: home, enterprise_user: grid } = answer;
  const isOurs = home === undefined || home === team || grid?.teams?.includes(team) === true;
  if (answer.is_stranger || !isOurs) return 'outsider';
  return answer.is_restricted || answer.is_ultra_restricted ? 'guest' : 'member';
}

/** Somebody of another organisation may be an admin there. */
const isWorkspaceAdmin = (answer: User, team: string): boolean =>
  answer.is_admin === true && answer.is_bot !== true && membershipOf(answer, team) === 'member';

const rememberedMs = 5 * 60_000;
const mostLocales = 1_000;

/** `users.info` and `users.list`, remembered for five minutes: what somebody is changes seldom. */
export function createPeople(parts: {
  web: Pick<WebClient, 'users'>;
  team: string;
  /** `admins`; null: the workspace's own. */
  settings: Pick<Settings, 'admins'>;
  /** The role that somebody has in the whole workspace. */
  roleOf: (id: string) => Role;
  clock: Clock;
  log: Log;
}): SlackPeople {
  const { web, team, clock, log } = parts;
  const known = new Map<string, { person: Promise<Known>; until: number }>();
  const locales = new LruCache<string>(mostLocales);
  let knownAdmins: { ids: Promise<readonly string[]>; until: number } | undefined;

  async function look(id: string): Promise<Known> {
    try {
      const answer = user.parse((await web.users.info({ user: id, include_locale: true })).user);
      const hasLeft = answer.deleted === true;
      if (answer.locale !== undefined) locales.set(id, answer.locale);
      return {
        id,
        membership: membershipOf(answer, team),
        isSlackAdmin: isWorkspaceAdmin(answer, team),
        isHuman: answer.is_bot !== true && !hasLeft,
        hasLeft,
        name: answer.name,
        locale: answer.locale,
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
        isSlackAdmin: false,
        isHuman: false,
        hasLeft: undefined,
      };
    }
  }

  async function listAdmins(): Promise<readonly string[]> {
    const { members, isWhole } = await listUsers(web);
    if (!isWhole)
      log.warn('this workspace has more people than I can ask for: name its admins in ADMINS');
    return members
      .map((each) => user.parse(each))
      .filter((member) => isWorkspaceAdmin(member, team))
      .map(({ id }) => id);
  }

  function knownOf(id: string): Promise<Known> {
    const now = clock.monotonic();
    const remembered = known.get(id);
    const person = remembered && remembered.until > now ? remembered.person : look(id);
    if (person !== remembered?.person) known.set(id, { person, until: now + rememberedMs });
    return person;
  }

  async function stillHere(ids: readonly string[]): Promise<string[]> {
    const known = await Promise.all(ids.map(knownOf));
    return known.filter(({ hasLeft }) => hasLeft !== true).map(({ id }) => id);
  }

  return {
    async get(id) {
      const { membership, isSlackAdmin } = await knownOf(id);
      const { admins } = parts.settings;
      const isAdmin = admins ? membership !== 'left' && admins.includes(id) : isSlackAdmin;
      return { id, membership, isAdmin, role: parts.roleOf(id) };
    },
    isHuman: async (id) => (await knownOf(id)).isHuman,
    hasLeft: async (id) => (await knownOf(id)).hasLeft,
    called: createPeopleCalled(web, clock, log),
    nameOf: async (id) => (await knownOf(id)).name,
    localeOf: async (id) => (await knownOf(id)).locale,
    knownLocaleOf: (id) => locales.get(id),
    async admins() {
      const chosen = parts.settings.admins;
      if (chosen) return stillHere(chosen);
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
