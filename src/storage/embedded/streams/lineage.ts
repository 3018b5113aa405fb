import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { hasCode, syncFolderSync, textOf } from '../../files.ts';

const fileOf = (dataDir: string): string => join(dataDir, 'lineage');
const row = z.object({ id: z.string() }).optional();

/**
 * Whether the database is the one that worked with the documents beside it. Each start writes a new
 * name into both, so that an empty, an older and somebody else's are known for what they are.
 * @param isNew it was empty
 */
export function isOtherDatabase(database: DatabaseSync, dataDir: string, isNew: boolean): boolean {
  if (!hasSites(dataDir)) return false;
  if (isNew) return true;
  const here = nameIn(database);
  const known = namesBeside(dataDir);
  // Up to 0.1.0 there was no name in either.
  return here === undefined ? known.length > 0 : !known.includes(here);
}

/** From now on they belong together. A kill at any moment leaves them so. */
export function bindDatabase(database: DatabaseSync, dataDir: string): void {
  const name = randomUUID();
  const before = nameIn(database);
  writeNames(dataDir, before === undefined ? [name] : [before, name]);
  database.prepare('INSERT OR REPLACE INTO lineage VALUES (1, ?)').run(name);
  writeNames(dataDir, [name]);
}

const nameIn = (database: DatabaseSync): string | undefined =>
  row.parse(database.prepare('SELECT id FROM lineage').get())?.id;

const namesBeside = (dataDir: string): string[] =>
  (textOf(fileOf(dataDir)) ?? '').split('\n').filter(Boolean);

function writeNames(dataDir: string, names: readonly string[]): void {
  writeFileAtomic.sync(fileOf(dataDir), `${names.join('\n')}\n`, { mode: 0o600 });
  syncFolderSync(dataDir);
}

function hasSites(dataDir: string): boolean {
  try {
    return readdirSync(join(dataDir, 'sites')).some((name) => name.endsWith('.json'));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
