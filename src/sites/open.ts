import type { Documents, Storage } from '../storage/index.ts';
import { type SiteRow, siteRow } from './row.ts';
import { parseSite, type Site } from './site.ts';

/**
 * Opens the sites' documents. One whose previous copy was taken may hold an older password: its log-in brake goes on, so
 * that nothing logs in by itself.
 */
export function openSites({ openDocuments, brake }: Storage): Promise<Documents<Site, SiteRow>> {
  return openDocuments({
    folder: 'sites',
    version: 1,
    parse: parseSite,
    row: siteRow,
    onRestored: (site: Site) => {
      const { serviceAddress, serviceCode, userId } = site.values;
      if (serviceAddress && serviceCode && userId)
        brake.set({ origin: new URL(serviceAddress).origin, serviceCode, userName: userId }, 'restored');
      return site;
    },
  });
}
