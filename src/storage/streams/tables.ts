/**
 * The streams: both engines keep each in a table of this name with the same columns, but for whose
 * it is. By name, what its rows are ordered by.
 */
export const streamKeys: Readonly<Record<string, readonly string[]>> = {
  request: ['key'],
  journal: ['position'],
  one_time_link: ['hash'],
  login_guard: ['login_user'],
  digest: ['at'],
  incident: ['id'],
  incident_pending: ['destination', 'incident'],
  notice: ['position'],
  alert_delivery: ['destination'],
  grouped_notification: ['id'],
  grouped_incident: ['grouped_notification', 'incident'],
  dead_letter: ['id'],
  applied: ['id'],
  counted_event: ['site', 'day', 'event', 'mask'],
  watch_plan: ['site'],
  told_stuck: ['site'],
  webhook_payload: ['position'],
  webhook_settled: ['subscription'],
  uptime: ['what'],
};
