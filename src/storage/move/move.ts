import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openStorage, writeMark } from '../embedded/index.ts';
import { markFolder, markOfFolder, unmarkFolder } from '../move-mark.ts';
import {
  bindLineage,
  connect,
  type Database,
  fenceLock,
  type Lease,
  leaseTimes,
  markDatabase,
  markOfDatabase,
  type Reading,
  restoredHere,
  type Sql,
  takeLease,
  unfitBecause,
  unmarkDatabase,
} from '../postgres/index.ts';
import { type PostgresRefused, refusedBy } from '../refused.ts';
import { streamKeys } from '../streams/index.ts';
import type { Move, Moved } from './moved.ts';
import {
  databaseSide,
  differences,
  folderSide,
  type Hashes,
  hashesOf,
  UnreadableFile,
  writeToDatabase,
  writeToFolder,
} from './sides.ts';
import { type Table, tablesIn } from './tables.ts';

/** Of a database, as it may be shown. */
function placeOf(url: string): string {
  const name = /^postgres(?:ql)?:\/\/(?:[^@/]*@)?([^/?]*)\/([^?]*)/u.exec(url);
  return `the database ${name?.[2] ?? ''}${name?.[1] ? ` at ${name[1]}` : ''}`;
}

export async function moveToPostgres(move: Move): Promise<Moved> {
  const { dataDir, url, clock, log, onStep = () => {} } = move;
  if (!existsSync(join(dataDir, 'bot.sqlite'))) return { is: 'nothing-there' };
  return withDatabase(move, async (database, tables) => {
    const left = markOfFolder(dataDir);
    const mark = await markOfDatabase(database);
    if (left?.state === 'left' && mark?.move !== left.move)
      return { is: 'gone', place: left.place, at: left.at };
    if (left?.state === 'left') {
      await database.transaction(unmarkDatabase);
      return { is: 'finished' };
    }
    if (mark?.state !== 'arriving' && !(await isEmpty(database))) return { is: 'not-empty' };
    const opened = openStorage({ dataDir, clock, log });
    if (opened.kind !== 'open') return { is: 'refused', because: opened };
    try {
      const at = clock.now();
      const id = randomUUID();
      onStep('begun');
      const from = folderSide(dataDir);
      const here = await hashesOf(from, tables);
      await database.transaction(async (sql) => {
        await asLongAsItTakes(sql);
        await empty(sql);
        await writeToDatabase(sql, from, tables);
        await markDatabase(sql, { state: 'arriving', move: id, place: resolve(dataDir), at });
        // What was restored and not weighed yet is weighed there.
        if (opened.storage.restored()) await sql.run('DELETE FROM lineage');
        else await bindLineage(sql, at);
        onStep('written');
      });
      onStep('arrived');
      const there = await standingStill(database, (sql) => hashesOf(databaseSide(sql), tables));
      const what = differences(here, there);
      if (what.length > 0) return { is: 'differing', what };
      onStep('compared');
      markFolder(dataDir, { state: 'left', move: id, place: placeOf(url), at });
      onStep('left');
      await database.transaction(unmarkDatabase);
      return { is: 'moved', documents: here.documents.size, rows: here.rows };
    } finally {
      await opened.storage.close();
    }
  });
}

export async function moveFromPostgres(move: Move): Promise<Moved> {
  const { dataDir, url, clock, log, onStep = () => {} } = move;
  return withDatabase(move, async (database, tables) => {
    const left = await markOfDatabase(database);
    const there = markOfFolder(dataDir);
    if (left?.state === 'arriving')
      return refused({ is: 'arriving', place: left.place, at: left.at });
    if (left && there?.move !== left.move) return { is: 'gone', place: left.place, at: left.at };
    if (left) {
      await unmarkFolder(dataDir);
      return { is: 'finished' };
    }
    if ((await database.one('SELECT 1 FROM installation LIMIT 1')) !== undefined)
      return { is: 'several' };
    if (await isEmpty(database)) return { is: 'nothing-there' };
    const names = existsSync(dataDir) ? readdirSync(dataDir) : [];
    if (there?.state !== 'arriving' && names.length > 0) return { is: 'not-empty' };
    const at = clock.now();
    const mark = { move: randomUUID(), at };
    for (const name of names)
      if (name !== 'moved.json') rmSync(join(dataDir, name), { recursive: true });
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    markFolder(dataDir, { ...mark, state: 'arriving', place: placeOf(url) });
    const opened = openStorage({ dataDir, clock, log, isArriving: true });
    if (opened.kind !== 'open') return { is: 'refused', because: opened };
    let here: Hashes;
    try {
      onStep('begun');
      here = await standingStill(database, async (sql) => {
        const from = databaseSide(sql);
        await writeToFolder(dataDir, from, tables);
        return hashesOf(from, tables);
      });
      onStep('written');
    } finally {
      await opened.storage.close();
    }
    if (await restoredHere(database, at)) await writeMark(dataDir, 0);
    onStep('arrived');
    const what = differences(here, await hashesOf(folderSide(dataDir), tables));
    if (what.length > 0) return { is: 'differing', what };
    onStep('compared');
    await database.transaction((sql) =>
      markDatabase(sql, { ...mark, state: 'left', place: resolve(dataDir) }),
    );
    onStep('left');
    await unmarkFolder(dataDir);
    return { is: 'moved', documents: here.documents.size, rows: here.rows };
  });
}

const refused = (because: PostgresRefused): Moved => ({
  is: 'refused',
  because: { kind: 'postgres', because },
});

/** Works with the database while no bot does: none can take it before the work has ended. */
async function withDatabase(
  { url, clock, log, callMs = 10_000 }: Pick<Move, 'url' | 'clock' | 'log' | 'callMs'>,
  work: (database: Database, tables: readonly Table[]) => Promise<Moved>,
): Promise<Moved> {
  const own = connect(url, { log, most: 2 });
  const database = connect(url, { log, most: 2 });
  let lease: Lease | undefined;
  try {
    const unfit = await unfitBecause(database);
    if (unfit && unfit.is !== 'arriving' && unfit.is !== 'left') return refused(unfit);
    const times = leaseTimes(callMs);
    lease = await takeLease({ database: own, times, clock, log, onLost: () => {}, isAlone: true });
    if (!lease) return refused({ is: 'in-use' });
    return await own.transaction(async (sql) => {
      await asLongAsItTakes(sql);
      await sql.all(`SELECT pg_advisory_xact_lock_shared(${fenceLock})`);
      return work(database, await tablesIn(database));
    });
  } catch (error) {
    if (error instanceof UnreadableFile) return { is: 'unreadable', file: error.message };
    const because = refusedBy(error);
    if (!because) throw error;
    return refused(because);
  } finally {
    await database.close();
    await lease?.release();
    await own.close();
  }
}

/** Reads all of it as it was at one moment. */
const standingStill = <T>(database: Database, read: (sql: Sql) => Promise<T>): Promise<T> =>
  database.transaction(async (sql) => {
    await sql.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await asLongAsItTakes(sql);
    return read(sql);
  });

async function asLongAsItTakes(sql: Sql): Promise<void> {
  await sql.run('SET LOCAL statement_timeout = 0');
  await sql.run('SET LOCAL idle_in_transaction_session_timeout = 0');
}

const allTables = ['document', ...Object.keys(streamKeys)];

async function isEmpty(sql: Reading): Promise<boolean> {
  for (const name of allTables)
    if ((await sql.one(`SELECT 1 FROM ${name} LIMIT 1`)) !== undefined) return false;
  return true;
}

const empty = (sql: Sql): Promise<number> => sql.run(`TRUNCATE ${allTables} RESTART IDENTITY`);
