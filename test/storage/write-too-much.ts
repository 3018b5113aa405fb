import { join } from 'node:path';
/** Run under `ulimit -f`: one update that does not fit, then what memory says. */
import { createLog } from '../../src/log.ts';
import { createBeside } from '../../src/storage/embedded/beside/index.ts';
import { DocumentFolder } from '../../src/storage/embedded/documents/documents.ts';
import { Gate } from '../../src/storage/embedded/documents/gate.ts';
import { rowsInMemory } from '../../src/storage/embedded/documents/rows.ts';
import { noteKind, noteOf } from './data-dir.ts';

// Without a listener the signal for "file too large" would end the process.
process.on('SIGXFSZ', () => {});
const [, , folder = ''] = process.argv;
const clock = { now: () => 0, monotonic: () => 0, sleep: async () => {} };
const beside = createBeside({ streams: join(folder, '../bot.sqlite'), sites: '' });
const documents = new DocumentFolder(folder, noteKind, {
  ...{ clock, log: createLog('silent') },
  ...{ gate: new Gate(), onWrite: () => {}, rows: rowsInMemory(beside.write), read: beside.read },
});
await documents.open();
const failed = await documents
  .update('kamppi', () => noteOf('kamppi', 'long '.repeat(10_000)))
  .then(() => false)
  .catch(() => true);
const memory = (await documents.get('kamppi'))?.text;
const row = (await documents.row('kamppi'))?.text;
process.stdout.write(JSON.stringify({ failed, memory, row }));
