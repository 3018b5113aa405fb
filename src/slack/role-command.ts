import type { TypedRole } from '../setup/reading/index.ts';
import {
  changeWorkspace,
  type Input,
  may,
  mayName,
  type Named,
  nameInWorkspace,
  nameOnSite,
  type Person,
  type Role,
  roleOn,
  roles,
  type SiteRow,
  standsAs,
  workspaceOf,
} from '../sites/index.ts';
import { refusal, replies, roleReplies, roleTitles, name as shown } from '../text/index.ts';
import { type Bot, change, inputOf, type Reply } from './bot.ts';
import type { Press } from './buttons.ts';
import { context, type Message, section, words } from './messages/index.ts';
import { type Asked, visibleSites } from './open.ts';

type Find = (wanted: string, press: (row: SiteRow) => Press) => Promise<SiteRow | undefined>;

/**
 * `/livion role [@user] [admin|manager|support|installer|none] [site]`: who may do what, and from
 * now on.
 */
export async function runRole(
  bot: Bot,
  { person, request }: Pick<Asked, 'person' | 'request'>,
  typed: TypedRole,
  reply: Reply,
  find: Find,
): Promise<void> {
  const general = may(person, 'see');
  if (typed.is === 'role') {
    const { user, role, site } = typed;
    const input = inputOf(bot, person.id, request);
    if (site === undefined) return nameRole(bot, person, { user, role }, input, reply);
    const row = await find(site, ({ id }) => ({ do: 'role', site: id, user, role }));
    return row && nameRole(bot, person, { user, role, site: row.id }, input, reply);
  }
  if (!general.allowed) return reply(words(refusal(general.by)));
  switch (typed.is) {
    case 'all':
      return reply(await everybody(bot));
    case 'person':
      return reply(await somebody(bot, person, typed.user));
    case 'no-person':
      return reply(words(roleReplies.notAPerson));
    case 'no-role':
      return reply(words(roleReplies.notARole));
  }
}

/** Names somebody: on a site, or for all of them. */
export async function nameRole(
  bot: Bot,
  by: Person,
  { user, role, site }: { readonly user: string; readonly role: Role; readonly site?: string },
  input: Input,
  reply: Reply,
): Promise<void> {
  const row = site === undefined ? undefined : bot.sites.row(site);
  if (site !== undefined && !row) return reply(words(replies.gone));
  const named = await bot.people.get(user);
  const verdict = mayName(by, named, role, row);
  if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
  if (role !== 'none' && !(await bot.people.isHuman(user)))
    return reply(words(roleReplies.noHuman(user)));
  const before = row ? (roleOn(row, user) ?? 'none') : named.role;
  const result = row
    ? await onSite(bot, row, input, named, role)
    : await inWorkspace(bot, input, named, role);
  const where = row && `*${shown(row.name)}*`;
  switch (result) {
    case 'named':
      return reply(words(roleReplies.named(user, role, { before, site: row?.name })));
    case 'as-before':
      return reply(words(roleReplies.asBefore(user, role, where)));
    case 'last-installer':
      return reply(words(roleReplies.lastInstaller(where ?? '')));
    case 'only-on-a-site':
      return reply(words(roleReplies.onlyOnASite(user)));
    case 'gone':
      return reply(words(replies.gone));
  }
}

type Result = Named<unknown>['is'] | 'gone';

async function onSite(
  bot: Bot,
  { id }: SiteRow,
  input: Input,
  named: Person,
  role: Role,
): Promise<Result> {
  const come: { to?: Result } = {};
  await change(bot, id, (site) => {
    const result = nameOnSite(site, input, named, role);
    come.to = result.is;
    return result.is === 'named' ? result.after : site;
  });
  return come.to ?? 'gone';
}

async function inWorkspace(bot: Bot, input: Input, named: Person, role: Role): Promise<Result> {
  const come: { to?: Result } = {};
  await changeWorkspace(bot.workspace, (workspace) => {
    const result = nameInWorkspace(workspace, input, named, role);
    come.to = result.is;
    return result.is === 'named' ? result.after : workspace;
  });
  return come.to ?? 'gone';
}

const mostPeople = 30;
const mostSites = 15;

/** Who has which role for all sites, and how to change it. */
async function everybody(bot: Bot): Promise<Message> {
  const { roles: named } = workspaceOf(bot.workspace);
  const admins = bot.listedAdmins
    ? roleReplies.listedAdmins(bot.listedAdmins.slice(0, 10))
    : roleReplies.slackAdmins;
  const lines = roles.flatMap((role) => {
    const ids = Object.entries(named).flatMap(([id, has]) => (has === role ? [id] : []));
    return ids.length === 0
      ? []
      : [roleReplies.line(role, ids.slice(0, mostPeople), Math.max(0, ids.length - mostPeople))];
  });
  return {
    blocks: [
      section([roleReplies.title, `*${roleTitles.admin}*: ${admins}`, ...lines].join('\n')),
      section([roleReplies.everybodyElse(bot.defaultRole), roleReplies.others].join('\n')),
      context(roleReplies.howTo),
    ],
  };
}

/** What somebody may, and where they are named; only of sites that whoever asks may see. */
async function somebody(bot: Bot, asks: Person, user: string): Promise<Message> {
  const person = await bot.people.get(user);
  const { membership } = person;
  const sites = visibleSites(bot, asks).flatMap((row) => {
    const role = roleOn(row, user);
    return role ? [`*${shown(row.name)}* (${roleTitles[role]})`] : [];
  });
  const standing =
    membership === 'member' || person.isAdmin
      ? roleReplies.ofPerson(user, standsAs(person))
      : roleReplies.ofOutsider(user, membership);
  const named = roleReplies.onSites(
    sites.slice(0, mostSites),
    Math.max(0, sites.length - mostSites),
  );
  return {
    blocks: [section([standing, named].join('\n')), context(roleReplies.howTo)],
  };
}
