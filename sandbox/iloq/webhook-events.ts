/** What `GET Webhooks/Events` answers. */
export const webhookEvents = [
  { Id: 1, Name: 'key_added', DisplayName: 'Key added', Description: 'A key was added' },
  {
    Id: 2,
    Name: 'key_blocklisted',
    DisplayName: 'Key blocklisted',
    Description: 'A key was put on the blocklist',
  },
  {
    Id: 3,
    Name: 'device_log_arrived',
    DisplayName: 'Device log',
    Description: 'A log entry arrived from a device',
  },
  // No document names it: more events can come.
  {
    Id: 4,
    Name: 'lock_serviced',
    DisplayName: 'Lock serviced',
    Description: 'Somebody has serviced a lock',
  },
];
