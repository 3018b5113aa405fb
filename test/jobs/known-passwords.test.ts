import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startKnownPasswords } from '../../src/jobs/known-passwords.ts';
import { typedPassword } from '../../src/setup/known-passwords.ts';
import { bindingOf, type SiteQueries, type Sites } from '../../src/sites/index.ts';
import { openSites } from '../../src/storage/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';
import { custodyOf } from '../webhooks/some.ts';

const password = 'Avain-Automaatti-42';
const custody = custodyOf();

let data: DataDir;
let queries: SiteQueries;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

/** Kamppi with its password, as 0.1.0 left it: known by a fingerprint of the site's own. */
async function leftBy010(): Promise<Sites> {
  const site = siteAt('hand-over');
  const binding = bindingOf(site);
  const sealed = binding && custody.seal(password, binding);
  if (!sealed) throw new Error('not sealed');
  await (await openSites(data.open())).update('kamppi', () => ({ ...site, password: sealed }));
  const file = data.file('sites/kamppi.json');
  const written = z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')));
  const knownPasswords = [custody.fingerprint('kamppi', password)];
  writeFileSync(file, JSON.stringify({ ...written, version: 1, knownPasswords }));
  const storage = await data.reopen();
  const sites = await openSites(storage);
  queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, storage.clock);
  return sites;
}

const owners = async () =>
  (await queries.withPassword(new Set(custody.anywhere.all(password)))).map(({ name }) => name);

async function round(sites: Sites): Promise<void> {
  const clock = new ManualClock();
  const loop = startKnownPasswords({ sites, queries, custody, clock, log: data.log });
  await loop.idle();
  await loop.stop();
}

it('a password that 0.1.0 kept is known on its own site, and after the start wherever it is typed', async () => {
  const sites = await leftBy010();
  const site = await sites.get('kamppi');
  expect(site && typedPassword(custody, site, `it is ${password}`)?.known).toBe(true);
  expect(await owners()).toEqual([]);

  await round(sites);
  expect(await owners()).toEqual(['Kamppi']);

  let changes = 0;
  sites.onChange(() => {
    changes += 1;
  });
  await round(sites);
  expect(changes, 'once is enough').toBe(0);
});
