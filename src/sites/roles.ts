import { applied, type Input } from './hear.ts';
import { actions, inWorkspace, may, onSite, roleOn, type SitePeople, type Verdict } from './may.ts';
import type { Person, Role } from './people.ts';
import { keepConversation, tellNamed, tellPeople } from './set-people.ts';
import { follow, type Site, say } from './site.ts';
import { noteInWorkspace, type Workspace } from './workspace.ts';

/** What somebody is, on this site or in the workspace. */
export function standsAs(person: Person, site?: SitePeople): Role {
  if (person.isAdmin) return 'admin';
  const here = site && roleOn(site, person.id);
  return here ?? (person.membership === 'member' ? person.role : 'none');
}

/**
 * May this person name another one so? In the workspace that is for admins. On a site it is for
 * those who manage it, and they give only what they have there themselves: who may not reach the
 * credentials names nobody who may. What is above their own role they take from nobody but
 * themselves. A role on a site comes on top of the one that somebody has everywhere, but for
 * `none`.
 */
export function mayName(by: Person, named: Person, role: Role, site?: SitePeople): Verdict {
  if (!site) return may(by, 'administer');
  const taken = role === 'none' ? standsAs(named, site) : (roleOn(site, named.id) ?? 'none');
  const had = by.id === named.id ? 'none' : taken;
  const needed = ['manage', ...onSite[role], ...inWorkspace[had]];
  const refused = actions
    .toReversed()
    .filter((action) => needed.includes(action))
    .map((action) => may(by, action, site))
    .find((verdict) => !verdict.allowed);
  return refused ?? { allowed: true };
}

export type Named<T> =
  | { readonly is: 'named'; readonly after: T }
  /** They have that role already. */
  | { readonly is: 'as-before' }
  /** A site is never without an installer. */
  | { readonly is: 'last-installer' }
  /** Guests and people of other organisations can be named on a site only. */
  | { readonly is: 'only-on-a-site' };

/** Names somebody for the whole workspace; they are told, and the journal keeps it. */
export function nameInWorkspace(
  workspace: Workspace,
  { by, at }: Input,
  { id, membership }: Person,
  role: Role,
): Named<Workspace> {
  if (membership !== 'member') return { is: 'only-on-a-site' };
  if (workspace.roles[id] === role) return { is: 'as-before' };
  const named = { ...workspace, roles: { ...workspace.roles, [id]: role } };
  const after = noteInWorkspace(
    named,
    at,
    { do: 'journal', what: 'role-named', by, about: { person: id, role } },
    ...tellNamed(id, { role, by }),
  );
  return { is: 'named', after };
}

/**
 * Names somebody on a site. `installer` makes them one of its people; every other role is instead
 * of that. `none` takes the site away: from a full member altogether, from others what they were
 * named.
 */
export function nameOnSite(
  site: Site,
  input: Input,
  { id, membership }: Person,
  role: Role,
): Named<Site> {
  const { [id]: _, ...others } = site.roles ?? {};
  const installers =
    role === 'installer'
      ? [...new Set([...site.installers, id])]
      : site.installers.filter((each) => each !== id);
  const keeps = role !== 'installer' && (role !== 'none' || membership === 'member');
  const roles = keeps ? { ...others, [id]: role } : others;
  if (roleOn({ installers, roles }, id) === roleOn(site, id)) return { is: 'as-before' };
  const [first] = installers;
  if (first === undefined) return { is: 'last-installer' };
  const { by, at } = input;
  const { name } = site;
  const noted = follow({ ...applied(site, input), installers, roles }, at, {
    ...{ do: 'journal', what: 'role-named', by },
    about: { person: id, role },
  });
  const named = say(
    noted,
    at,
    ...tellNamed(id, { role, by, name }),
    ...tellPeople(site, { by, name, person: id, role }),
  );
  return { is: 'named', after: keepConversation(site, named, input) };
}
