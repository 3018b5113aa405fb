/**
 * Accepted webhooks, how far they are handed on, up to which number each subscription is settled,
 * and when the bot was last alive. Both indexes grow at their end: one on the hashes alone would
 * touch a page of its own for every payload.
 */
export const inboxSchema = `
  CREATE TABLE webhook_payload (
    position INTEGER PRIMARY KEY, site TEXT NOT NULL, subscription TEXT NOT NULL,
    counter INTEGER NOT NULL, event TEXT NOT NULL, created INTEGER NOT NULL, at INTEGER NOT NULL,
    data_hash BLOB NOT NULL, body_hash BLOB, fields TEXT
  );
  CREATE UNIQUE INDEX webhook_payload_number ON webhook_payload (subscription, counter, data_hash);
  CREATE INDEX webhook_payload_created ON webhook_payload (created);

  CREATE TABLE webhook_handed (id INTEGER PRIMARY KEY CHECK (id = 0), position INTEGER NOT NULL);
  INSERT INTO webhook_handed VALUES (0, 0);

  CREATE TABLE webhook_settled (
    subscription TEXT PRIMARY KEY, counter INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE uptime (what TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;`;
