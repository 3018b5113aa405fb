export type { Action, Alerts, OpenAtSite } from './alerts.ts';
export { createAlerts } from './create-alerts.ts';
export {
  contentOf,
  onDelivered,
  onUndeliverable,
  type Posted,
  planDelivery,
  rerouteToAdmins,
  type Shown,
  type Undeliverable,
} from './deliveries/index.ts';
export { type Delivery, deliverySchema } from './delivery.ts';
export { type Destination, delayOf } from './destination.ts';
export type { DeviceEvent } from './device-event.ts';
export { pendingAfter } from './draft.ts';
export type { GroupedNotification } from './grouped-notification.ts';
export {
  activeTroubles,
  type Entry,
  type Incident,
  incidentSchema,
  severityOf,
  takenAt,
  timesOf,
} from './incident.ts';
export {
  type Notice,
  noticeSchema,
  type Rest,
  siteOfDestination,
} from './notice.ts';
export { pendingAt } from './pending.ts';
export {
  everywhere,
  type Kind,
  type Problem,
  problemSchema,
  type Severity,
  severities,
} from './problem.ts';
export { problemsOfReport } from './problems-of-report.ts';
export { admins, type Defaults, webhook } from './route.ts';
export {
  type AlertSettings,
  alertSettingsSchema,
  destinationFor,
  withDestination,
} from './settings.ts';
export {
  type AlertChange,
  type AlertStore,
  type AlertsSeen,
  type CountedEvent,
  type DeadLetter,
  erasedMark,
} from './store.ts';
