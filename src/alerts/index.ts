export { type Acted, type Action, type Alerts, createAlerts, type DeadLetter } from './desk.ts';
export type { DeviceEvent, DeviceField } from './device-event.ts';
export { readIncident } from './draft.ts';
export { type Flight, type Storm, stormSchema } from './flight.ts';
export {
  activeTroubles,
  type Entry,
  entriesAfter,
  type Incident,
  type Place,
  severityOf,
  takenAt,
  timesOf,
} from './incident.ts';
export type { Said } from './landed.ts';
export type { Undeliverable } from './lost.ts';
export { conversationOf, countBySite, type Notice, type Rest, siteOfTarget } from './notice.ts';
export { createOutbox } from './outbox.ts';
export { delayOf, placeOf } from './places.ts';
export { everywhere, type Kind, type Problem, type Severity, severities } from './problem.ts';
export { admins, webhook } from './route.ts';
export { type AlertSettings, alertSettingsSchema, targetOf, withTarget } from './settings.ts';
