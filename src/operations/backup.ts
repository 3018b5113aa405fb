import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { readKeys } from '../config/index.ts';
import { createLog } from '../log.ts';
import { NewerVersion, openSites, openStorage } from '../storage/index.ts';
import { storeRefused } from '../store-refused.ts';
import { keepBackup, withSnapshot } from './backups/index.ts';
import {
  backupDir,
  dataDir as dataDirOf,
  readEnvFile,
  refuse,
  say,
  saysThatDatabaseHasItsOwn,
} from './command-line.ts';

/**
 * `npm run backup [-- folder]`: copies DATA_DIR, as it was at one moment, to a new backup in
 * BACKUP_DIR or the folder given, whether the bot runs or not: encrypted, where BACKUP_KEY is set.
 * Ends with 1 where there is no backup afterwards.
 */

async function makeBackup(): Promise<boolean> {
  readEnvFile();
  if (saysThatDatabaseHasItsOwn()) return false;
  // Nothing else of the configuration is needed, so that a backup can be made whatever is wrong
  // with it.
  const dataDir = dataDirOf();
  const target = resolve(process.argv[2] ?? backupDir());
  const keys = readKeys('BACKUP_KEY', process.env['BACKUP_KEY']);
  if (!keys.ok) return refuse(keys.problem);
  const [key] = keys.keys ?? [];
  const seal = key && { key, random: randomBytes };
  if (!existsSync(join(dataDir, 'bot.sqlite')))
    return refuse(
      `There is nothing of this bot in DATA_DIR (${dataDir}). Example: DATA_DIR=/var/lib/livion npm run backup`,
    );
  const at = systemClock.now();
  let kept: string | undefined;
  const keep = async (folder: string, isThereStill?: () => boolean): Promise<void> => {
    kept = await keepBackup(folder, target, { at, seal, isThereStill });
  };
  const opened = openStorage({ dataDir, clock: systemClock, log: createLog('warn') });
  if (opened.kind === 'open') {
    const { storage } = opened;
    try {
      await openSites(storage);
      const snapshot = await storage.snapshot();
      await keep(snapshot.folder).finally(() => snapshot.remove());
    } finally {
      await storage.close();
    }
  } else if (opened.kind === 'in-use') {
    if (!(await withSnapshot(dataDir, keep)))
      return refuse(
        `Another process works on DATA_DIR (${dataDir}) and gives no backup now. Try again in a moment, or stop it first.`,
      );
  } else return refuse(storeRefused(opened, dataDir));
  say(
    kept === undefined
      ? 'There is a backup of this very second already; it is left as it is.'
      : `Backed up to ${kept}`,
  );
  return kept !== undefined;
}

try {
  process.exitCode = (await makeBackup()) ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  if (error instanceof NewerVersion)
    say('DATA_DIR was written by a newer version of this bot. Back it up with that version.');
  else if (error instanceof Error) {
    const why = 'code' in error ? error.code : error.message;
    say(`The backup could not be made (${why}). Nothing is left of it.`);
  } else throw error;
}
