import type { Notice } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import { applied, type Sites, tell } from '../sites/index.ts';

/**
 * Tells a site's own conversation who looks into its people's question; the site remembers by the
 * ID that it was told.
 */
export const createTellSite =
  (sites: Sites, clock: Pick<Clock, 'now'>) =>
  async (id: string, notice: Notice, request: string): Promise<void> => {
    if (notice.notice !== 'help-taken') return;
    const { by, at } = notice;
    await sites.update(id, (site) =>
      site === undefined || site.requests.includes(request)
        ? site
        : tell(applied(site, { by, at, request }), clock.now(), { note: 'help-taken', by }),
    );
  };
