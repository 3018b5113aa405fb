import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { openSites } from '../sites/index.ts';
import { NewerVersion, openStorage } from '../storage/index.ts';
import { storeRefused } from '../store-refused.ts';
import { keepBackup, withSnapshot } from './backups/index.ts';

/**
 * `npm run backup [-- folder]`: copies DATA_DIR, as it was at one moment, to a new folder in
 * `./backups` or the one given, whether the bot runs or not. Ends with 1 where there is no backup
 * afterwards.
 */

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

async function makeBackup(): Promise<boolean> {
  try {
    process.loadEnvFile();
  } catch {
    // No .env file: the environment alone counts.
  }
  // Nothing else of the configuration is needed, so that a backup can be made whatever is wrong
  // with it.
  const dataDir = process.env['DATA_DIR']?.trim() || './data';
  const target = resolve(process.argv[2] ?? './backups');
  if (!existsSync(join(dataDir, 'bot.sqlite'))) {
    say(
      `There is nothing of this bot in DATA_DIR (${dataDir}). Example: DATA_DIR=/var/lib/livion npm run backup`,
    );
    return false;
  }
  const at = systemClock.now();
  let kept: string | undefined;
  const keep = async (folder: string, isThereStill?: () => boolean): Promise<void> => {
    kept = await keepBackup(folder, target, at, isThereStill);
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
    if (!(await withSnapshot(dataDir, keep))) {
      say(
        `Another process works on DATA_DIR (${dataDir}) and gives no backup now. Try again in a moment, or stop it first.`,
      );
      return false;
    }
  } else {
    say(storeRefused(opened, dataDir));
    return false;
  }
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
