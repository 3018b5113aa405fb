import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSites } from '../../src/storage/index.ts';
import { fresh, monday } from '../sites/some.ts';
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

describe('A list whose disk was full for a while', () => {
  let data: DataDir;
  beforeEach(() => {
    data = new DataDir();
  });
  afterEach(() => data.clear());

  it('shows sites and their incidents as soon as there is room, though nothing else is written', async () => {
    const storage = data.open();
    const sites = await openSites(storage);
    const queries = storage.siteQueries(stuckRule, { now: () => monday });
    const rows = new DatabaseSync(data.file('sites.sqlite'), { timeout: 60_000 });
    for (const table of ['site', 'open_incidents'])
      rows.exec(`CREATE TRIGGER full_${table} BEFORE INSERT ON ${table}
        BEGIN SELECT RAISE(ABORT, 'no room'); END`);
    const { id } = fresh();
    await sites.update(id, () => fresh());
    queries.noteIncidents([[id, { critical: 1 }]]);
    const listed = () => queries.these([id]);
    expect(await listed()).toEqual([]);
    for (const table of ['site', 'open_incidents']) rows.exec(`DROP TRIGGER full_${table}`);
    rows.close();
    expect(await listed()).toMatchObject([{ row: { id }, incidents: { critical: 1 } }]);
  });
});
