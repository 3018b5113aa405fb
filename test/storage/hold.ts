/**
 * A bot process of its own: opens the folder, says what came of it, and stays until it is killed.
 */
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/index.ts';

const [, , dataDir = ''] = process.argv;
const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
process.stdout.write(`${opened.kind}\n`);
if (opened.kind === 'open') setInterval(() => opened.storage.requests, 60_000);
