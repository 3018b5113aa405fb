import { createDeviceEvents } from '../device-events.ts';

export const { deviceEventTitle, deviceFieldTitle } = createDeviceEvents({
  events: {
    key_added: 'Avain lisätty',
    key_blocklisted: 'Avain estolistalle',
    device_log_arrived: 'Lukon lokimerkintä',
  },
  logTypes: {
    failedAccess: 'Epäonnistunut kulku',
    snapOpen: 'Snap open -tapahtuma',
    closingReminder: 'Sulkemismuistutus',
    lockProgrammed: 'Lukko ohjelmoitu',
    keyProgramming: 'Avaimen ohjelmointitehtävä',
    access: 'Onnistunut kulku',
    accessWithoutLog: 'Kulku lukosta ilman lokia',
  },
  fields: {
    Description: 'avain',
    InfoText: 'lisätieto',
    ExpireDate: 'voimassa',
    LockSerialNumber: 'lukko',
    GoingDateUtc: 'aika',
    PersonFullName: 'henkilö',
    PhoneNo: 'puhelin',
    PhoneEmail: 'sähköposti',
  },
});
