import { type Action, may, type Person, type SiteRow } from '../sites/index.ts';
import type { EstateSite } from './estate-site.ts';

/** Whether a site is among those that somebody looks at. */
export interface Sees {
  (row: SiteRow): boolean;
  /** All are but those that name them otherwise; if not, none is but those that name them. */
  readonly everywhere: boolean;
}

/**
 * The same as `may` for each site, for lists of 10,000: who may do this everywhere needs to be
 * asked only of the sites that name them in a role, since being a site's installer takes nothing
 * away.
 */
export function sees(person: Person, action: Action): Sees {
  const everywhere = may(person, action).allowed;
  const isSeen = (row: SiteRow): boolean => {
    if (row.roles?.[person.id] === undefined && (everywhere || !row.installers.includes(person.id)))
      return everywhere;
    return may(person, action, row).allowed;
  };
  return Object.assign(isSeen, { everywhere });
}

/** Those of them that somebody sees, in their order. */
export function seenBy(estate: readonly EstateSite[], person: Person): EstateSite[] {
  const visible = sees(person, 'see');
  return estate.filter(({ row }) => visible(row));
}
