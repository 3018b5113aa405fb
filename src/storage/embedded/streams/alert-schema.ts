/** Incidents, what of them is pending where, and what goes with it; stuck sites; the digest. */
export const alertSchema = `
  CREATE TABLE incident (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
    changed INTEGER NOT NULL, snoozed_until INTEGER, body TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX incident_of_key ON incident (site, key, changed);
  CREATE INDEX open_incident_of_site ON incident (site) WHERE state <> 'resolved';
  CREATE INDEX open_incident_of_key ON incident (key) WHERE state <> 'resolved';
  CREATE INDEX resolved_incident ON incident (changed) WHERE state = 'resolved';
  CREATE INDEX snoozed_incident ON incident (snoozed_until) WHERE snoozed_until IS NOT NULL;

  CREATE TABLE incident_pending (
    destination TEXT NOT NULL, incident TEXT NOT NULL, what TEXT NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY (destination, incident)
  ) WITHOUT ROWID;
  CREATE INDEX incident_pending_of ON incident_pending (incident);
  CREATE INDEX incident_pending_what ON incident_pending (destination, what, since);

  -- A position is never used again: a message is looked up by it.
  CREATE TABLE notice (
    position INTEGER PRIMARY KEY AUTOINCREMENT, destination TEXT NOT NULL, site TEXT,
    at INTEGER NOT NULL, body TEXT NOT NULL
  );
  CREATE INDEX notice_destination ON notice (destination, position);
  CREATE INDEX notice_site ON notice (site);

  CREATE TABLE alert_delivery (
    destination TEXT PRIMARY KEY, incident TEXT, at INTEGER NOT NULL, body TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE grouped_notification (
    id TEXT PRIMARY KEY, destination TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL,
    since INTEGER NOT NULL, changed INTEGER NOT NULL, stale INTEGER NOT NULL,
    closed INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX grouped_notification_at ON grouped_notification (destination, since);
  CREATE TABLE grouped_incident (
    grouped_notification TEXT NOT NULL, incident TEXT NOT NULL,
    PRIMARY KEY (grouped_notification, incident)
  ) WITHOUT ROWID;

  CREATE TABLE dead_letter (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, destination TEXT NOT NULL, reason TEXT NOT NULL,
    incident TEXT, site TEXT
  ) WITHOUT ROWID;
  CREATE INDEX dead_letter_at ON dead_letter (at);

  CREATE TABLE applied (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX applied_at ON applied (at);
  CREATE INDEX applied_site ON applied (site);

  -- Days are those of UTC, as 2026-11-28; a mask of 0: the event has no log type.
  CREATE TABLE counted_event (
    site TEXT NOT NULL, day TEXT NOT NULL, event TEXT NOT NULL, mask INTEGER NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (site, day, event, mask)
  ) WITHOUT ROWID;
  CREATE INDEX counted_event_day ON counted_event (day);

  CREATE TABLE told_stuck (site TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE digest (
    id INTEGER PRIMARY KEY CHECK (id = 0), at INTEGER NOT NULL, baseline TEXT NOT NULL,
    delivery TEXT
  );`;
