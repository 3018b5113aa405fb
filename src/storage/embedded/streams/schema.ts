import { alertSchema } from './alert-schema.ts';

/** All tables of the streams, as a new folder gets them. */
export const schema = `
  CREATE TABLE request (
    key TEXT PRIMARY KEY, person TEXT, at INTEGER NOT NULL, settled INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX request_at ON request (at);
  CREATE INDEX request_unsettled ON request (at) WHERE settled = 0;

  CREATE TABLE journal (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, site TEXT NOT NULL,
    person TEXT, kind TEXT NOT NULL, data TEXT NOT NULL
  );
  CREATE INDEX journal_site ON journal (site, position);

  CREATE TABLE login_guard (
    login_user TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE one_time_link (
    hash TEXT PRIMARY KEY, site TEXT NOT NULL, person TEXT NOT NULL, purpose TEXT NOT NULL,
    code TEXT, expires INTEGER NOT NULL, tries INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX one_time_link_expires ON one_time_link (expires);

  -- Which database this is.
  CREATE TABLE lineage (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL);

  -- Accepted webhooks. Indexes grow at their end: one on the hashes alone would touch a page of its
  -- own for every payload.
  CREATE TABLE webhook_payload (
    position INTEGER PRIMARY KEY, site TEXT NOT NULL, subscription TEXT NOT NULL,
    counter INTEGER NOT NULL, event TEXT NOT NULL, created INTEGER NOT NULL, at INTEGER NOT NULL,
    data_hash BLOB NOT NULL, body_hash BLOB, fields TEXT, handed INTEGER NOT NULL DEFAULT 0
  );
  CREATE UNIQUE INDEX webhook_payload_number ON webhook_payload (subscription, counter, data_hash);
  CREATE INDEX webhook_payload_created ON webhook_payload (created);
  CREATE INDEX webhook_payload_waiting ON webhook_payload (position)
    WHERE handed = 0 AND fields IS NOT NULL;

  -- Up to which number each subscription is settled.
  CREATE TABLE webhook_settled (
    subscription TEXT PRIMARY KEY, counter INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- When the bot was last alive.
  CREATE TABLE uptime (what TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE watch_plan (
    site TEXT PRIMARY KEY, next INTEGER NOT NULL, failures INTEGER NOT NULL, soon INTEGER
  ) WITHOUT ROWID;
  ${alertSchema}
`;
