import { flushCompileCache } from 'node:module';
import { createLog } from '../../../src/log.ts';
import { moveFromPostgres, moveToPostgres } from '../../../src/storage/index.ts';
import { hurried } from '../../e2e/hurried.ts';
import { at } from '../data-dir.ts';

/** Moves, and dies after the step that is given. */
const [, , way, dataDir = '', url = '', last] = process.argv;
await (way === 'to' ? moveToPostgres : moveFromPostgres)({
  ...{ dataDir, url, log: createLog('silent') },
  ...{ clock: { ...hurried, now: () => at }, callMs: 250 },
  onStep(step) {
    if (step !== last) return;
    // For the next one.
    flushCompileCache();
    process.kill(process.pid, 'SIGKILL');
  },
});
