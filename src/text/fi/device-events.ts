import type { Catalogue } from '../catalogue.ts';

/** DeviceLogTypeMask of the Public API's webhook documentation, what matters most first. */
const logTypes: readonly (readonly [number, string])[] = [
  [1, 'Epäonnistunut kulku'],
  [8192, 'Snap open -tapahtuma'],
  [8, 'Sulkemismuistutus'],
  [2, 'Lukko ohjelmoitu'],
  [32768, 'Avaimen ohjelmointitehtävä'],
  [4, 'Onnistunut kulku'],
  [16384, 'Kulku lukosta ilman lokia'],
];

export const deviceEventTitle: Catalogue['deviceEventTitle'] = (event, mask) => {
  switch (event) {
    case 'key_added':
      return 'Avain lisätty';
    case 'key_blocklisted':
      return 'Avain estolistalle';
    case 'device_log_arrived':
      return logTypes.find(([bit]) => (mask & bit) !== 0)?.[1] ?? 'Lukon lokimerkintä';
    default:
      return event;
  }
};

/** The fields of the documented events that tell a person something, and what they are called. */
const fieldTitles: ReadonlyMap<string, string> = new Map([
  ['Description', 'avain'],
  ['InfoText', 'lisätieto'],
  ['ExpireDate', 'voimassa'],
  ['LockSerialNumber', 'lukko'],
  ['GoingDateUtc', 'aika'],
  ['PersonFullName', 'henkilö'],
  ['PhoneNo', 'puhelin'],
  ['PhoneEmail', 'sähköposti'],
]);

export const deviceFieldTitle: Catalogue['deviceFieldTitle'] = (field) =>
  fieldTitles.get(field) ?? field;
