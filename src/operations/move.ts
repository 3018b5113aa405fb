import { dayOf, systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { type Moved, moveFromPostgres, moveToPostgres } from '../storage/index.ts';
import { storeRefused } from '../store-refused.ts';
import { databaseUrl, dataDir as dataDirOf, readEnvFile, refuse, say } from './command-line.ts';

type Way = 'to' | 'from';

/** Moves everything, and says what became of it. @returns whether it is there */
export async function moveEverything(way: Way): Promise<boolean> {
  readEnvFile();
  const dataDir = dataDirOf();
  const url = databaseUrl();
  if (!url)
    return refuse(
      'DATABASE_URL is not set. Example: DATABASE_URL=postgresql://livion:secret@db.example.com/livion',
    );
  const move = way === 'to' ? moveToPostgres : moveFromPostgres;
  const moved = await move({ dataDir, url, clock: systemClock, log: createLog('silent') });
  say(...[sentencesOf(moved, way, dataDir)].flat());
  return moved.is === 'moved' || moved.is === 'finished';
}

const database = 'the database of DATABASE_URL';

function sentencesOf(moved: Moved, way: Way, dataDir: string): string | string[] {
  const folder = `DATA_DIR (${dataDir})`;
  const [source, target] = way === 'to' ? [folder, database] : [database, folder];
  const next =
    way === 'to'
      ? 'Start the bot with DATABASE_URL set. The folder is as it was, but for a note of the move: keep it as a backup, or delete it.'
      : 'Start the bot without DATABASE_URL. The database is as it was, but for a note of the move.';
  switch (moved.is) {
    case 'moved':
      return [
        `Moved ${moved.documents} documents and ${moved.rows} rows to ${target}; the hash of each is the same there.`,
        next,
      ];
    case 'finished':
      return [`The move that was interrupted is finished: all is in ${target}.`, next];
    case 'gone':
      return `What was in ${source} was moved to ${moved.place} on ${dayOf(moved.at)} already.`;
    case 'nothing-there':
      return `There is nothing of this bot in ${source}.`;
    case 'several':
      return `Several workspaces are in ${database}, and a folder has room for one. Nothing was changed.`;
    case 'not-empty':
      return `${upperFirst(target)} is not empty. Nothing was changed. Set another one, or empty it.`;
    case 'unreadable':
      return `${moved.file} cannot be read. Nothing was changed. Fix it first, or move it away.`;
    case 'differing':
      return `Not the same on both sides: ${moved.what.join(', ')}. ${upperFirst(source)} is as it was, and goes on being used. Report this.`;
    case 'refused':
      return [storeRefused(moved.because, dataDir), `${upperFirst(source)} is as it was.`];
  }
}

const upperFirst = (words: string): string => words[0]?.toUpperCase() + words.slice(1);
