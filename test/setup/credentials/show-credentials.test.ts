import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, showCredentials } from '../../../src/setup/credentials/index.ts';
import type { Person } from '../../../src/sites/index.ts';
import { openSites } from '../../../src/storage/index.ts';
import { memoryGuard } from '../../iloq/memory-guard.ts';
import { ManualClock } from '../../outbox/manual-clock.ts';
import { siteAt, values } from '../../sites/some.ts';
import { DataDir } from '../../storage/data-dir.ts';
import { custodyOf } from '../../webhooks/some.ts';

let data: DataDir;
let desk: Desk;
beforeEach(async () => {
  data = new DataDir();
  const sites = await openSites(data.open());
  await sites.update('kamppi', () => siteAt('hand-over'));
  desk = { sites, custody: custodyOf(), guard: memoryGuard(), clock: new ManualClock() };
});
afterEach(() => data.clear());

const person = (id: string, change: Partial<Person> = {}): Person => ({
  ...{ id, membership: 'member', isAdmin: false, role: 'installer' },
  ...change,
});
const isSeen = async () => (await desk.sites.get('kamppi'))?.handedOut ?? false;

it('credentials are shown to the site’s people, and that they were is kept', async () => {
  const shown = await showCredentials(desk, 'kamppi', person('U-MIKKO'));
  expect(shown?.credentials).toMatchObject({ userId: values.userId, password: undefined });
  expect(await isSeen()).toBe(true);
});

it.each([
  ['another installer', person('U-LIISA')],
  ['a manager', person('U-LIISA', { role: 'manager' })],
  ['one of its people who has left Slack', person('U-MIKKO', { membership: 'left' })],
])('%s gets nothing, and nobody hears that they did', async (_, who) => {
  expect(await showCredentials(desk, 'kamppi', who)).toBeUndefined();
  expect(await isSeen()).toBe(false);
});
