import type { Notice } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import { applied, change, helpTaken, type Sites } from '../sites/index.ts';

/**
 * The installer's own conversation is told who looks into it; the site remembers that it was.
 * @param once the same a second time changes nothing
 */
export const createTellSite =
  (sites: Sites, clock: Clock) =>
  async (id: string, notice: Notice, once: string): Promise<void> => {
    if (notice.notice !== 'help-taken') return;
    const { by, at } = notice;
    await change(sites, id, (site) =>
      site.requests.includes(once)
        ? site
        : helpTaken(applied(site, { by, at, request: once }), by, clock.now()),
    );
  };
