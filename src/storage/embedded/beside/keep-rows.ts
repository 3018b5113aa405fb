import type { SQLInputValue } from 'node:sqlite';
import { inTransaction } from '../transaction.ts';
import { connectToRows } from './connect-to-rows.ts';

/** A site's row as it is kept: what it is looked for by, and all of it. */
export interface KeptRow {
  readonly id: string;
  /** Of the document that it was made of; null: it is made anew at the next start. */
  readonly stamp: string | null;
  readonly key: string;
  /** By column. */
  readonly values: Readonly<Record<string, SQLInputValue>>;
  /** As what a person is named on it, and whether among its installers. */
  readonly people: readonly (readonly [person: string, role: string, installs: number])[];
  readonly knownPasswords: readonly string[];
}

/** How many incidents of a site are open; undefined: none. */
export interface NotedIncidents {
  readonly id: string;
  readonly gravity: number;
  readonly counts: readonly [critical: number, warning: number, info: number] | undefined;
}

/** A row, or the ID of one that is dropped. */
export type RowChange = KeptRow | string;

export type RowAsk =
  | { readonly do: 'keep'; readonly changes: readonly RowChange[] }
  | { readonly do: 'incidents'; readonly open: readonly NotedIncidents[] }
  /** What could not be kept before is kept. */
  | { readonly do: 'keep-up' }
  /** Nothing of what was dropped is left in the log of changes. */
  | { readonly do: 'empty-log' }
  | { readonly do: 'close' };

/** Changes before they are moved from SQLite's log of them into their place. */
const mostInLog = 500;

const columns = [
  ...['id', 'stamp', 'key', 'state', 'moved', 'gravity', 'finished', 'stopped', 'service_code'],
  ...['held_with', 'thread', 'asked', 'paused', 'asked_at', 'waiting', 'waiting_since'],
  ...['due_follow_ups', 'due_run', 'due_webhooks', 'due_new_people', 'due_known_password'],
  ...['watched', 'checked_run', 'check_changed', 'support_hears', 'people', 'body'],
];

/**
 * Keeps the rows of all sites.
 * @param path of their database
 */
export function createKeptRows(path: string): (ask: RowAsk) => void {
  const database = connectToRows(path);
  /** What could not be kept is kept with the next, or before the next question. */
  const unkept = new Map<string, KeptRow | undefined>();
  const unnoted = new Map<string, NotedIncidents>();
  let changes = 0;
  const prepare = (sql: string) => database.prepare(sql);
  const before = prepare('SELECT number, key, people FROM site WHERE id = ?');
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

  function write({ id, stamp, key, values, ...named }: KeptRow): void {
    const known = before.get(id);
    const people = JSON.stringify([named.people, named.knownPasswords]);
    const gravity = gravityOf.get(id)?.['gravity'] ?? values['gravity'] ?? null;
    const number = put.get({ ...values, id, stamp, key, people, gravity })?.['number'] ?? null;
    if (known?.['key'] !== key) {
      if (known) dropName.run(number);
      putName.run(number, key);
    }
    if (known?.['people'] === people) return;
    if (known) {
      dropPeople.run(number);
      dropPasswords.run(number);
    }
    for (const [person, role, installs] of named.people)
      putPerson.run(person, role, number, installs);
    for (const fingerprint of named.knownPasswords) putPassword.run(fingerprint, number);
  }

  function note({ id, gravity, counts }: NotedIncidents): void {
    if (counts) putIncidents.run(id, gravity, ...counts);
    else dropIncidents.run(id);
    setGravity.run(gravity, id, gravity);
  }

  function keepUp(): void {
    if (unkept.size + unnoted.size === 0) return;
    inTransaction(database, () => {
      for (const [id, row] of unkept)
        if (row) write(row);
        else drop.run(id);
      for (const each of unnoted.values()) note(each);
    });
    changes += unkept.size + unnoted.size;
    unkept.clear();
    unnoted.clear();
    if (changes < mostInLog) return;
    changes = 0;
    emptyLog('PASSIVE');
  }

  /** Moves what was written into its place, synced. */
  function emptyLog(how: 'PASSIVE' | 'TRUNCATE'): void {
    database.exec(
      `PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(${how}); PRAGMA synchronous = OFF`,
    );
  }

  return (ask) => {
    switch (ask.do) {
      case 'keep':
        for (const each of ask.changes)
          if (typeof each === 'string') unkept.set(each, undefined);
          else unkept.set(each.id, each);
        return keepUp();
      case 'incidents':
        for (const each of ask.open) unnoted.set(each.id, each);
        return keepUp();
      case 'keep-up':
        return keepUp();
      case 'empty-log':
        return emptyLog('TRUNCATE');
      case 'close':
        return database.close();
    }
  };
}
