import { type Clock, dayMs } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import { openPassword, passwordKnown, type SiteQueries, type Sites } from '../sites/index.ts';

/**
 * Makes the passwords that 0.1.0 kept known wherever they are typed, not on their own site alone:
 * once, as long as their key is there.
 */
export const startKnownPasswords = (parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'due'>;
  readonly custody: Pick<Custody, 'open' | 'anywhere'>;
  readonly clock: Clock;
  readonly log: Log;
}): Loop =>
  startLoop({
    async round(stopping) {
      const { sites, queries, custody } = parts;
      for (const id of await queries.due('known-password')) {
        if (stopping.aborted) break;
        await sites.update(id, (site) => {
          if (!site) return site;
          const password = openPassword(custody, site);
          if (password === undefined) return site;
          return passwordKnown(site, custody.anywhere.make(password));
        });
      }
      return dayMs;
    },
    failure: 'the passwords that are kept could not be made known',
    ...parts,
  });
