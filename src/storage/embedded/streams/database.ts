import { accessSync, constants } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createPrivateFile } from '../../files.ts';
import { inTransaction } from '../transaction.ts';
import { connect } from './connect.ts';
import { moveRecords } from './from-0.1.0.ts';
import { schema } from './schema.ts';

const versionRow = z.object({ user_version: z.number() });

type Step = string | ((database: DatabaseSync) => void);

/** The version of the schema of 0.1.0: no older one was ever released. */
const firstSchema = 4;

/**
 * From there one step per version; `PRAGMA user_version` counts them. Steps are only ever added, so
 * that every database since then can be brought up to date. A new one gets the schema as it is now.
 */
const steps: readonly Step[] = [
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

export const newestSchema = firstSchema + steps.length;

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
  if (found > newestSchema) {
    database.close();
    return { kind: 'newer', found, known: newestSchema };
  }
  const isNew = found === 0;
  if (isNew) take(database, schema, newestSchema);
  else
    for (const [index, step] of steps.entries()) {
      const version = firstSchema + index + 1;
      if (version > found) take(database, step, version);
    }
  return { kind: 'open', database, isNew };
}

/** All of a step, and that it was taken, or nothing. */
function take(database: DatabaseSync, step: Step, version: number): void {
  inTransaction(database, () => {
    if (typeof step === 'string') database.exec(step);
    else step(database);
    database.exec(`PRAGMA user_version = ${version}`);
  });
}
