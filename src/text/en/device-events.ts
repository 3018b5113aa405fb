/** DeviceLogTypeMask of the Public API's webhook documentation, what matters most first. */
const logTypes: readonly (readonly [number, string])[] = [
  [1, 'Failed access'],
  [8192, 'Snap open'],
  [8, 'Closing reminder'],
  [2, 'Lock programmed'],
  [32768, 'Key programming task'],
  [4, 'Successful access'],
  [16384, 'Passage from a lock without logs'],
];

/**
 * What an event of iLOQ's webhooks is called; one that nobody has described keeps iLOQ's name for
 * it.
 */
export function deviceEventTitle(event: string, mask: number): string {
  switch (event) {
    case 'key_added':
      return 'Key added';
    case 'key_blocklisted':
      return 'Key blocklisted';
    case 'device_log_arrived':
      return logTypes.find(([bit]) => (mask & bit) !== 0)?.[1] ?? 'Lock log entry';
    default:
      return event;
  }
}

/** The fields of the documented events that tell a person something, and what they are called. */
const fieldTitles: ReadonlyMap<string, string> = new Map([
  ['Description', 'key'],
  ['InfoText', 'info'],
  ['ExpireDate', 'expires'],
  ['LockSerialNumber', 'lock'],
  ['GoingDateUtc', 'at'],
  ['PersonFullName', 'person'],
  ['PhoneNo', 'phone'],
  ['PhoneEmail', 'e-mail'],
]);

export const deviceFieldTitle = (field: string): string => fieldTitles.get(field) ?? field;
