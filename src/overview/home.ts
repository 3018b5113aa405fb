import { type AllowedBy, may, type Person } from '../sites/index.ts';
import type { Estate } from './create-estate.ts';
import type { EstateSite } from './estate-site.ts';
import { look, type Page, type Wanted } from './look.ts';
import { sees } from './sees.ts';

/** What somebody sees on Home. */
export interface HomeSight {
  /** Their own open sites, and how many there are beside those that are shown. */
  readonly own: readonly EstateSite[];
  readonly moreOwn: number;
  readonly mayOpen: boolean;
  /** They see nothing, and who can change that. */
  readonly refused: AllowedBy | undefined;
  /** For managers: the estate, or the sites that they manage. */
  readonly estate:
    | { readonly everywhere: boolean; readonly wanted: Wanted; readonly page: Page }
    | undefined;
}

/** So many of each are shown at once. */
const ownListed = 5;
export const estateListed = 15;

/**
 * What this person sees on Home: their own open sites (who may not see all sites: each one that
 * they were named on), and the sites that they manage, of which `export` is the mark: managers and
 * admins have it everywhere, others where they were named so.
 */
export function homeOf(estate: Estate, person: Person, wanted: Wanted): HomeSight {
  const seeing = may(person, 'see');
  const visible = sees(person, 'see');
  const named = estate.named(person.id);
  const own = named.filter(
    (site) =>
      isOpen(site) &&
      (!seeing.allowed || site.row.installers.includes(person.id)) &&
      visible(site.row),
  );
  const manages = sees(person, 'export');
  const everywhere = may(person, 'export').allowed;
  const isManager = everywhere || named.some(({ row }) => manages(row));
  return {
    own: own.slice(0, ownListed),
    moreOwn: Math.max(0, own.length - ownListed),
    mayOpen: may(person, 'open-site').allowed,
    refused: seeing.allowed || own.length > 0 || isManager ? undefined : seeing.by,
    estate: isManager
      ? {
          everywhere,
          wanted,
          page: look(estate, { id: person.id, sees: manages }, wanted, estateListed),
        }
      : undefined,
  };
}

/** There is something to go on with. */
const isOpen = ({ row, state }: EstateSite): boolean =>
  state !== 'archived' && (state !== 'finished' || row.asked !== undefined);
