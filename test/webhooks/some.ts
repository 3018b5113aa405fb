import { createHmac, randomBytes } from 'node:crypto';
import { createCustody, parseCredentialKeys } from '../../src/credentials/index.ts';
import { newSite, type Site, type Webhooks as SiteWebhooks } from '../../src/sites/index.ts';

export const siteId = 'kamppi';
/** The documented vector of the Public API's "Webhooks". */
export const vector = {
  signKey: 'EFE3FD29-0B3E-405F-98EE-0CC5385DF5D5',
  body: '{"Data":{"Description":"kuvaus","ExpireDate":"2021-04-20T10:42:40.803Z","FNKey_ID":"3fa85f64-5717-4562-b3fc-2c963f66afa6","InfoText":"infoa","KeyTypeMask":0,"Person_ID":"3fa85f64-5717-4562-b3fc-2c963f66afa6","RealEstate_ID":"3fa85f64-5717-4562-b3fc-2c963f66afa6","ROM_ID":"string","Stamp":"string","StampSource":0,"State":0,"TagKey":"string","TagKeySource":0,"VersionCode":"string"},"CreationTimeUtc":"2021-01-05T12:15:30Z"}',
  signature: '0468a4741fc1445f9b70805456016c88ad5b61544dd8c38502be546f3e05b4e8',
  /** Its CreationTimeUtc. */
  at: Date.UTC(2021, 0, 5, 12, 15, 30),
};
export const subscription = '6b1f9a52-1c0e-4d0c-9a3e-0d6f6f3c7a10';

export const signed = (body: string | Uint8Array, key = vector.signKey): string =>
  createHmac('sha256', key).update(body).digest('hex');

export const custodyOf = () => {
  const keys = parseCredentialKeys(Buffer.alloc(32, 7).toString('base64'));
  if (!keys.ok) throw new Error(keys.problem.kind);
  return createCustody({ keys: keys.keys, random: randomBytes });
};

/**
 * A finished site with this one subscription, to the event `key_added`, signed with the vector's
 * key.
 */
export function siteWith(webhooks: Partial<SiteWebhooks> = {}, values: Site['values'] = {}): Site {
  const by = 'U0MAIJA';
  const signKey = custodyOf().seal(vector.signKey, {
    purpose: 'sign-key',
    site: siteId,
    subscription,
  });
  if (!signKey) throw new Error('no key');
  return {
    ...newSite({
      id: siteId,
      name: 'Kamppi',
      by,
      at: vector.at,
      conversation: { kind: 'dm', person: by },
    }),
    finishedAt: vector.at,
    values,
    webhooks: {
      events: ['key_added'],
      chosenAt: 0,
      personalData: false,
      subscriptions: [
        { id: subscription, event: 'key_added', endsAt: vector.at + 300 * 86_400_000, signKey },
      ],
      offered: [],
      limited: [],
      failing: [],
      checkedAt: vector.at,
      openedAt: [],
      ...webhooks,
    },
  };
}

/** A payload with some time of sending. */
export const bodyOf = (data: object, createdAt: number | string): string =>
  JSON.stringify({
    Data: data,
    CreationTimeUtc: typeof createdAt === 'string' ? createdAt : new Date(createdAt).toISOString(),
  });

/** The right password of the local iLOQ's user. */
export const password = 'Avain-Automaatti-42';

/** A finished site of the local iLOQ, nothing chosen yet, its password stored. */
export function freshSite(address: string): Site {
  const values = { serviceAddress: address, serviceCode: 'KAMPPI', userId: 'api.keyautomat' };
  const { origin } = new URL(address);
  const sealed = custodyOf().seal(password, {
    site: siteId,
    origin,
    serviceCode: 'KAMPPI',
    userId: values.userId,
  });
  if (!sealed) throw new Error('no key');
  return { ...siteWith({ events: [], subscriptions: [], checkedAt: 0 }, values), password: sealed };
}
