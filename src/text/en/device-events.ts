import { createDeviceEvents } from '../device-events.ts';

export const { deviceEventTitle, deviceFieldTitle } = createDeviceEvents({
  events: {
    key_added: 'Key added',
    key_blocklisted: 'Key blocklisted',
    device_log_arrived: 'Lock log entry',
  },
  logTypes: {
    failedAccess: 'Failed access',
    snapOpen: 'Snap open',
    closingReminder: 'Closing reminder',
    lockProgrammed: 'Lock programmed',
    keyProgramming: 'Key programming task',
    access: 'Successful access',
    accessWithoutLog: 'Passage from a lock without logs',
  },
  fields: {
    Description: 'key',
    InfoText: 'info',
    ExpireDate: 'expires',
    LockSerialNumber: 'lock',
    GoingDateUtc: 'at',
    PersonFullName: 'person',
    PhoneNo: 'phone',
    PhoneEmail: 'e-mail',
  },
});
