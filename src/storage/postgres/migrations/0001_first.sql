-- Text has one order everywhere: COLLATE "C". Times are milliseconds since the epoch.
-- What was written as JSON stays as it was written (json, not jsonb): a hash of it holds.

-- A number is given once: what has it in memory knows whether it is still the same.
CREATE SEQUENCE revision;
CREATE TABLE document (
  team text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL DEFAULT nextval('revision'), body json NOT NULL,
  PRIMARY KEY (team, kind, id)
);

CREATE TABLE request (
  team text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
  person text COLLATE "C", at bigint NOT NULL, settled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (team, key)
);
CREATE INDEX request_at ON request (team, at);
CREATE INDEX request_unsettled ON request (team, at, key) WHERE NOT settled;

CREATE TABLE journal (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, at bigint NOT NULL,
  site text COLLATE "C" NOT NULL, person text COLLATE "C", kind text COLLATE "C" NOT NULL,
  data json NOT NULL,
  UNIQUE (team, id)
);
CREATE INDEX journal_all ON journal (team, position);
CREATE INDEX journal_site ON journal (team, site, position);

CREATE TABLE one_time_link (
  team text COLLATE "C" NOT NULL, hash text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL, code text COLLATE "C",
  expires bigint NOT NULL, tries integer NOT NULL,
  PRIMARY KEY (team, hash)
);
CREATE INDEX one_time_link_expires ON one_time_link (team, expires);
CREATE INDEX one_time_link_site ON one_time_link (team, site);

-- Of no workspace: iLOQ locks a user out wherever it logs in from.
CREATE TABLE login_guard (
  login_user text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, state json NOT NULL
);

CREATE TABLE digest (
  team text COLLATE "C" PRIMARY KEY, at bigint NOT NULL, baseline json NOT NULL, delivery json
);

CREATE TABLE incident (
  team text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, changed bigint NOT NULL,
  snoozed_until bigint, body json NOT NULL,
  PRIMARY KEY (team, id)
);
CREATE INDEX incident_of_key ON incident (team, site, key, changed);
CREATE INDEX open_incident_of_site ON incident (team, site) WHERE state <> 'resolved';
CREATE INDEX open_incident_of_key ON incident (team, key) WHERE state <> 'resolved';
CREATE INDEX resolved_incident ON incident (team, changed) WHERE state = 'resolved';
CREATE INDEX snoozed_incident ON incident (team, snoozed_until) WHERE snoozed_until IS NOT NULL;

CREATE TABLE incident_pending (
  team text COLLATE "C" NOT NULL, destination text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL, what text COLLATE "C" NOT NULL, since bigint NOT NULL,
  PRIMARY KEY (team, destination, incident)
);
CREATE INDEX incident_pending_of ON incident_pending (team, incident);
CREATE INDEX incident_pending_what ON incident_pending (team, destination, what, since);

CREATE TABLE notice (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team text COLLATE "C" NOT NULL, destination text COLLATE "C" NOT NULL, site text COLLATE "C",
  at bigint NOT NULL, body json NOT NULL
);
CREATE INDEX notice_destination ON notice (team, destination, position);
CREATE INDEX notice_site ON notice (team, site);

CREATE TABLE alert_delivery (
  team text COLLATE "C" NOT NULL, destination text COLLATE "C" NOT NULL,
  incident text COLLATE "C", at bigint NOT NULL, body json NOT NULL,
  PRIMARY KEY (team, destination)
);

CREATE TABLE grouped_notification (
  team text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
  destination text COLLATE "C" NOT NULL, channel text COLLATE "C" NOT NULL,
  ts text COLLATE "C" NOT NULL, since bigint NOT NULL, changed bigint NOT NULL,
  stale boolean NOT NULL, closed boolean NOT NULL,
  PRIMARY KEY (team, id)
);
CREATE INDEX grouped_notification_at ON grouped_notification (team, destination, since);
CREATE TABLE grouped_incident (
  team text COLLATE "C" NOT NULL, grouped_notification text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  PRIMARY KEY (team, grouped_notification, incident)
);

CREATE TABLE dead_letter (
  team text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, at bigint NOT NULL,
  destination text COLLATE "C" NOT NULL, reason text COLLATE "C" NOT NULL,
  incident text COLLATE "C", site text COLLATE "C",
  PRIMARY KEY (team, id)
);
CREATE INDEX dead_letter_at ON dead_letter (team, at);

CREATE TABLE applied (
  team text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (team, id)
);
CREATE INDEX applied_at ON applied (team, at);
CREATE INDEX applied_site ON applied (team, site);

-- Days are those of UTC, as 2026-11-28; a mask of 0: the event has no log type.
CREATE TABLE counted_event (
  team text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL, day text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL, mask bigint NOT NULL, count bigint NOT NULL,
  PRIMARY KEY (team, site, day, event, mask)
);
CREATE INDEX counted_event_day ON counted_event (team, day);

CREATE TABLE watch_plan (
  team text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL, next bigint NOT NULL,
  failures integer NOT NULL, soon bigint,
  PRIMARY KEY (team, site)
);
CREATE INDEX watch_plan_next ON watch_plan (next);
CREATE TABLE told_stuck (
  team text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (team, site)
);

-- Rows are marked when they are handed over: they become visible in another order than that of
-- their positions.
CREATE TABLE webhook_payload (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL,
  subscription text COLLATE "C" NOT NULL, counter bigint NOT NULL, event text COLLATE "C" NOT NULL,
  created bigint NOT NULL, at bigint NOT NULL, data_hash bytea NOT NULL, body_hash bytea,
  fields json, handed boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX webhook_payload_number ON webhook_payload (subscription, counter, data_hash);
CREATE UNIQUE INDEX webhook_payload_body ON webhook_payload (subscription, body_hash)
  WHERE body_hash IS NOT NULL;
CREATE INDEX webhook_payload_created ON webhook_payload (created);
CREATE INDEX webhook_payload_site ON webhook_payload (team, site);
CREATE INDEX webhook_payload_waiting ON webhook_payload (team, position)
  WHERE NOT handed AND fields IS NOT NULL;
CREATE TABLE webhook_settled (
  subscription text COLLATE "C" PRIMARY KEY, team text COLLATE "C" NOT NULL, counter bigint NOT NULL
);

CREATE TABLE uptime (what text COLLATE "C" PRIMARY KEY, at bigint NOT NULL);

-- Which server and database this is; another one than that where it runs: it was restored.
CREATE TABLE lineage (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  system text COLLATE "C" NOT NULL, database bigint NOT NULL, timeline bigint NOT NULL,
  alive bigint NOT NULL
);

-- It is being moved here and not all of it has come (arriving), or it was moved elsewhere (left).
CREATE TABLE move_mark (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  state text COLLATE "C" NOT NULL, move text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL, at bigint NOT NULL
);
