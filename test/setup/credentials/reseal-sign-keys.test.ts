import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCustody, parseCredentialKeys } from '../../../src/credentials/index.ts';
import { resealAll } from '../../../src/setup/credentials/index.ts';
import { openSites } from '../../../src/storage/index.ts';
import { DataDir } from '../../storage/data-dir.ts';
import { custodyOf, siteId, siteWith, subscription, vector } from '../../webhooks/some.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

it('sign keys of subscriptions are sealed under the first key, too', async () => {
  const sites = await openSites(data.open());
  await sites.update(siteId, () => siteWith());
  const old = Buffer.alloc(32, 7).toString('base64');
  const keys = parseCredentialKeys(`new:${Buffer.alloc(32, 9).toString('base64')},1:${old}`);
  if (!keys.ok) throw new Error(keys.problem.kind);
  const custody = createCustody({ keys: keys.keys, random: randomBytes });

  expect(await resealAll(sites, custody)).toMatchObject({
    resealed: 1,
    asTheyWere: 0,
    unreadable: [],
  });
  const sealed = (await sites.get(siteId))?.webhooks?.subscriptions[0]?.signKey;
  if (!sealed) throw new Error('the sign key is gone');
  expect(sealed.key).toBe('new');
  const binding = { purpose: 'sign-key', site: siteId, subscription } as const;
  expect(custody.open(sealed, binding)).toEqual({ ok: true, password: vector.signKey });
  expect(custodyOf().open(sealed, binding).ok).toBe(false);
  expect((await resealAll(sites, custodyOf())).unreadable).toEqual(['Kamppi']);
});
