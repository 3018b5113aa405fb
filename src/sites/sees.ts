import { type Action, may } from './may.ts';
import { type Person, type Role, roles } from './people.ts';
import type { SiteRow } from './row.ts';

/**
 * Whether a site is among those that somebody looks at: as a function for one of them, and as data
 * for a query of all.
 */
export interface Sees {
  (row: Pick<SiteRow, 'roles' | 'installers' | 'stopped'>): boolean;
  readonly person: string;
  /** All are but those that name them otherwise; if not, none is but those that name them. */
  readonly everywhere: boolean;
  /** Named so on a site, they see it; named otherwise, they do not. */
  readonly as: readonly Role[];
  /** Those whose document cannot be read are among them. */
  readonly stopped: boolean;
}

/** The same as `may` for each site: it depends on nothing but what the site names somebody. */
export function sees(person: Person, action: Action): Sees {
  const named = (role: Role) => ({ installers: [], roles: { [person.id]: role } });
  const as = roles.filter((role) => may(person, action, named(role)).allowed);
  const everywhere = may(person, action).allowed;
  const stopped = [{ installers: [] }, ...as.map(named)].some(
    (site) => may(person, action, { ...site, stopped: true }).allowed,
  );
  const isSeen = (row: Parameters<Sees>[0]): boolean => may(person, action, row).allowed;
  return Object.assign(isSeen, { person: person.id, everywhere, as, stopped });
}

/** What goes to nobody in particular. */
export const seesAll: Sees = Object.assign(() => true, {
  ...{ person: '', everywhere: true, as: roles, stopped: true },
});
