import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { readKeys } from '../config/index.ts';
import { storeRefused } from '../store-refused.ts';
import {
  type BackupFound,
  checkBackup,
  listBackups,
  type Restored,
  restoreBackup,
} from './backups/index.ts';
import { backupDir, dataDir, readEnvFile, say, saysThatDatabaseHasItsOwn } from './command-line.ts';

/**
 * `npm run restore -- backup`: puts a backup, a path or a name in BACKUP_DIR, in the place of what
 * is in DATA_DIR, once it has been found sound; what was there is kept beside it. `--check` only
 * looks. Without a name it lists the backups. Ends with 1 where nothing is restored or sound.
 */
async function restore(args: readonly string[]): Promise<boolean> {
  readEnvFile();
  if (saysThatDatabaseHasItsOwn()) return false;
  const isCheck = args.includes('--check');
  const [given] = args.filter((arg) => !arg.startsWith('--'));
  if (given === undefined) return list();
  const backup = readKeys('BACKUP_KEY', process.env['BACKUP_KEY']);
  const credentials = readKeys('CREDENTIALS_KEY', process.env['CREDENTIALS_KEY']);
  for (const read of [backup, credentials]) if (!read.ok) say(read.problem);
  if (!backup.ok || !credentials.ok) return false;
  const keys = { backup: backup.keys, credentials: credentials.keys };
  const inFolder = join(backupDir(), given);
  const path = resolve(existsSync(inFolder) ? inFolder : given);
  const outcome = isCheck
    ? await checkBackup(path, keys, systemClock)
    : await restoreBackup(path, dataDir(), keys, systemClock);
  say(...[sentencesOf(outcome, path)].flat());
  return outcome.kind === 'sound' || outcome.kind === 'restored';
}

async function list(): Promise<boolean> {
  const backups = await listBackups(backupDir(), systemClock.now());
  if (backups.length === 0)
    say(`There is no backup in BACKUP_DIR (${backupDir()}). Give a path, or set BACKUP_DIR.`);
  else {
    say(`Backups in BACKUP_DIR (${backupDir()}), the newest first:`);
    for (const { name } of backups) say(`  ${name}`);
    say(
      'Stop the bot, then: npm run restore -- <name>. To look only: npm run restore -- --check <name>',
    );
  }
  return false;
}

function sentencesOf(outcome: BackupFound | Restored, path: string): string | string[] {
  switch (outcome.kind) {
    case 'sound':
      return [`The backup is sound. ${contents(outcome)}`, ...unopened(outcome)];
    case 'restored':
      return [
        `Restored. ${contents(outcome)}`,
        ...(outcome.before === undefined
          ? []
          : [`What was in DATA_DIR lies in ${outcome.before}. Delete it when all is well.`]),
        ...unopened(outcome),
        'Start the bot. It logs in nowhere by itself until each site has been verified once.',
      ];
    case 'no-backup':
      return [
        `There is no backup at ${path}. Nothing was changed. \`npm run restore\` lists those in BACKUP_DIR.`,
      ];
    case 'key-unknown':
      return `The backup is encrypted with the key ${outcome.key}, and BACKUP_KEY does not hold it. Nothing was changed. Example: BACKUP_KEY=${outcome.key}:<32 bytes in base64>`;
    case 'not-authentic':
      return 'The backup does not open: BACKUP_KEY is another one than it was made with, or the file was changed or cut off. Nothing was changed. Try the one before it.';
    case 'damaged':
      return `The backup is damaged (${outcome.what.join('; ')}). Nothing was changed. Try the one before it.`;
    case 'newer':
      return 'The backup was written by a newer version of this bot. Nothing was changed. Restore it with that version.';
    case 'in-use':
    case 'unusable':
      return [storeRefused(outcome, dataDir()), 'Nothing was changed.'];
  }
}

const contents = ({ made, sites }: { readonly made: number; readonly sites: number }): string =>
  `${sites === 1 ? '1 site' : `${sites} sites`}, as of ${new Date(made).toISOString().slice(0, 16).replace('T', ' ')} UTC.`;

const unopened = (found: { readonly unopened: readonly string[] }): string[] =>
  found.unopened.map(
    (name) =>
      `${name}: CREDENTIALS_KEY does not open its password. Add the key of that time, or have the password entered again.`,
  );

try {
  process.exitCode = (await restore(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  const why = error instanceof Error && 'code' in error ? error.code : undefined;
  if (why === undefined) throw error;
  say(`The backup could not be restored (${why}). What was in DATA_DIR is as it was.`);
}
