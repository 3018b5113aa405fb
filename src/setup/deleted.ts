import type { Clock } from '../clock.ts';
import { change, passwordDeleted, type SiteQueries, type Sites } from '../sites/index.ts';

/**
 * Somebody has deleted a message: where it was warned that a password stood in it, thanks.
 * @param message the request that it was
 */
export const createHearDeleted =
  (sites: Sites, queries: Pick<SiteQueries, 'concerning'>, clock: Clock) =>
  async (user: string, message: string): Promise<void> => {
    for (const id of await queries.concerning(user))
      await change(sites, id, (site) => passwordDeleted(site, clock.now(), message));
  };
