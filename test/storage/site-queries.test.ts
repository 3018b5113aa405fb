import { openSites } from '../../src/storage/index.ts';
import { DataDir } from './data-dir.ts';
import { answersAboutSites, type HeldSites, stuckRule } from './site-queries.ts';

answersAboutSites('embedded', async (clock) => {
  const data = new DataDir();
  async function held(): Promise<HeldSites> {
    const storage = await data.reopen();
    const sites = await openSites(storage);
    const queries = storage.siteQueries(stuckRule, clock);
    return {
      ...{ sites, queries, again: held },
      incidents: async (site, open) => queries.noteIncidents([[site, open]]),
      close: () => data.clear(),
    };
  }
  return held();
});
