import { expect, it } from 'vitest';
import { KeyedMutex } from '../../src/keyed-mutex.ts';
import { createNaming } from '../../src/setup/naming.ts';
import { nameKey, type SiteRow, siteRow } from '../../src/sites/index.ts';
import { fresh } from '../sites/some.ts';

it('two people open the same name at once: one gives it, the other is led to that site; pressed twice it is nothing more', async () => {
  const named = new Map<string, SiteRow>();
  const giveName = createNaming(
    { called: async (name) => named.get(nameKey(name)) },
    new KeyedMutex(),
  );
  const open = (name: string, by: string) =>
    giveName(name, by, async () => {
      await Promise.resolve();
      named.set(nameKey(name), siteRow(fresh({ id: by, name })));
    });
  const results = await Promise.all([
    open('Kamppi', 'U-MAIJA'),
    open('Kamppi', 'U-MAIJA'),
    open('KAMPPI ', 'U-LIISA'),
    open('Pasila', 'U-LIISA'),
  ]);
  expect(results).toMatchObject([
    { is: 'given' },
    { is: 'busy' },
    { is: 'taken', site: { id: 'U-MAIJA' } },
    { is: 'given' },
  ]);
});
