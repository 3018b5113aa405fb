/** What `GET Webhooks/Events` answers. */
export const webhookEvents = [
  {
    Id: '3ae00001-9c4e-4f0b-8d52-a1f0c2b7e601',
    Name: 'key_added',
    DisplayName: 'Key added',
    Description: 'A key was added',
  },
  {
    Id: '3ae00002-9c4e-4f0b-8d52-a1f0c2b7e602',
    Name: 'key_blocklisted',
    DisplayName: 'Key blocklisted',
    Description: 'A key was put on the blocklist',
  },
  {
    Id: '3ae00003-9c4e-4f0b-8d52-a1f0c2b7e603',
    Name: 'device_log_arrived',
    DisplayName: 'Device log',
    Description: 'A log entry arrived from a device',
  },
  // No document names it: more events can come.
  {
    Id: '3ae00004-9c4e-4f0b-8d52-a1f0c2b7e604',
    Name: 'lock_serviced',
    DisplayName: 'Lock serviced',
    Description: 'Somebody has serviced a lock',
  },
];

/** The ID of an event by its name. */
export function eventId(name: string): string {
  const found = webhookEvents.find(({ Name }) => Name === name);
  if (found === undefined) throw new Error(`iLOQ has no event ${name}`);
  return found.Id;
}
