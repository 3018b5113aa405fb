import {
  byUrgency,
  change,
  changeWorkspace,
  mayName,
  type Named,
  nameInWorkspace,
  nameOnSite,
  type Role,
  roleOn,
  type Site,
  type SiteRow,
  sees,
  type Workspace,
  workspaceOf,
} from '../sites/index.ts';
import { findOne } from './find-site.ts';
import { refusal } from './permit.ts';
import type { EveryPress } from './presses.ts';
import type { TypedRole } from './reading/index.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

/** Whom to name what; without a site, for all of them. */
interface Naming {
  readonly user: string;
  readonly role: Role;
  readonly site?: string;
}

export type Roles = ReturnType<typeof createRoles>;

/** A message has no room for more. */
const mostNamed = 100;

export function createRoles({ sites, workspace, queries, people, settings }: Shared) {
  async function name({ person, input, reply }: By, { user, role, site }: Naming): Promise<void> {
    const row = site === undefined ? undefined : await sites.row(site);
    if (site !== undefined && !row) return reply({ answer: 'gone' });
    const named = await people.get(user);
    const verdict = mayName(person, named, role, row);
    if (!verdict.allowed) return reply({ answer: 'refused', by: verdict.by, site: row });
    if (role !== 'none' && !(await people.isHuman(user)))
      return reply({ answer: 'not-human', person: user });
    const before = row ? (roleOn(row, user) ?? 'none') : named.role;
    const result = row
      ? await naming<Site>(
          (decide) => change(sites, row.id, decide),
          (now) => nameOnSite(now, input, named, role),
        )
      : await naming<Workspace>(
          (decide) => changeWorkspace(workspace, decide),
          (now) => nameInWorkspace(now, input, named, role),
        );
    switch (result) {
      case 'named':
        return reply({ answer: 'named', person: user, role, before, site: row?.name });
      case 'as-before':
        return reply({ answer: 'as-before', person: user, role, site: row?.name });
      case 'last-installer':
        return reply({ answer: 'last-installer', site: row?.name });
      case 'only-on-a-site':
        return reply({ answer: 'only-on-a-site', person: user });
      case 'gone':
        return reply({ answer: 'gone' });
    }
  }

  /** What somebody may, and where they are named; only of sites that whoever asks may see. */
  async function tellOf({ person, reply }: By, user: string): Promise<void> {
    const named = { states: byUrgency, of: { person: user, as: 'named' } } as const;
    const all = await queries.list(sees(person, 'see'), named, {
      from: 0,
      limit: mostNamed,
    });
    const on = all.flatMap(({ row }) => {
      const role = roleOn(row, user);
      return role ? [{ site: row.name, role }] : [];
    });
    return reply({ answer: 'roles-of', person: await people.get(user), on });
  }

  return {
    presses: { role: (press, by) => name(by, press) } satisfies Partial<EveryPress>,
    /** `/livion role [@user] [admin|manager|support|installer|none] [site]` */
    async run(by: By, typed: TypedRole) {
      const { person, reply } = by;
      if (typed.is === 'role') {
        const { user, role, site } = typed;
        if (site === undefined) return name(by, { user, role });
        const press = ({ id }: SiteRow) => ({ do: 'role', site: id, user, role }) as const;
        const row = await findOne(queries, by, site, press);
        return row && name(by, { user, role, site: row.id });
      }
      const refused = refusal(person, 'see');
      if (refused) return reply(refused);
      switch (typed.is) {
        case 'all': {
          const { roles: named } = workspaceOf(workspace);
          const { defaultRole, admins } = settings;
          return reply({ answer: 'roles', named, defaultRole, admins: admins ?? undefined });
        }
        case 'person':
          return tellOf(by, typed.user);
        case 'no-person':
          return reply({ answer: 'not-a-person' });
        case 'no-role':
          return reply({ answer: 'not-a-role' });
      }
    },
  };
}

type Result = Named<unknown>['is'] | 'gone';

/** What came of naming somebody, as it was decided where it is kept. */
async function naming<T>(
  write: (decide: (now: T) => T) => Promise<unknown>,
  decide: (now: T) => Named<T>,
): Promise<Result> {
  const come: { to: Result } = { to: 'gone' };
  await write((now) => {
    const result = decide(now);
    come.to = result.is;
    return result.is === 'named' ? result.after : now;
  });
  return come.to;
}
