import { getCompileCacheDir } from 'node:module';
import { dirname, extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread of ours, asked and answered in messages that are gathered for a moment. */
export interface Thread<Ask, Answer> {
  send(ask: Ask): void;
  /** While something is awaited the process stays. */
  stay(needed: boolean): void;
  end(): Promise<void>;
  onAnswers(listener: (answers: readonly Answer[]) => void): void;
  /** It has ended by itself: nothing is answered any more. */
  onEnd(listener: (error: Error) => void): void;
}

/** The file of a thread; its ending is another one where the program was built. */
export const threadFile = (base: string, name: string): URL =>
  new URL(`${name}${extname(base)}`, new URL('.', base));

/**
 * Starts a thread. What is sent in one turn of the event loop goes over in one message.
 * @param about what the thread begins with
 */
export function startThread<Ask, Answer>(file: URL, about: unknown): Thread<Ask, Answer> {
  // It needs no secret of the environment, only what is compiled already.
  const cache = getCompileCacheDir();
  const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) };
  const worker = new Worker(file, { workerData: about, env });
  worker.unref();
  let gathered: Ask[] = [];
  return {
    send(ask) {
      if (gathered.length === 0)
        setImmediate(() => {
          worker.postMessage(gathered);
          gathered = [];
        });
      gathered.push(ask);
    },
    stay: (needed) => (needed ? worker.ref() : worker.unref()),
    end: async () => void (await worker.terminate()),
    onAnswers: (listener) => {
      worker.on('message', listener);
    },
    onEnd: (listener) => {
      worker.on('error', listener);
      worker.on('exit', (code) => listener(new Error(`a thread of the store ended with ${code}`)));
    },
  };
}
