import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Log } from '../../../log.ts';
import {
  gravity,
  type OpenIncidents,
  rowForm,
  type SiteRow,
  siteRowSchema,
} from '../../../sites/index.ts';
import { version } from '../../../version.ts';
import { createPrivateFile } from '../../files.ts';
import { peopleOf, peopleText, siteColumns } from '../../site-columns.ts';
import type { Rows } from '../documents/index.ts';
import { inTransaction } from '../streams/index.ts';
import { schema } from './schema.ts';

/** Rows of all sites in a database of its own, beside their documents. */
export interface SiteIndex extends Rows<SiteRow> {
  noteIncidents(open: readonly (readonly [site: string, open: OpenIncidents])[]): void;
  close(): void;
}

interface Unkept {
  readonly row: SiteRow;
  readonly stamp: string | undefined;
}

const body = z.string().transform((text): unknown => JSON.parse(text));
const keptRow = z.object({ body: body.pipe(siteRowSchema) });
const stampRow = z.object({ id: z.string(), stamp: z.string() });
const beforeRow = z.object({ number: z.number(), key: z.string(), people: z.string() }).optional();
const numberRow = z.object({ number: z.number() });
const formRow = z.object({ form: z.string() }).optional();

/** Of a program and its idea of a row. */
const form = `${version} ${rowForm}`;

/** Changes before they are moved from SQLite's log of them into their place. */
const mostInLog = 500;

/**
 * Opens it, and makes it anew where another version made it or it cannot be read: it says nothing
 * that the documents do not say.
 * @param tidy has the log of changes moved into its place, in another thread: nobody waits
 * @param log told where a row could not be kept: it is kept with the next one
 */
export function openSiteIndex(
  path: string,
  tidy: (log: 'kept' | 'emptied') => Promise<void>,
  log: Pick<Log, 'error'>,
): SiteIndex {
  /** Rows that are not kept yet; undefined: dropped. */
  const unkept = new Map<string, Unkept | undefined>();
  let changes = 0;
  const database = openOf(path) ?? createAt(path);
  const prepare = (sql: string) => database.prepare(sql);
  const stamps = prepare('SELECT id, stamp FROM site WHERE stamp IS NOT NULL');
  const all = prepare('SELECT body FROM site ORDER BY id');
  const get = prepare('SELECT body FROM site WHERE id = ?');
  const before = prepare('SELECT number, key, people FROM site WHERE id = ?');
  const columns = [
    ...['id', 'stamp', 'key', 'state', 'moved', 'gravity', 'finished', 'stopped', 'service_code'],
    ...['held_with', 'thread', 'asked', 'paused', 'asked_at', 'waiting', 'waiting_since'],
    ...['due_follow_ups', 'due_run', 'due_webhooks', 'due_new_people', 'due_known_password'],
    ...['watched', 'checked_run', 'check_changed', 'support_hears', 'people', 'body'],
  ];
  const put = prepare(
    `INSERT INTO site (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}
     RETURNING number`,
  );
  const gravityOf = prepare('SELECT gravity FROM open_incidents WHERE id = ?');
  const drop = prepare('DELETE FROM site WHERE id = ?');
  const putName = prepare('INSERT INTO site_name (rowid, key) VALUES (?, ?)');
  const dropName = prepare('DELETE FROM site_name WHERE rowid = ?');
  const dropPeople = prepare('DELETE FROM site_person WHERE site = ?');
  const putPerson = prepare('INSERT INTO site_person VALUES (?, ?, ?, ?)');
  const dropPasswords = prepare('DELETE FROM known_password WHERE site = ?');
  const putPassword = prepare('INSERT OR IGNORE INTO known_password VALUES (?, ?)');
  const putIncidents = prepare('INSERT OR REPLACE INTO open_incidents VALUES (?, ?, ?, ?, ?)');
  const dropIncidents = prepare('DELETE FROM open_incidents WHERE id = ?');
  const setGravity = prepare('UPDATE site SET gravity = ? WHERE id = ? AND gravity <> ?');
  const knownGravity = z.object({ gravity: z.number() }).optional();

  function write(row: SiteRow, stamp: string | undefined): void {
    changes += 1;
    const { id, key } = row;
    const known = beforeRow.parse(before.get(id));
    const people = peopleText(row);
    const { number } = numberRow.parse(
      put.get({
        ...{ id, people, stamp: stamp ?? null, ...siteColumns(row), body: JSON.stringify(row) },
        gravity: knownGravity.parse(gravityOf.get(id))?.gravity ?? gravity({}),
      }),
    );
    if (known?.key !== key) {
      if (known) dropName.run(number);
      putName.run(number, key);
    }
    if (known?.people === people) return;
    if (known) {
      dropPeople.run(number);
      dropPasswords.run(number);
    }
    for (const { person, role, installs } of peopleOf(row))
      putPerson.run(person, role, number, installs);
    for (const fingerprint of row.knownPasswords) putPassword.run(fingerprint, number);
  }

  function together(work: () => void): void {
    if (database.isTransaction) {
      work();
      return;
    }
    inTransaction(database, work);
    if (changes < mostInLog) return;
    changes = 0;
    void tidied('kept');
  }

  const tidied = (how: Parameters<typeof tidy>[0]): Promise<void> =>
    tidy(how).catch((error: unknown) => log.error({ err: error }, 'the index was not tidied'));

  function keep(id: string, change: Unkept | undefined): void {
    unkept.set(id, change);
    try {
      together(() => {
        for (const [each, made] of unkept)
          if (made) write(made.row, made.stamp);
          else drop.run(each);
      });
      unkept.clear();
    } catch (error) {
      log.error({ err: error, site: id }, 'its row could not be kept; lists show it as it was');
    }
  }

  return {
    stamps: () =>
      new Map(
        stamps
          .all()
          .map((row) => stampRow.parse(row))
          .map(asEntry),
      ),
    *all() {
      for (const row of all.all()) yield keptRow.parse(row).body;
    },
    get: (id) =>
      unkept.has(id) ? unkept.get(id)?.row : keptRow.optional().parse(get.get(id))?.body,
    put: (id, row, stamp) => keep(id, { row, stamp }),
    drop: (id) => keep(id, undefined),
    erased: () => tidied('emptied'),
    together,
    noteIncidents(open) {
      together(() => {
        for (const [id, counts] of open) {
          const { critical = 0, warning = 0, info = 0 } = counts;
          const now = gravity(counts);
          if (now === gravity({})) dropIncidents.run(id);
          else putIncidents.run(id, now, critical, warning, info);
          setGravity.run(now, id, now);
        }
      });
    },
    close() {
      // Closing moves what was written into its place: what is there outlives a power cut.
      database.exec('PRAGMA synchronous = NORMAL');
      database.close();
    },
  };
}

const asEntry = ({ id, stamp }: z.infer<typeof stampRow>): [string, string] => [id, stamp];

/** @returns undefined where there is none of this form */
function openOf(path: string): DatabaseSync | undefined {
  if (!existsSync(path)) return undefined;
  let database: DatabaseSync | undefined;
  try {
    database = connect(path);
    const kept = formRow.parse(database.prepare('SELECT form FROM form').get());
    if (kept?.form === form) {
      // Incidents are told anew.
      database.exec(
        `DELETE FROM open_incidents;
         UPDATE site SET gravity = ${gravity({})} WHERE gravity <> ${gravity({})}`,
      );
      return database;
    }
  } catch {
    // Whatever is wrong with it, it is made anew.
  }
  database?.close();
  return undefined;
}

function createAt(path: string): DatabaseSync {
  for (const name of [path, `${path}-wal`, `${path}-shm`]) rmSync(name, { force: true });
  createPrivateFile(path);
  const database = connect(path);
  inTransaction(database, () => {
    database.exec(schema);
    database.prepare('INSERT INTO form VALUES (?)').run(form);
  });
  return database;
}

/**
 * What is written here waits for no disk: after a power cut rows may be older than their documents,
 * which is seen by their stamps. Another thread puts it in its place, synced.
 */
function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;
     PRAGMA wal_autocheckpoint = 0`,
  );
  return database;
}
