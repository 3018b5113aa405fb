/** The events of the Public API's "Webhooks" and their fields; both about keys have the same. */
const keyFields = [
  'Description',
  'ExpireDate',
  'FNKey_ID',
  'InfoText',
  'KeyTypeMask',
  'Person_ID',
  'RealEstate_ID',
  'ROM_ID',
  'Stamp',
  'StampSource',
  'State',
  'TagKey',
  'TagKeySource',
  'VersionCode',
];

const deviceLogFields = [
  'DeviceLogTypeMask',
  'FLock_ID',
  'FNKey_ID',
  'GoingDateUtc',
  'KeyTypeMask',
  'LanguageCode',
  'LockSerialNumber',
  'Person_ID',
  'PersonFullName',
  'PhoneEmail',
  'PhoneNo',
  'RealEstate_ID',
];

const fieldsByEvent: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    key_added: keyFields,
    key_blocklisted: keyFields,
    device_log_arrived: deviceLogFields,
  }).map(([event, fields]) => [event, new Map(fields.map((name) => [name.toLowerCase(), name]))]),
);

export const knownEvents: readonly string[] = [...fieldsByEvent.keys()];
export const isKnownEvent = (event: string): boolean => fieldsByEvent.has(event);

/** Names, e-mail addresses, phone numbers; of an undescribed event, what sounds like one. */
const personal = new Set(['personfullname', 'phoneemail', 'phoneno']);
const soundsPersonal = /name|person|phone|mail|address|birth|social/i;

/** Whether a field of a payload is a name, an e-mail address or a phone number, or may be one. */
export const isPersonal = (event: string, field: string): boolean =>
  fieldsByEvent.has(event) ? personal.has(field.toLowerCase()) : soundsPersonal.test(field);

/** The documented fields that tell a person something. */
export const toldFields: ReadonlySet<string> = new Set([
  'Description',
  'InfoText',
  'ExpireDate',
  'LockSerialNumber',
  'GoingDateUtc',
  'PersonFullName',
  'PhoneNo',
  'PhoneEmail',
]);

/** An event's DeviceLogTypeMask; 0: it has none. */
export function logTypeOf(fields: Readonly<Record<string, unknown>>): number {
  const mask = fields['DeviceLogTypeMask'];
  return typeof mask === 'number' && Number.isSafeInteger(mask) ? mask : 0;
}

/** DeviceLogTypeMask: failed access. */
const failedAccess = 1;

/** A failed access or a blocklisting: what support wants to see; all others are ordinary. */
export function isFailure(event: string, fields: Readonly<Record<string, unknown>>): boolean {
  return event === 'key_blocklisted' || (logTypeOf(fields) & failedAccess) !== 0;
}

/**
 * What is kept of an event's data: of a documented event its documented fields, under their
 * documented names; of another one everything plain. Personal data only where the site asks for it.
 */
export function keepFields(
  event: string,
  data: Readonly<Record<string, unknown>>,
  personalData: boolean,
): Record<string, unknown> {
  const documented = fieldsByEvent.get(event);
  const kept = Object.entries(data).flatMap(([name, value]) => {
    const known = documented ? documented.get(name.toLowerCase()) : name;
    if (known === undefined || (!personalData && isPersonal(event, name))) return [];
    // What lies within something that nobody has described may be personal, too.
    const isPlain = documented || value === null || typeof value !== 'object';
    return isPlain || personalData ? [[known, value]] : [];
  });
  return Object.fromEntries(kept);
}
