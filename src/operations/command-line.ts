/** What the commands for operators have in common: they read `.env`, and say a sentence a line. */
export const say = (...sentences: readonly string[]): void =>
  void process.stdout.write(sentences.map((sentence) => `${sentence}\n`).join(''));

export function refuse(...sentences: readonly string[]): false {
  say(...sentences);
  return false;
}

/** Without a .env file the environment alone counts. */
export function readEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch {
    // There is none, or it cannot be read: what is missing then is told by name.
  }
}

/** For commands that run whatever is wrong with the rest of the configuration. */
export const dataDir = (): string => process.env['DATA_DIR']?.trim() || './data';

export const databaseUrl = (): string | undefined =>
  process.env['DATABASE_URL']?.trim() || undefined;
export const backupDir = (): string => process.env['BACKUP_DIR']?.trim() || './backups';

/**
 * Where DATABASE_URL is set, backups are the database's own: says so.
 * @returns whether it is
 */
export function saysThatDatabaseHasItsOwn(): boolean {
  if (databaseUrl() === undefined) return false;
  say(
    'DATABASE_URL is set: what the bot keeps is in PostgreSQL. Back it up with pg_dump, put it back with pg_restore; docs/operations.md shows how.',
  );
  return true;
}
