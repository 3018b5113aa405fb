import { postgresRefused } from '../postgres-refused.ts';
import { migrate, refusedBy } from '../storage/index.ts';
import { databaseUrl, readEnvFile, refuse, say } from './command-line.ts';

/**
 * `npm run migrate`: brings the database of DATABASE_URL up to date, all of it or nothing. Ends
 * with 1 where it is not afterwards.
 */
async function bringUpToDate(): Promise<boolean> {
  readEnvFile();
  const url = databaseUrl();
  if (!url) return refuse('DATABASE_URL is not set: there is no database to bring up to date.');
  try {
    const taken = await migrate(url);
    say(
      taken.length === 0 ? 'The database is up to date.' : `Up to date now: ${taken.join(', ')}.`,
    );
    return true;
  } catch (error) {
    const refused = refusedBy(error);
    if (!refused) throw error;
    return refuse(`${postgresRefused(refused)} Nothing was changed.`);
  }
}

process.exitCode = (await bringUpToDate()) ? 0 : 1;
