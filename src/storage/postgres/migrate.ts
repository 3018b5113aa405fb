import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import type { PostgresRefused } from '../refused.ts';
import { valueRow } from '../rows.ts';
import { type Reading, settingsOf } from './connect.ts';

/** SQL, by hand, one file a step; beside this file, and beside the program where it was built. */
const folder = fileURLToPath(new URL('migrations', import.meta.url));
const table = 'schema_migration';

const names = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length))
    .toSorted();

/** Older programs work on with what a step adds, and not with what this one takes away. */
const takesAway = (name: string): boolean => name.includes('_contract');

/** Whether the program can work with what the database has. @returns why not */
export async function misfitOf(
  sql: Reading,
): Promise<Extract<PostgresRefused, { is: 'behind' | 'newer' }> | undefined> {
  const isThere = 'SELECT to_regclass($1) IS NOT NULL AS value';
  const found = valueRow(z.boolean()).parse(await sql.one(isThere, table));
  const all = found ? await sql.all(`SELECT name AS value FROM ${table}`) : [];
  const taken = z.array(valueRow(z.string())).parse(all);
  const known = names();
  const steps = known.filter((name) => !taken.includes(name)).length;
  if (taken.some((name) => takesAway(name) && !known.includes(name))) return { is: 'newer' };
  return steps > 0 ? { is: 'behind', steps } : undefined;
}

/**
 * Brings the database up to date, all of it or nothing; two at once wait for each other. Then
 * workspaces are kept apart in every table, also where a copy lost that.
 * @returns the names of the steps that were taken
 */
export async function migrate(url: string): Promise<string[]> {
  const { runner } = await import('node-pg-migrate');
  const taken = await runner({
    // A step may take as long as it needs.
    databaseUrl: { ...settingsOf(url), statement_timeout: false, query_timeout: undefined },
    dir: folder,
    migrationsTable: table,
    direction: 'up',
    advisoryLockMode: 'wait',
    log: () => {},
  });
  const client = new pg.Client(settingsOf(url));
  await client.connect();
  try {
    await client.query('SELECT keep_apart()');
  } finally {
    await client.end();
  }
  return taken.map(({ name }) => name);
}
