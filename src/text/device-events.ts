/** DeviceLogTypeMask of the Public API's webhook documentation, what matters most first. */
const logTypes = [
  [1, 'failedAccess'],
  [8192, 'snapOpen'],
  [8, 'closingReminder'],
  [2, 'lockProgrammed'],
  [32768, 'keyProgramming'],
  [4, 'access'],
  [16384, 'accessWithoutLog'],
] as const;

interface DeviceWords {
  readonly events: {
    readonly key_added: string;
    readonly key_blocklisted: string;
    readonly device_log_arrived: string;
  };
  readonly logTypes: Readonly<Record<(typeof logTypes)[number][1], string>>;
  /** The fields of the documented events that tell a person something. */
  readonly fields: Readonly<
    Record<
      | 'Description'
      | 'InfoText'
      | 'ExpireDate'
      | 'LockSerialNumber'
      | 'GoingDateUtc'
      | 'PersonFullName'
      | 'PhoneNo'
      | 'PhoneEmail',
      string
    >
  >;
}

/** What iLOQ's webhooks tell of; what nobody has described keeps iLOQ's name for it. */
export function createDeviceEvents(words: DeviceWords) {
  const events: ReadonlyMap<string, string> = new Map(Object.entries(words.events));
  const fields: ReadonlyMap<string, string> = new Map(Object.entries(words.fields));
  return {
    deviceEventTitle(event: string, mask: number): string {
      const type = logTypes.find(([bit]) => (mask & bit) !== 0);
      if (event === 'device_log_arrived' && type) return words.logTypes[type[1]];
      return events.get(event) ?? event;
    },
    deviceFieldTitle: (field: string): string => fields.get(field) ?? field,
  };
}
