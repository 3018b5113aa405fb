import { getCompileCacheDir } from 'node:module';
import { basename, dirname, extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread of ours, asked and answered in messages that are gathered for a moment. */
export interface Thread<Ask, Answer> {
  send(ask: Ask): void;
  /** While something is awaited the process stays. */
  stay(needed: boolean): void;
  /** Something was asked of it, and it has not been ended. */
  isRunning(): boolean;
  end(): Promise<void>;
  onAnswers(listener: (answers: readonly Answer[]) => void): void;
  /** It has ended by itself: nothing is answered any more. */
  onEnd(listener: (error: Error) => void): void;
}

/**
 * The file of a thread. Where the program was built it ends otherwise, and all files lie beside
 * each other.
 */
export function threadFile(base: string, name: string): URL {
  const ending = extname(base);
  return new URL(`${ending === '.ts' ? name : basename(name)}${ending}`, new URL('.', base));
}

/**
 * A thread that starts when something is asked of it. What is sent in one turn of the event loop
 * goes over in one message.
 * @param about what the thread begins with
 */
export function threadOf<Ask, Answer>(file: URL, about: unknown): Thread<Ask, Answer> {
  let onAnswers = (_: readonly Answer[]): void => {};
  let onEnd = (_: Error): void => {};
  let worker: Worker | undefined;
  let gathered: Ask[] = [];

  function start(): Worker {
    // It needs no secret of the environment, only what is compiled already.
    const cache = getCompileCacheDir();
    const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) };
    const started = new Worker(file, { workerData: about, env });
    started.on('message', (answers) => onAnswers(answers));
    started.on('error', (error) => onEnd(error));
    started.on('exit', (code) => onEnd(new Error(`a thread of the store ended with ${code}`)));
    return started;
  }

  return {
    send(ask) {
      worker ??= start();
      if (gathered.length === 0)
        setImmediate(() => {
          worker?.postMessage(gathered);
          gathered = [];
        });
      gathered.push(ask);
    },
    stay: (needed) => (needed ? worker?.ref() : worker?.unref()),
    isRunning: () => worker !== undefined,
    end: async () => void (await worker?.terminate()),
    onAnswers(listener) {
      onAnswers = listener;
    },
    onEnd(listener) {
      onEnd = listener;
    },
  };
}
