import { nameKey, type SiteQueries, type SiteRow } from '../sites/index.ts';

/** A name has at most so many characters. */
export const longestName = 200;

/** `taken`: another site has it; `busy`: somebody is giving it at this moment. */
export type Naming =
  | { readonly is: 'given' | 'busy' }
  | { readonly is: 'taken'; readonly site: SiteRow };

/**
 * Gives a site a name that no other has, as people compare names: the one place where that is
 * decided.
 * @param site whose own name does not count
 */
export type GiveName = (
  name: string,
  work: () => Promise<unknown>,
  site?: string,
) => Promise<Naming>;

export function createNaming(queries: Pick<SiteQueries, 'called'>): GiveName {
  const giving = new Set<string>();
  return async (name, work, site) => {
    const key = nameKey(name);
    if (giving.has(key)) return { is: 'busy' };
    giving.add(key);
    try {
      const taken = await queries.called(name, site);
      if (taken) return { is: 'taken', site: taken };
      await work();
      return { is: 'given' };
    } finally {
      giving.delete(key);
    }
  };
}
