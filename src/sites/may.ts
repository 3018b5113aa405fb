import type { Person, Role } from './people.ts';

/**
 * What somebody wants to do. `set-up`: open a site, answer its steps, verify; `see`: status, lists;
 * `credentials`: enter or use what opens the locking system; `support`: take an incident, route
 * alerts; `diagnose`: the file for support; `export`: sites and journal as files; `manage`: rename,
 * people, archive, restore; `administer`: roles of the workspace, delete a site for good.
 */
export const actions = [
  'open-site',
  'set-up',
  'see',
  'credentials',
  'support',
  'diagnose',
  'export',
  'manage',
  'administer',
] as const;
export type Action = (typeof actions)[number];

/** What `may` needs to know of a site. */
export interface SitePeople {
  /** The site's people; the first one opened it, or was given it. */
  readonly installers: readonly string[];
  /** Others that were named on this site alone. */
  readonly roles?: Readonly<Record<string, Role>> | undefined;
  /** Its document cannot be read. */
  readonly stopped?: boolean | undefined;
}

/** Who can allow what is refused. */
export type AllowedBy = 'an-admin' | 'a-manager' | 'a-site-installer' | 'the-operator';
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly by: AllowedBy };

const common = ['open-site', 'set-up', 'see', 'support'] as const satisfies readonly Action[];
const managing = [...common, 'diagnose', 'export', 'manage'] as const satisfies readonly Action[];

/** What a role for all sites lets somebody do. */
export const inWorkspace: Readonly<Record<Role, readonly Action[]>> = {
  admin: actions,
  manager: managing,
  support: [...common, 'diagnose'],
  installer: common,
  none: [],
};

/** What needs the site's document, which nobody can use while it is broken. */
const withDocument: readonly Action[] = ['set-up', 'credentials', 'diagnose', 'export', 'manage'];

/** What one on a site does there: its installers reach its credentials, and manage it. */
export const onSite: Readonly<Record<Role, readonly Action[]>> = {
  ...inWorkspace,
  installer: [...common, 'credentials', 'manage'],
};

/** Who is not of this workspace takes nobody in, whatever they were named. */
const forMembersOnly: readonly Action[] = ['manage', 'export', 'administer'];

/** The role on this site alone, where somebody has one. */
export const roleOn = ({ installers, roles }: SitePeople, id: string): Role | undefined =>
  roles?.[id] ?? (installers.includes(id) ? 'installer' : undefined);

/**
 * May this person do this, on this site? Full members have their role in the workspace everywhere,
 * and what they were named on the site besides; `none` on a site takes the site away from them.
 * Guests and people of other organisations have only what they were named on the site. Admins may
 * everything.
 * @param site left out where the action is about no site yet
 * @returns when refused, who can allow it
 */
export function may(person: Person, action: Action, site?: SitePeople): Verdict {
  const verdict = byRole(person, action, site);
  return verdict.allowed && site?.stopped && withDocument.includes(action)
    ? { allowed: false, by: 'the-operator' }
    : verdict;
}

function byRole(person: Person, action: Action, site: SitePeople | undefined): Verdict {
  if (person.membership === 'left') return { allowed: false, by: 'an-admin' };
  const isMember = person.membership === 'member';
  if (person.isAdmin || (isMember && person.role === 'admin')) return { allowed: true };
  const here = site && roleOn(site, person.id);
  const everywhere = isMember && here !== 'none' ? person.role : 'none';
  const allowed =
    inWorkspace[everywhere].includes(action) ||
    (here !== undefined && onSite[here].includes(action));
  if (allowed && (isMember || !forMembersOnly.includes(action))) return { allowed: true };
  return { allowed: false, by: isMember && everywhere !== 'none' ? whoAllows[action] : 'an-admin' };
}

/** For full members who are in; anybody else is named by an admin. */
const whoAllows: Readonly<Record<Action, AllowedBy>> = {
  'open-site': 'an-admin',
  'set-up': 'an-admin',
  see: 'an-admin',
  credentials: 'a-site-installer',
  support: 'an-admin',
  diagnose: 'a-manager',
  export: 'a-manager',
  manage: 'a-manager',
  administer: 'an-admin',
};
