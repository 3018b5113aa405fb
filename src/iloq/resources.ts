import { z } from 'zod';
import { caseless, id, mask, text } from './json.ts';
import { parseUtc, utcOrNull } from './utc.ts';

// Schemas are written with the documentation's names (Public API v2); what comes out has ours. Only
// what a later call cannot do without is required: a field iLOQ leaves out must not hide a whole
// list.

const code = z.int().nullish();
const optionalId = id.nullish().transform((value) => value ?? null);

/** A number of the documentation as a word; one that is not documented is `unknown`. */
function coded<const Word extends string>(words: Readonly<Record<number, Word>>) {
  return code.transform(
    (value): Word | 'unknown' => (typeof value === 'number' && words[value]) || 'unknown',
  );
}

/** A locking system that the user may use. */
export type LockGroup = z.output<typeof lockGroup>;
export const lockGroup = caseless({
  LockGroup_ID: id,
  Name: text,
  OptionMask: mask.nullish(),
  State: coded({ 0: 'active', 1: 'inactive' }),
  ExpireDateUTC: utcOrNull,
}).transform((from) => ({
  id: from.LockGroup_ID,
  name: from.Name,
  /**
   * 2048: Public API in use; 16384: API access rights usable. null: iLOQ did not say, and nothing
   * follows from that.
   */
  optionMask: from.OptionMask ?? null,
  state: from.State,
  /** When the licence ends, in milliseconds since the epoch; null: never. */
  expiresAt: from.ExpireDateUTC,
}));

export const rightsMaskAnswer = caseless({ RightsMask: mask }).transform((from) => ({
  rightsMask: from.RightsMask,
}));

export type RealEstate = z.output<typeof realEstate>;
export const realEstate = caseless({ RealEstate_ID: id, Name: text }).transform((from) => ({
  id: from.RealEstate_ID,
  name: from.Name,
}));

export type Zone = z.output<typeof zone>;
export const zone = caseless({ Zone_ID: id, Name: text, Type: code }).transform((from) => ({
  id: from.Zone_ID,
  name: from.Name,
  type: from.Type ?? null,
}));

export type Lock = z.output<typeof lock>;
export const lock = caseless({
  FLock_ID: id,
  Description: text,
  LockType: code,
  PhysicalState: coded({ 0: 'planned', 1: 'installed', 2: 'not-in-use', 3: 'hidden' }),
  SerialNumber: text,
  RealEstate_Id: optionalId,
  Zone_ID: optionalId,
}).transform((from) => ({
  id: from.FLock_ID,
  description: from.Description,
  lockType: from.LockType ?? null,
  physicalState: from.PhysicalState,
  serialNumber: from.SerialNumber,
  realEstateId: from.RealEstate_Id,
  zoneId: from.Zone_ID,
}));

export type Key = z.output<typeof key>;
export const key = caseless({
  FNKey_ID: id,
  Description: text,
  State: code,
  KeyTypeMask: mask.nullish(),
}).transform((from) => ({
  id: from.FNKey_ID,
  description: from.Description,
  state: from.State ?? null,
  keyTypeMask: from.KeyTypeMask ?? 0n,
}));

/** An access right. Only an active one of type `api` is any use to LivionKey. */
export type SecurityAccess = z.output<typeof securityAccess>;
export const securityAccess = caseless({
  SecurityAccess_ID: id,
  Name: text,
  Description: text,
  Type: coded({ 0: 'internal', 1: 'standard', 2: 'internal', 3: 'api' }),
  Status: coded({
    0: 'active',
    1: 'no-longer-in-use',
    2: 'blocklisted',
    3: 'blocklisted-through-key',
    4: 'blocked',
  }),
  Zone_ID: optionalId,
  RealEstate_ID: optionalId,
}).transform((from) => ({
  id: from.SecurityAccess_ID,
  name: from.Name,
  description: from.Description,
  type: from.Type,
  status: from.Status,
  zoneId: from.Zone_ID,
  realEstateId: from.RealEstate_ID,
}));

/** The access rights of one lock, and how many more there are in zones that the user cannot see. */
export type LockSecurityAccesses = z.output<typeof lockSecurityAccesses>;
export const lockSecurityAccesses = caseless({
  SecurityAccesses: z.array(securityAccess),
  OutsideUserZonesCount: z.int().nullish(),
}).transform((from) => ({
  securityAccesses: from.SecurityAccesses,
  outsideUserZones: from.OutsideUserZonesCount ?? 0,
}));

/** A code access group. Names as in iLOQ's Web Service API v1 help, "SecurityRoles". */
export type SecurityRole = z.output<typeof securityRole>;
export const securityRole = caseless({ SecurityRole_ID: id, Name: text }).transform((from) => ({
  id: from.SecurityRole_ID,
  name: from.Name,
}));

/** A person role. Names as in iLOQ's Web Service API v1 help, "PersonRoles". */
export type PersonRole = z.output<typeof personRole>;
export const personRole = caseless({ PersonRole_ID: id, Name: text }).transform((from) => ({
  id: from.PersonRole_ID,
  name: from.Name,
}));

/** IDs of events come as numbers or texts; either is sent back as it came. */
const eventId = z.union([z.int(), z.string()]);

/** What iLOQ can tell of. */
export type WebhookEvent = z.output<typeof webhookEvent>;
export const webhookEvent = caseless({
  Id: eventId,
  Name: text,
  DisplayName: text,
  Description: text,
}).transform((from) => ({
  id: from.Id,
  name: from.Name,
  displayName: from.DisplayName,
  description: from.Description,
}));

/**
 * A subscription to one event, of this bot or of anybody else in the locking system. Its `signKey`
 * is a secret.
 */
export type WebhookSubscription = z.output<typeof webhookSubscription>;
export const webhookSubscription = caseless({
  SubscriptionId: id,
  WebhookEventId: eventId.nullish(),
  TargetEndpointUri: text,
  EndDateUtc: utcOrNull,
  CustomHeader: text,
  JsonPathFilter: text,
  SignKey: text,
  Counter: code,
}).transform((from) => ({
  id: from.SubscriptionId.toLowerCase(),
  eventId: from.WebhookEventId ?? null,
  target: from.TargetEndpointUri,
  /** Milliseconds since the epoch; null: iLOQ did not say. */
  endsAt: from.EndDateUtc,
  customHeader: from.CustomHeader,
  jsonPathFilter: from.JsonPathFilter,
  signKey: from.SignKey,
  /** How many payloads there have been. */
  counter: from.Counter ?? 0,
}));

/** GUIDs of subscriptions; whether they come bare or in objects is not documented. */
export const pendingSubscription = z
  .union([id, caseless({ SubscriptionId: id }).transform((from) => from.SubscriptionId)])
  .transform((guid) => guid.toLowerCase());

const jsonObject = z.record(z.string(), z.unknown());

/**
 * A payload that iLOQ keeps. *Inferred*: no document at hand names its properties, so those of a
 * delivery are looked for, the data as an object or as a text of JSON, on its own or with the whole
 * body in `Payload`.
 */
export type WebhookPayload = z.output<typeof webhookPayload>;
export const webhookPayload = caseless({
  Counter: code,
  Data: z.unknown().optional(),
  Payload: z.unknown().optional(),
  CreationTimeUtc: z.string().nullish(),
}).transform((from) => {
  const whole = objectIn(from.Payload);
  const inner = whole && caseless({ Data: z.unknown().optional() }).safeParse(whole).data;
  return {
    counter: from.Counter ?? null,
    /** null: not readable here. */
    data: objectIn(from.Data) ?? objectIn(inner?.Data) ?? whole ?? null,
    /** Milliseconds since the epoch; null: iLOQ did not say. */
    createdAt: (from.CreationTimeUtc && parseUtc(from.CreationTimeUtc)) || null,
  };
});

function objectIn(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'string') return jsonObject.safeParse(value).data;
  try {
    return jsonObject.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
