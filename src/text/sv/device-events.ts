import { createDeviceEvents } from '../device-events.ts';

export const { deviceEventTitle, deviceFieldTitle } = createDeviceEvents({
  events: {
    key_added: 'Nyckel tillagd',
    key_blocklisted: 'Nyckel på blockeringslistan',
    device_log_arrived: 'Ny rad i låsets logg',
  },
  logTypes: {
    failedAccess: 'Misslyckad passage',
    snapOpen: 'Snap open-händelse',
    closingReminder: 'Påminnelse om stängning',
    lockProgrammed: 'Lås programmerat',
    keyProgramming: 'Nyckel att programmera',
    access: 'Lyckad passage',
    accessWithoutLog: 'Passage i ett lås utan logg',
  },
  fields: {
    Description: 'nyckel',
    InfoText: 'info',
    ExpireDate: 'gäller till',
    LockSerialNumber: 'lås',
    GoingDateUtc: 'tid',
    PersonFullName: 'person',
    PhoneNo: 'telefon',
    PhoneEmail: 'mejl',
  },
});
