import {
  type AllowedBy,
  may,
  type OverviewSite,
  type Person,
  type SiteQueries,
  sees,
} from '../sites/index.ts';
import { living, look, type Page, type Wanted } from './look.ts';

/** What somebody sees on Home. */
export interface HomeSight {
  /** Their own open sites, and how many there are beside those that are shown. */
  readonly own: readonly OverviewSite[];
  readonly moreOwn: number;
  readonly mayOpen: boolean;
  /** The workspace's settings. */
  readonly maySettle: boolean;
  /** They see nothing, and who can change that. */
  readonly refused: AllowedBy | undefined;
  /** For managers: all sites, or the sites that they manage. */
  readonly overview:
    | { readonly everywhere: boolean; readonly wanted: Wanted; readonly page: Page }
    | undefined;
}

/** So many of each are shown at once. */
const ownListed = 5;
export const homeListed = 15;

/**
 * What this person sees on Home: their own open sites (who may not see all sites: each one that
 * they were named on), and the sites that they manage, of which `export` is the mark: managers and
 * admins have it everywhere, others where they were named so.
 */
export async function homeOf(
  queries: Pick<SiteQueries, 'list' | 'count' | 'counts' | 'any'>,
  person: Person,
  wanted: Wanted,
): Promise<HomeSight> {
  const seeing = may(person, 'see');
  const manages = sees(person, 'export');
  const of = { person: person.id, as: seeing.allowed ? 'installer' : 'named' } as const;
  // There is something to go on with.
  const listing = { states: living, withAsked: true, of } as const;
  const listed = queries.list(sees(person, 'see'), listing, { from: 0, limit: ownListed });
  const isManager = manages.everywhere || (await queries.any(manages));
  const page = isManager ? look(queries, manages, wanted, homeListed) : undefined;
  const own = await listed;
  const isWhole = own.length < ownListed;
  const total = isWhole ? own.length : await queries.count(sees(person, 'see'), listing);
  return {
    own,
    moreOwn: total - own.length,
    mayOpen: may(person, 'open-site').allowed,
    maySettle: may(person, 'administer').allowed,
    refused: seeing.allowed || total > 0 || isManager ? undefined : seeing.by,
    overview: page && { everywhere: manages.everywhere, wanted, page: await page },
  };
}
