import { postgresRefused } from '../postgres-refused.ts';
import { migrate, refusedBy } from '../storage/index.ts';
import { readEnvFile, say } from './command-line.ts';

/**
 * `npm run migrate`: brings the database of DATABASE_URL up to date, all of it or nothing. Ends
 * with 1 where it is not afterwards.
 */
async function bringUpToDate(): Promise<boolean> {
  readEnvFile();
  const url = process.env['DATABASE_URL']?.trim();
  if (!url) {
    say('DATABASE_URL is not set: there is no database to bring up to date.');
    return false;
  }
  try {
    const taken = await migrate(url);
    say(
      taken.length === 0 ? 'The database is up to date.' : `Up to date now: ${taken.join(', ')}.`,
    );
    return true;
  } catch (error) {
    const refused = refusedBy(error);
    if (!refused) throw error;
    say(`${postgresRefused(refused)} Nothing was changed.`);
    return false;
  }
}

process.exitCode = (await bringUpToDate()) ? 0 : 1;
