import { moveEverything } from './move.ts';

/**
 * `npm run to-postgres`: moves everything in DATA_DIR to the empty database of DATABASE_URL. Stop
 * the bot first. Ends with 1 where it is not there afterwards; then all is as it was, or running it
 * again finishes it.
 */
process.exitCode = (await moveEverything('to')) ? 0 : 1;
