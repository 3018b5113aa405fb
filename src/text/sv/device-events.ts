import type { Catalogue } from '../catalogue.ts';

/** DeviceLogTypeMask of the Public API's webhook documentation, what matters most first. */
const logTypes: readonly (readonly [number, string])[] = [
  [1, 'Misslyckad passage'],
  [8192, 'Snap open-händelse'],
  [8, 'Påminnelse om stängning'],
  [2, 'Lås programmerat'],
  [32768, 'Nyckel att programmera'],
  [4, 'Lyckad passage'],
  [16384, 'Passage i ett lås utan logg'],
];

export const deviceEventTitle: Catalogue['deviceEventTitle'] = (event, mask) => {
  switch (event) {
    case 'key_added':
      return 'Nyckel tillagd';
    case 'key_blocklisted':
      return 'Nyckel på blockeringslistan';
    case 'device_log_arrived':
      return logTypes.find(([bit]) => (mask & bit) !== 0)?.[1] ?? 'Ny rad i låsets logg';
    default:
      return event;
  }
};

/** The fields of the documented events that tell a person something, and what they are called. */
const fieldTitles: ReadonlyMap<string, string> = new Map([
  ['Description', 'nyckel'],
  ['InfoText', 'info'],
  ['ExpireDate', 'gäller till'],
  ['LockSerialNumber', 'lås'],
  ['GoingDateUtc', 'tid'],
  ['PersonFullName', 'person'],
  ['PhoneNo', 'telefon'],
  ['PhoneEmail', 'mejl'],
]);

export const deviceFieldTitle: Catalogue['deviceFieldTitle'] = (field) =>
  fieldTitles.get(field) ?? field;
