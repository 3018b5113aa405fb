import { moveEverything } from './move.ts';

/**
 * `npm run from-postgres`: moves everything in the database of DATABASE_URL to DATA_DIR, which is
 * empty. Stop the bot first. Ends with 1 where it is not there afterwards; then all is as it was,
 * or running it again finishes it.
 */
process.exitCode = (await moveEverything('from')) ? 0 : 1;
