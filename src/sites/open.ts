import { holdRestored } from '../iloq/index.ts';
import { requestId } from '../request.ts';
import type { Documents, Storage } from '../storage/index.ts';
import { type SiteRow, siteRow } from './row.ts';
import { parseSite, type Site } from './site.ts';

/**
 * Opens the sites' documents. One whose previous copy was taken may hold an older password, and so
 * may all where a backup was restored, which knows nothing of guards that went on since: their
 * login guard goes on, so that nothing logs in by itself.
 */
export async function openSites(storage: Storage): Promise<Documents<Site, SiteRow>> {
  const { guard, clock } = storage;
  const putOn = async (site: Site): Promise<void> => {
    const { serviceAddress, serviceCode, userId: userName } = site.values;
    if (!serviceAddress || !serviceCode || !userName) return;
    const user = { origin: new URL(serviceAddress).origin, serviceCode, userName };
    await holdRestored(guard, user, clock.now());
  };
  const sites = await storage.openDocuments({
    folder: 'sites',
    version: 1,
    parse: parseSite,
    row: siteRow,
    finish: (before, after) => withRequest(before, after, requestId()),
    async onRestored(site: Site) {
      await putOn(site);
      return site;
    },
  });
  if (storage.restored() === undefined) return sites;
  for (const { id, hasPassword } of sites.rows()) {
    const site = hasPassword ? await sites.get(id) : undefined;
    if (site) await putOn(site);
  }
  await storage.settleRestored();
  return sites;
}

/**
 * What is to be said now carries the request that it follows from: it may be said by a process that
 * never saw it.
 */
export function withRequest(
  before: Site | undefined,
  after: Site,
  request: string | undefined,
): Site {
  if (request === undefined || after.pending === before?.pending) return after;
  const known = new Set(before?.pending.map(({ id }) => id));
  const pending = after.pending.map((what) =>
    known.has(what.id) || what.request !== undefined ? what : { ...what, request },
  );
  return { ...after, pending };
}
