import type { Notice } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import { applied, helpTaken, type Site, type SiteRow } from '../sites/index.ts';
import type { Documents } from '../storage/index.ts';

/**
 * Tells a site's own conversation who looks into its people's question; the site remembers by the
 * ID that it was told.
 */
export const createTellSite =
  (sites: Documents<Site, SiteRow>, clock: Pick<Clock, 'now'>) =>
  async (id: string, notice: Notice, request: string): Promise<void> => {
    if (notice.notice !== 'help-taken') return;
    const { by, at } = notice;
    await sites.update(id, (site) =>
      site === undefined || site.requests.includes(request)
        ? site
        : helpTaken(applied(site, { by, at, request }), by, clock.now()),
    );
  };
