import { z } from 'zod';
import { caseless, id, type Listed, listOf, mask, parseJson, text, told } from './json.ts';
import { timeOrNull } from './utc.ts';

// Schemas are written with the documentation's names (Public API v2) and hold only what is used;
// what comes out has our names. Nothing but an ID is required, and where iLOQ did not say what a
// verdict needs, the type shows it: `unknown`, null or undefined, which is neither good nor bad.

/** A number of the documentation as a word; `unknown`: another number, or none. */
function coded<const Word extends string>(words: Readonly<Record<number, Word>>) {
  return told(z.number()).transform(
    (value): Word | 'unknown' => (value !== undefined && words[value]) || 'unknown',
  );
}

/** An ID that may be null; undefined: iLOQ did not say. */
const idOrNull = told(id.nullable());

/** What is only asked about by its ID. */
export interface Identified {
  readonly id: string;
}

/** A locking system that the user may use. */
export type LockGroup = z.output<typeof lockGroup>;
export const lockGroup = caseless({
  LockGroup_ID: id,
  Name: text,
  OptionMask: told(mask),
  State: coded({ 0: 'active', 1: 'inactive' }),
  ExpireDateUTC: timeOrNull,
}).transform((from) => ({
  id: from.LockGroup_ID,
  name: from.Name,
  /** 2048: Public API in use; 16384: API access rights usable. null: iLOQ did not say. */
  optionMask: from.OptionMask ?? null,
  state: from.State,
  /** When the licence ends, in milliseconds since the epoch; null: no end was told. */
  expiresAt: from.ExpireDateUTC,
}));
export const lockGroups = listOf(lockGroup);

export const rightsMaskAnswer = caseless({ RightsMask: mask }).transform((from) => ({
  rightsMask: from.RightsMask,
}));

export type RealEstate = z.output<typeof realEstate>;
const realEstate = caseless({ RealEstate_ID: id, Name: text }).transform((from) => ({
  id: from.RealEstate_ID,
  name: from.Name,
}));
export const realEstates = itemsOf(realEstate);

export type Zone = z.output<typeof zone>;
const zone = caseless({ Zone_ID: id, Name: text }).transform((from) => ({
  id: from.Zone_ID,
  name: from.Name,
}));
export const zones = itemsOf(zone);

export type Lock = z.output<typeof lock> & Identified;
const lock = caseless({
  FLock_ID: told(id),
  Description: text,
  PhysicalState: coded({ 0: 'planned', 1: 'installed', 2: 'not-in-use', 3: 'hidden' }),
  SerialNumber: z.union([z.int().transform(String), z.string()]).catch(''),
  RealEstate_Id: idOrNull,
  Zone_ID: idOrNull,
}).transform((from) => ({
  id: from.FLock_ID,
  description: from.Description,
  physicalState: from.PhysicalState,
  /** For people; empty: iLOQ did not say. */
  serialNumber: from.SerialNumber,
  /** null: in none; undefined: iLOQ did not say. */
  realEstateId: from.RealEstate_Id,
  /** null: in none; undefined: iLOQ did not say. */
  zoneId: from.Zone_ID,
}));
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
export const keys = itemsOf(
  caseless({ FNKey_ID: id }).transform((from): Identified => ({ id: from.FNKey_ID })),
);

/** An access right. Only an active one of type `api` is any use to LivionKey. */
export type SecurityAccess = z.output<typeof securityAccess>;
const securityAccess = caseless({
  SecurityAccess_ID: told(id),
  Name: text,
  Type: coded({ 0: 'internal', 1: 'standard', 2: 'internal', 3: 'api' }),
  Status: coded({
    0: 'active',
    1: 'no-longer-in-use',
    2: 'blocklisted',
    3: 'blocklisted-through-key',
    4: 'blocked',
  }),
}).transform((from) => ({
  /** null: iLOQ did not say, so it cannot be known again in another list. */
  id: from.SecurityAccess_ID ?? null,
  name: from.Name,
  type: from.Type,
  status: from.Status,
}));
export const securityAccesses = z
  .array(securityAccess)
  .nullable()
  .transform((items) => items ?? []);

/** The access rights of one lock, and how many more there are in zones that the user cannot see. */
export type LockSecurityAccesses = z.output<typeof lockSecurityAccesses>;
export const lockSecurityAccesses = caseless({
  SecurityAccesses: told(securityAccesses),
  OutsideUserZonesCount: told(z.int().nonnegative()),
}).transform((from) => ({
  /** null: iLOQ did not say. */
  securityAccesses: from.SecurityAccesses ?? null,
  /** null: iLOQ did not say. */
  outsideUserZones: from.OutsideUserZonesCount ?? null,
}));

/**
 * Code access groups, asked about by their ID. Its name as in iLOQ's Web Service API v1 help,
 * "SecurityRoles".
 */
export const securityRoles = itemsOf(
  caseless({ SecurityRole_ID: id }).transform((from): Identified => ({ id: from.SecurityRole_ID })),
);

/** What iLOQ can tell of. */
export type WebhookEvent = z.output<typeof webhookEvent>;
const webhookEvent = caseless({
  Id: id,
  Name: text,
  DisplayName: text,
  Description: text,
}).transform((from) => ({
  id: from.Id,
  name: from.Name,
  displayName: from.DisplayName,
  description: from.Description,
}));
export const webhookEvents = itemsOf(webhookEvent);

/** A subscription to one event, of this bot or of anybody else. Its `signKey` is a secret. */
export type WebhookSubscription = z.output<typeof webhookSubscription>;
const webhookSubscription = caseless({
  SubscriptionId: id,
  WebhookEventId: told(id),
  TargetEndpointUri: text,
  EndDateUtc: timeOrNull,
  JsonPathFilter: text,
  SignKey: text,
  Counter: told(z.int()),
}).transform((from) => ({
  id: from.SubscriptionId,
  /** null: iLOQ did not say. */
  eventId: from.WebhookEventId ?? null,
  target: from.TargetEndpointUri,
  /** Milliseconds since the epoch; null: iLOQ did not say. */
  endsAt: from.EndDateUtc,
  jsonPathFilter: from.JsonPathFilter,
  signKey: from.SignKey,
  /** How many payloads there have been. */
  counter: from.Counter ?? 0,
}));
export const webhookSubscriptions = itemsOf(webhookSubscription);

/** GUIDs of the subscriptions with undelivered payloads. */
export const pendingPayloads = caseless({ SubscriptionIds: itemsOf(id) }).transform(
  (from) => from.SubscriptionIds,
);

/** A payload that iLOQ keeps. */
export type WebhookPayload = z.output<typeof webhookPayload>;
const webhookPayload = caseless({
  Counter: told(z.int()),
  Data: text,
  CreatedUtc: timeOrNull,
}).transform((from) => ({
  counter: from.Counter ?? null,
  /** Empty: iLOQ has kept none, or none that can be read here. */
  data: dataIn(from.Data),
  /** When the event was, in milliseconds since the epoch; null: iLOQ did not say. */
  createdAt: from.CreatedUtc,
}));
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
