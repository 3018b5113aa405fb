import { dayOf } from './clock.ts';
import type { PostgresFault, PostgresRefused } from './storage/index.ts';

/** Why the database of DATABASE_URL cannot be worked with, and what to do, for the operator. */
export function postgresRefused(because: PostgresRefused): string {
  switch (because.is) {
    case 'fault':
      return `${faultSentence(because.fault)} (It said: ${because.detail})`;
    case 'old-server':
      return `PostgreSQL ${because.found} is too old: the bot needs 15 or newer. Upgrade the server, or set DATABASE_URL to another one.`;
    case 'encoding':
      return `The database of DATABASE_URL keeps text as ${because.found}. Create one with UTF8: createdb -E UTF8 -T template0 livion`;
    case 'behind':
      return 'The database of DATABASE_URL is not up to date. Make a backup, then: npm run migrate';
    case 'newer':
      return 'The database of DATABASE_URL was brought up to date by a newer version of this bot. Run that version, or restore a backup.';
    case 'arriving':
      return `Not all has come to the database of DATABASE_URL: the move from ${because.place} was interrupted. That folder is as it was; run the move again: npm run to-postgres`;
    case 'left':
      return `What was in the database of DATABASE_URL was moved to ${because.place} on ${dayOf(because.at)}. Take DATABASE_URL away and set DATA_DIR to that folder.`;
    case 'in-use':
      return 'Another process works with the database of DATABASE_URL. Stop it, or set DATABASE_URL to another database.';
  }
}

function faultSentence(fault: PostgresFault): string {
  switch (fault) {
    case 'unreachable':
      return 'PostgreSQL does not answer at the address of DATABASE_URL. Start it, or correct host and port.';
    case 'password':
      return 'PostgreSQL does not let the user of DATABASE_URL in. Correct user name and password, or allow it in pg_hba.conf.';
    case 'no-database':
      return 'There is no such database as DATABASE_URL names. Create it: createdb -E UTF8 livion';
    case 'denied':
      return 'The user of DATABASE_URL may not do what the bot has to. Make it the owner of the database.';
    case 'starting':
      return 'PostgreSQL is starting or stopping. Try again in a moment.';
    case 'too-many':
      return 'PostgreSQL takes no more connections. Raise its max_connections, or lower DATABASE_CONNECTIONS.';
    case 'overloaded':
      return 'PostgreSQL answers too slowly. Look at its log, its memory and what else it works on.';
    case 'full':
      return "The disk of PostgreSQL's server is full. Make room, and start again.";
    case 'read-only':
      return 'The server of DATABASE_URL only follows another one and takes no writes. Set the address of the primary.';
    case 'pooler':
      return 'PgBouncer stands before PostgreSQL and does not let the time limits of the bot pass. Set in it: ignore_startup_parameters = statement_timeout, lock_timeout, idle_in_transaction_session_timeout';
    case 'tls':
      return 'The connection to PostgreSQL cannot be encrypted as DATABASE_URL asks. Correct its sslmode and sslrootcert.';
  }
}

/** Why this process ends: another one has the database. */
export const databaseLost =
  'Another process has taken over the database of DATABASE_URL, since this one did not reach it for too long. This one ends; started again, it waits for its turn.';
