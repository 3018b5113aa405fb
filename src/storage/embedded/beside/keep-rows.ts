import type { DatabaseSync } from 'node:sqlite';
import type { OpenIncidents } from '../../../sites/index.ts';
import { type About, insert, insertOnce, put } from '../../statement.ts';
import { dialect } from '../dialect.ts';
import { statementsIn } from '../statements.ts';
import { inTransaction } from '../transaction.ts';

/** A site's row as it is kept: what it is looked for by, and all of it. */
export interface KeptRow {
  readonly id: string;
  /** Of the document that it was made of; null: it is made anew at the next start. */
  readonly stamp: string | null;
  readonly key: string;
  /** By column. */
  readonly values: About;
  /** As what a person is named on it, and whether among its installers. */
  readonly people: readonly (readonly [person: string, role: string, installs: number])[];
  readonly knownPasswords: readonly string[];
}

interface NotedIncidents {
  readonly id: string;
  readonly gravity: number;
  readonly counts: OpenIncidents;
}

/** A row, or the ID of one that is dropped. */
type RowChange = KeptRow | string;

export type RowAsk =
  | { readonly do: 'keep'; readonly changes: readonly RowChange[] }
  | { readonly do: 'incidents'; readonly open: readonly NotedIncidents[] }
  /** What could not be kept before is kept. */
  | { readonly do: 'keep-up' }
  /** Nothing of what was dropped is left in the log of changes. */
  | { readonly do: 'empty-log' };

/** Changes before they are moved from SQLite's log of them into their place. */
const mostInLog = 500;

export function createKeptRows(database: DatabaseSync): (ask: RowAsk) => void {
  const { all, run } = statementsIn(database);
  /** What could not be kept is kept with the next, or before the next question. */
  const unkept = new Map<string, KeptRow | undefined>();
  const unnoted = new Map<string, NotedIncidents>();
  let changes = 0;
  const change = (sql: string, about: About): number => run({ sql, about });

  function write({ id, stamp, key, values, people: named, knownPasswords }: KeptRow): void {
    const find = { sql: 'SELECT number, key, people FROM site WHERE id = :id', about: { id } };
    const [before] = all(find);
    const [noted] = all({
      sql: 'SELECT gravity FROM open_incidents WHERE id = :id',
      about: { id },
    });
    const people = JSON.stringify([named, knownPasswords]);
    const gravity = Number(noted?.['gravity'] ?? values['gravity']);
    run(put(dialect, 'site', 'id', { ...values, id, stamp, key, people, gravity }));
    const site = Number((before ?? all(find)[0])?.['number']);
    if (before?.['key'] !== key) {
      if (before) change('DELETE FROM site_name WHERE rowid = :site', { site });
      change('INSERT INTO site_name (rowid, key) VALUES (:site, :key)', { site, key });
    }
    if (before?.['people'] === people) return;
    for (const table of before ? ['site_person', 'known_password'] : [])
      change(`DELETE FROM ${table} WHERE site = :site`, { site });
    for (const [person, role, installs] of named)
      run(insert(dialect, 'site_person', { person, role, site, installs }));
    for (const fingerprint of knownPasswords)
      run(insertOnce(dialect, 'known_password', { fingerprint, site }));
  }

  function note({ id, gravity, counts }: NotedIncidents): void {
    const { critical = 0, warning = 0, info = 0 } = counts;
    if (critical + warning + info > 0)
      run(put(dialect, 'open_incidents', 'id', { id, gravity, critical, warning, info }));
    else change('DELETE FROM open_incidents WHERE id = :id', { id });
    change('UPDATE site SET gravity = :gravity WHERE id = :id AND gravity <> :gravity', {
      ...{ id, gravity },
    });
  }

  function keepUp(): void {
    if (unkept.size + unnoted.size === 0) return;
    inTransaction(database, () => {
      for (const [id, row] of unkept)
        if (row) write(row);
        else change('DELETE FROM site WHERE id = :id', { id });
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
    }
  };
}
