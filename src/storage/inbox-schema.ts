/** Accepted webhooks, up to which number each subscription is settled, and when the bot was last alive. */
export const inboxSchema = `
  CREATE TABLE webhook_payload (
    position INTEGER PRIMARY KEY, site TEXT NOT NULL, subscription TEXT NOT NULL, counter INTEGER NOT NULL,
    event TEXT NOT NULL, created INTEGER NOT NULL, at INTEGER NOT NULL, data_hash BLOB NOT NULL, body_hash BLOB,
    fields TEXT, handed INTEGER NOT NULL DEFAULT 0
  );
  CREATE UNIQUE INDEX webhook_payload_number ON webhook_payload (subscription, counter, data_hash);
  CREATE INDEX webhook_payload_body ON webhook_payload (body_hash) WHERE body_hash IS NOT NULL;
  CREATE INDEX webhook_payload_at ON webhook_payload (at);
  CREATE INDEX webhook_payload_waiting ON webhook_payload (position) WHERE handed = 0;

  CREATE TABLE webhook_settled (subscription TEXT PRIMARY KEY, counter INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE uptime (what TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;`;
