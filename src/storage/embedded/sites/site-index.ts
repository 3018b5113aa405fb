import { existsSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Log } from '../../../log.ts';
import { LruCache } from '../../../lru-cache.ts';
import {
  gravity,
  type OpenIncidents,
  rowForm,
  type SiteRow,
  siteRowSchema,
} from '../../../sites/index.ts';
import { version } from '../../../version.ts';
import { createPrivateFile } from '../../files.ts';
import { json, valueRow } from '../../rows.ts';
import { peopleOf, siteColumns } from '../../site-columns.ts';
import { type Beside, connectToRows, type KeptRow } from '../beside/index.ts';
import type { Rows } from '../documents/index.ts';
import { inTransaction } from '../transaction.ts';
import { schema } from './schema.ts';

/** Rows of all sites in a database of its own, beside their documents. */
export interface SiteIndex extends Rows<SiteRow> {
  noteIncidents(open: readonly (readonly [site: string, open: OpenIncidents])[]): void;
  /** Resolves when all that was noted of incidents is found. */
  noted(): Promise<void>;
  close(): void;
}

const body = json.pipe(siteRowSchema);
const bodyRow = valueRow(body);
const foundRow = valueRow(body.optional());
const stampRow = z.object({ id: z.string(), stamp: z.string() });
const formRow = valueRow(z.string().optional());

/** Of a program and its idea of a row. */
const form = `${version} ${rowForm}`;

/** Rows kept in memory: those that were looked at or written last. */
const recentRows = 500;

/**
 * Opens it, and makes it anew where another version made it or it cannot be read: it says nothing
 * that the documents do not say. Another thread writes it.
 * @param log told where a row could not be kept: it is kept with the next one
 */
export function openSiteIndex(
  path: string,
  beside: Pick<Beside, 'keepRows' | 'write'>,
  log: Pick<Log, 'error'>,
): SiteIndex {
  const database = openOf(path) ?? createAt(path);
  const stamps = database.prepare('SELECT id, stamp FROM site WHERE stamp IS NOT NULL');
  const all = database.prepare('SELECT body AS value FROM site ORDER BY id');
  const get = database.prepare('SELECT body AS value FROM site WHERE id = ?');
  /** Rows that the thread does not have; undefined: dropped. */
  const unkept = new Map<string, SiteRow | undefined>();
  const recent = new LruCache<SiteRow>(recentRows);
  let noted: Promise<void> = Promise.resolve();

  /** @returns whether all is kept */
  function isKept(failed: unknown): boolean {
    if (failed) log.error({ err: failed }, 'rows could not be kept; lists show sites as they were');
    return !failed;
  }
  const keep = (ask: Parameters<typeof beside.keepRows>[0]): Promise<boolean> =>
    beside.keepRows(ask).then(isKept, isKept);

  function remember(id: string, row: SiteRow | undefined, kept: boolean): void {
    if (kept) unkept.delete(id);
    else unkept.set(id, row);
    if (kept && row) recent.set(id, row);
    else recent.delete(id);
  }

  return {
    stamps: () =>
      new Map(
        stamps
          .all()
          .map((row) => stampRow.parse(row))
          .map(({ id, stamp }) => [id, stamp]),
      ),
    *all() {
      for (const row of all.iterate()) yield bodyRow.parse(row);
    },
    get(id) {
      if (unkept.has(id)) return unkept.get(id);
      const known = recent.get(id) ?? foundRow.parse(get.get(id));
      if (known) recent.set(id, known);
      return known;
    },
    async put(changes) {
      if (changes.length === 0) return;
      const asked = changes.map(({ id, row, stamp }) => (row ? keptRow(row, stamp) : id));
      const kept = await keep({ do: 'keep', changes: asked });
      for (const { id, row } of changes) remember(id, row, kept);
    },
    async write(id, file, row) {
      remember(id, row, isKept(await beside.write(file, keptRow(row, undefined))));
    },
    erased: async () => void (await keep({ do: 'empty-log' })),
    noteIncidents(open) {
      const asked = open.map(([id, counts]) => ({ id, gravity: gravity(counts), counts }));
      const before = noted;
      const mine = keep({ do: 'incidents', open: asked });
      noted = before.then(async () => void (await mine));
    },
    noted: () => noted,
    close() {
      // Closing moves what was written into its place: what is there outlives a power cut.
      database.exec('PRAGMA synchronous = NORMAL');
      database.close();
    },
  };
}

/** @returns undefined where there is none of this form */
function openOf(path: string): DatabaseSync | undefined {
  if (!existsSync(path)) return undefined;
  let database: DatabaseSync | undefined;
  try {
    database = connectToRows(path);
    const kept = formRow.parse(database.prepare('SELECT form AS value FROM form').get());
    if (kept === form) {
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
  const database = connectToRows(path);
  inTransaction(database, () => {
    database.exec(schema);
    database.prepare('INSERT INTO form VALUES (?)').run(form);
  });
  return database;
}

/** @param stamp of the document that it was made of; undefined: made anew at the next start */
function keptRow(row: SiteRow, stamp: string | undefined): KeptRow {
  const { key, ...values } = siteColumns(row);
  return {
    ...{ id: row.id, stamp: stamp ?? null, key, knownPasswords: row.knownPasswords },
    people: peopleOf(row).map(({ person, role, installs }) => [person, role, installs]),
    values: { ...values, body: JSON.stringify(row), gravity: gravity({}) },
  };
}
