/** Counts up in one document until it is killed, and says each number once it is on disk. */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/index.ts';
import { noteKind, noteOf } from './data-dir.ts';

const [, , dataDir = ''] = process.argv;
const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
if (opened.kind !== 'open') throw new Error(opened.kind);
// For the next one, when this one is killed.
flushCompileCache();
const sites = await opened.storage.openDocuments(noteKind);
for (;;) {
  const doc = await sites.update('kamppi', (it) => ({
    ...(it ?? noteOf('kamppi')),
    count: (it?.count ?? 0) + 1,
  }));
  const { journal } = opened.storage;
  await journal.append({ id: `${doc?.count}`, at: 0, site: 'kamppi', kind: 'counted', data: null });
  writeSync(1, `${doc?.count}\n`);
}
