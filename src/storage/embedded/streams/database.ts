import { accessSync, constants } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createPrivateFile } from '../../files.ts';
import { inTransaction } from '../transaction.ts';
import { connect } from './connect.ts';
import { moveRecords } from './from-0.1.0.ts';
import { inboxSchema } from './inbox-schema.ts';

const versionRow = z.object({ user_version: z.number() });

/**
 * One step per version of the schema; `PRAGMA user_version` counts those taken. Steps are only ever
 * added, so that every database that was ever written can be brought up to date.
 */
const steps: readonly (string | ((database: DatabaseSync) => void))[] = [
  `CREATE TABLE request (
     key TEXT PRIMARY KEY, person TEXT, at INTEGER NOT NULL, settled INTEGER NOT NULL DEFAULT 0
   ) WITHOUT ROWID;
   CREATE INDEX request_at ON request (at);
   CREATE INDEX request_unsettled ON request (at) WHERE settled = 0;

   CREATE TABLE journal (
     position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, site TEXT NOT NULL,
     person TEXT, kind TEXT NOT NULL, data TEXT NOT NULL
   );
   CREATE INDEX journal_site ON journal (site, position);

   CREATE TABLE login_brake (
     login_user TEXT PRIMARY KEY, since INTEGER NOT NULL, why TEXT NOT NULL
   ) WITHOUT ROWID;`,
  `CREATE TABLE one_time_link (
     hash TEXT PRIMARY KEY, site TEXT NOT NULL, person TEXT NOT NULL, purpose TEXT NOT NULL,
     code TEXT, expires INTEGER NOT NULL, tries INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX one_time_link_expires ON one_time_link (expires);`,
  `CREATE TABLE incident (
     id TEXT PRIMARY KEY, site TEXT NOT NULL, name TEXT NOT NULL, open INTEGER NOT NULL,
     changed INTEGER NOT NULL, body TEXT NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX incident_name ON incident (site, name, changed);
   CREATE INDEX incident_open ON incident (site) WHERE open = 1;
   CREATE INDEX incident_open_name ON incident (name) WHERE open = 1;
   CREATE INDEX incident_changed ON incident (changed) WHERE open = 0;

   CREATE TABLE incident_unsaid (
     target TEXT NOT NULL, incident TEXT NOT NULL, what TEXT NOT NULL, since INTEGER NOT NULL,
     PRIMARY KEY (target, incident)
   ) WITHOUT ROWID;
   CREATE INDEX incident_unsaid_by_incident ON incident_unsaid (incident);
   CREATE INDEX incident_unsaid_what ON incident_unsaid (target, what, since);

   -- A position is never used again: a message is looked up by it.
   CREATE TABLE alert_notice (
     position INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, at INTEGER NOT NULL,
     body TEXT NOT NULL
   );
   CREATE INDEX alert_notice_target ON alert_notice (target, position);

   CREATE TABLE alert_record (
     kind TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (kind, key)
   ) WITHOUT ROWID;
   CREATE INDEX alert_record_at ON alert_record (kind, at);`,
  inboxSchema,
  'ALTER TABLE login_brake RENAME TO login_guard;',
  moveRecords,
  `ALTER TABLE login_guard RENAME TO login_brake;
   CREATE TABLE login_guard (
     login_user TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL
   ) WITHOUT ROWID;
   INSERT INTO login_guard SELECT login_user, 1, json_object('refused', json_array(), 'hold',
     json_object('why', why, 'at', since, 'tries', 1, 'unanswered', why = 'unanswered')
   ) FROM login_brake;
   DROP TABLE login_brake;
   ALTER TABLE watch_plan RENAME COLUMN stopped TO soon;
   UPDATE watch_plan SET soon = NULL;`,
  'CREATE TABLE lineage (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL);',
  `ALTER TABLE webhook_payload ADD COLUMN handed INTEGER NOT NULL DEFAULT 0;
   UPDATE webhook_payload SET handed = 1
     WHERE position <= (SELECT position FROM webhook_handed);
   CREATE INDEX webhook_payload_waiting ON webhook_payload (position)
     WHERE handed = 0 AND fields IS NOT NULL;
   DROP TABLE webhook_handed;`,
];

/** The newest version of the schema that this program knows. */
export const newestSchema = steps.length;

export type OpenedDatabase =
  /** `isNew`: it was empty. */
  | { readonly kind: 'open'; readonly database: DatabaseSync; readonly isNew: boolean }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number };

/** Opens the streams' database, and brings it up to date. */
export function openDatabase(path: string): OpenedDatabase {
  createPrivateFile(path);
  // SQLite opens one that may only be read like any other.
  accessSync(path, constants.R_OK | constants.W_OK);
  const database = connect(path);
  const found = versionRow.parse(database.prepare('PRAGMA user_version').get()).user_version;
  if (found > steps.length) {
    database.close();
    return { kind: 'newer', found, known: steps.length };
  }
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    inTransaction(database, () => {
      if (typeof step === 'string') database.exec(step);
      else step(database);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
  return { kind: 'open', database, isNew: found === 0 };
}

/** @param code a primary result code, https://sqlite.org/rescode.html */
export const isSqliteError = (error: unknown, code: number): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 0xff) === code;
