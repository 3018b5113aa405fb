import { randomBytes } from 'node:crypto';
import { createAlerts } from '../../src/alerts/index.ts';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { changeWorkspace, type Role, type Site } from '../../src/sites/index.ts';
import { openSites, openStorage, openWorkspace } from '../../src/storage/index.ts';

/** What stands in the data folder before the bot starts. */
interface Seed {
  /** Where incidents are told. */
  readonly alertChannel: string;
  /** Who was named what for the whole workspace, by Slack user ID. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly sites: readonly Site[];
}

/**
 * Fills a data folder as a bot that has worked for some months would leave it: roles, sites, the
 * journal, and open incidents that it tells support when it starts.
 */
export async function seed(
  dataDir: string,
  { alertChannel, roles, sites: all }: Seed,
): Promise<void> {
  const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
  if (opened.kind !== 'open') throw new Error(`the data folder is ${opened.kind}`);
  const { storage } = opened;
  try {
    const sites = await openSites(storage);
    const workspace = await openWorkspace(storage);
    await changeWorkspace(workspace, (before) => ({
      ...before,
      roles: { ...before.roles, ...roles },
    }));
    const alerts = createAlerts({
      store: storage.alerts,
      site: (id) => sites.row(id),
      defaults: { channel: alertChannel, webhook: false },
      clock: systemClock,
      newId: () => randomBytes(5).toString('hex'),
    });
    await Promise.all(
      all.map(async (site) => {
        for (const what of site.followUps)
          if (what.do === 'journal') {
            const { id, at, by, ask } = what;
            const about = { data: ask ? { ask } : {}, ...(by && { person: by }) };
            await storage.journal.append({ id, at, site: site.id, kind: what.what, ...about });
          }
        await sites.update(site.id, (): Site => ({ ...site, followUps: [] }));
        const { id, installers, finishedAt, report } = site;
        if (report && site.archivedAt === undefined)
          await alerts.report(
            { id, finished: finishedAt !== undefined, by: installers[0] },
            report,
          );
      }),
    );
  } finally {
    await storage.close();
  }
}
