import { clip } from '../clip.ts';
import type { Mutex } from '../keyed-mutex.ts';
import { nameKey, type SiteQueries, type SiteRow } from '../sites/index.ts';

const longest = 200;

/** A name as it is kept; `nothing` where there is none to see. */
export const nameIn = (typed: string): string => clip(typed.replace(/\s+/gu, ' '), longest);

/** `taken`: another site has it; `busy`: the same person is giving it at this moment. */
export type Naming =
  | { readonly is: 'given' | 'busy' }
  | { readonly is: 'taken'; readonly site: SiteRow };

/**
 * Gives a site a name that no other has, as people compare names: the one place where that is
 * decided, for one name after the other.
 * @param site whose own name does not count
 */
export type GiveName = (
  name: string,
  by: string,
  work: () => Promise<unknown>,
  site?: string,
) => Promise<Naming>;

/** @param mutex among all who give names */
export function createNaming(queries: Pick<SiteQueries, 'called'>, mutex: Mutex): GiveName {
  /** Who gives which name, or waits for their turn to. */
  const giving = new Set<string>();
  return async (name, by, work, site) => {
    const key = nameKey(name);
    const mine = `${by} ${key}`;
    if (giving.has(mine)) return { is: 'busy' };
    giving.add(mine);
    const give = async (): Promise<Naming> => {
      const taken = await queries.called(name, site);
      if (taken) return { is: 'taken', site: taken };
      await work();
      return { is: 'given' };
    };
    try {
      return await mutex.run(`name ${key}`, give);
    } finally {
      giving.delete(mine);
    }
  };
}
