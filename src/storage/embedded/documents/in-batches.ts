import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../../../log.ts';

/** Documents that are looked at, at a start, before other work has its turn. */
const atOnce = 200;
const tellEveryMs = 5_000;

/** The files of a folder, some at a time; the log says now and then how far it is. */
export async function* inBatches(
  names: readonly string[],
  folder: string,
  log: Pick<Log, 'info'>,
): AsyncGenerator<readonly string[]> {
  let told = performance.now();
  for (let done = 0; done < names.length; done += atOnce) {
    await nextTurn();
    if (performance.now() - told >= tellEveryMs) {
      told = performance.now();
      log.info({ folder, files: done, of: names.length }, 'the documents are read');
    }
    yield names.slice(done, done + atOnce);
  }
}
