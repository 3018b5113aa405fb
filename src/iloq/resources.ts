import { z } from 'zod';
import {
  called,
  caseless,
  id,
  type Listed,
  listOf,
  mask,
  orNull,
  parseJson,
  text,
  told,
} from './json.ts';
import { timeOrNull } from './utc.ts';

// Our names, and those of the documentation (Public API v2): schemas hold only what is used.
// Nothing but an ID is required, and where iLOQ did not say what a verdict needs, the type shows
// it: `unknown`, null or undefined, which is neither good nor bad.

/** A number of the documentation as a word; `unknown`: another number, or none. */
function coded<const Word extends string>(words: Readonly<Record<number, Word>>) {
  return told(z.number()).transform(
    (value): Word | 'unknown' => (value !== undefined && words[value]) || 'unknown',
  );
}

/** An ID that may be null; undefined: iLOQ did not say. */
const idOrNull = told(id.nullable());

export interface Identified {
  readonly id: string;
}

/** A locking system that the user may use. */
export type LockGroup = z.output<typeof lockGroup>;
export const lockGroup = caseless({
  id: called('LockGroup_ID', id),
  name: called('Name', text),
  /** 2048: Public API in use; 16384: API access rights usable. null: iLOQ did not say. */
  optionMask: called('OptionMask', orNull(mask)),
  state: called('State', coded({ 0: 'active', 1: 'inactive' })),
  /** When the licence ends, in milliseconds since the epoch; null: no end was told. */
  expiresAt: called('ExpireDateUTC', timeOrNull),
});
export const lockGroups = listOf(lockGroup);

export const rightsMaskAnswer = caseless({ rightsMask: called('RightsMask', mask) });

export type RealEstate = z.output<typeof realEstate>;
const realEstate = caseless({ id: called('RealEstate_ID', id), name: called('Name', text) });
export const realEstates = itemsOf(realEstate);

export type Zone = z.output<typeof zone>;
const zone = caseless({ id: called('Zone_ID', id), name: called('Name', text) });
export const zones = itemsOf(zone);

export type Lock = z.output<typeof lock> & Identified;
const lock = caseless({
  id: called('FLock_ID', told(id)),
  description: called('Description', text),
  physicalState: called(
    'PhysicalState',
    coded({ 0: 'planned', 1: 'installed', 2: 'not-in-use', 3: 'hidden' }),
  ),
  /** For people; empty: iLOQ did not say. */
  serialNumber: called('SerialNumber', z.union([z.int().transform(String), z.string()]).catch('')),
  /** null: in none; undefined: iLOQ did not say. */
  realEstateId: called('RealEstate_Id', idOrNull),
  /** null: in none; undefined: iLOQ did not say. */
  zoneId: called('Zone_ID', idOrNull),
});
/** A lock that is not installed is not looked at, so that its ID may be missing. */
export const locks = z
  .array(lock)
  .nullable()
  .transform((all): Listed<Lock> => {
    const items = (all ?? []).flatMap((each) => {
      const { id: own } = each;
      return own === undefined ? [] : [{ ...each, id: own }];
    });
    const nameless = (all ?? []).filter(
      ({ id: own, physicalState: state }) =>
        own === undefined && (state === 'installed' || state === 'unknown'),
    );
    return { items, unreadable: nameless.length };
  });

/** Keys are only asked about by their ID. */
export const keys = itemsOf(caseless({ id: called('FNKey_ID', id) }));

/** An access right. Only an active one of type `api` is any use to LivionKey. */
export type SecurityAccess = z.output<typeof securityAccess>;
const securityAccess = caseless({
  /** null: iLOQ did not say, so it cannot be known again in another list. */
  id: called('SecurityAccess_ID', orNull(id)),
  name: called('Name', text),
  type: called('Type', coded({ 0: 'internal', 1: 'standard', 2: 'internal', 3: 'api' })),
  status: called(
    'Status',
    coded({
      0: 'active',
      1: 'no-longer-in-use',
      2: 'blocklisted',
      3: 'blocklisted-through-key',
      4: 'blocked',
    }),
  ),
});
export const securityAccesses = z
  .array(securityAccess)
  .nullable()
  .transform((items) => items ?? []);

/** The access rights of one lock, and how many more there are in zones that the user cannot see. */
export type LockSecurityAccesses = z.output<typeof lockSecurityAccesses>;
export const lockSecurityAccesses = caseless({
  /** null: iLOQ did not say. */
  securityAccesses: called('SecurityAccesses', orNull(securityAccesses)),
  /** null: iLOQ did not say. */
  outsideUserZones: called('OutsideUserZonesCount', orNull(z.int().nonnegative())),
});

/**
 * Code access groups, asked about by their ID. Its name as in iLOQ's Web Service API v1 help,
 * "SecurityRoles".
 */
export const securityRoles = itemsOf(caseless({ id: called('SecurityRole_ID', id) }));

/** What iLOQ can tell of. */
export type WebhookEvent = z.output<typeof webhookEvent>;
const webhookEvent = caseless({
  id: called('Id', id),
  name: called('Name', text),
  displayName: called('DisplayName', text),
  description: called('Description', text),
});
export const webhookEvents = itemsOf(webhookEvent);

/** A subscription to one event, of this bot or of anybody else. Its `signKey` is a secret. */
export type WebhookSubscription = z.output<typeof webhookSubscription>;
const webhookSubscription = caseless({
  id: called('SubscriptionId', id),
  /** null: iLOQ did not say. */
  eventId: called('WebhookEventId', orNull(id)),
  target: called('TargetEndpointUri', text),
  /** Milliseconds since the epoch; null: iLOQ did not say. */
  endsAt: called('EndDateUtc', timeOrNull),
  jsonPathFilter: called('JsonPathFilter', text),
  signKey: called('SignKey', text),
  /** How many payloads there have been. */
  counter: called(
    'Counter',
    told(z.int()).transform((counted) => counted ?? 0),
  ),
});
export const webhookSubscriptions = itemsOf(webhookSubscription);

export const pendingPayloads = caseless({
  ids: called('SubscriptionIds', itemsOf(id)),
}).transform(({ ids }) => ids);

export type WebhookPayload = z.output<typeof webhookPayload>;
const webhookPayload = caseless({
  counter: called('Counter', orNull(z.int())),
  /** Empty: iLOQ has kept none, or none that can be read here. */
  data: called('Data', text.transform(dataIn)),
  /** When the event was, in milliseconds since the epoch; null: iLOQ did not say. */
  createdAt: called('CreatedUtc', timeOrNull),
});
export const webhookPayloads = itemsOf(webhookPayload);

/** A list of what is of no use without its ID, and decides nothing by its number. */
function itemsOf<S extends z.ZodType>(item: S) {
  return listOf(item).transform(({ items }) => items);
}

const jsonObject = z.record(z.string(), z.unknown());

/**
 * `Data` is a text. *Inferred*: it is JSON, of an event's data or of a delivery's whole body, whose
 * `Data` it then is.
 */
function dataIn(value: string): Record<string, unknown> {
  try {
    const whole = jsonObject.parse(parseJson(value));
    return caseless({ Data: jsonObject }).safeParse(whole).data?.Data ?? whole;
  } catch {
    return {};
  }
}
