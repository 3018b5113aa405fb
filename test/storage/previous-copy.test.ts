import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { createLoginGuard } from '../../src/iloq/index.ts';
import { userOf } from '../../src/sites/index.ts';
import { openSites, type Storage } from '../../src/storage/index.ts';
import { plainFingerprints } from '../iloq/memory-guard.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { sealed, siteAt } from '../sites/some.ts';
import { DataDir } from './data-dir.ts';

const data = new DataDir();
afterEach(() => data.clear());

it('a site that was lost and taken from its previous copy logs in nowhere by itself: its password may be an old one', async () => {
  const sites = await openSites(data.open());
  const site = siteAt('hand-over', { password: sealed });
  await sites.update('kamppi', () => site);
  await sites.update('kamppi', (now) => now && { ...now, movedAt: now.movedAt + 1 });
  const user = userOf(site);
  if (!user) throw new Error('no user');
  const guard = async (storage: Storage) => {
    await openSites(storage);
    const parts = { store: storage.guard, fingerprints: plainFingerprints };
    const made = createLoginGuard({ ...parts, clock: new ManualClock(), newId: randomUUID });
    return (await made.state(user))?.hold;
  };
  expect(await guard(await data.reopen())).toBeUndefined();
  writeFileSync(data.file('sites/kamppi.json'), '');
  expect(await guard(await data.reopen())).toBeDefined();
});
