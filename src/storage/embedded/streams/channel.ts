import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread of ours, asked and answered in messages that are gathered for a moment. */
export interface Channel<Message, Answer> {
  send(message: Message): void;
  /** While something is awaited the process stays. */
  stay(needed: boolean): void;
  end(): Promise<void>;
  onAnswers(listener: (answers: readonly Answer[]) => void): void;
  /** The thread has ended by itself: nothing is answered any more. */
  onEnd(listener: (error: Error) => void): void;
}

/**
 * Starts a thread. What is sent in one turn of the event loop goes over in one message.
 * @param name of the file beside this one; its ending is another one where the program was built
 * @param about what the thread begins with
 */
export function startThread<Message, Answer>(
  name: string,
  about: unknown,
): Channel<Message, Answer> {
  const here = new URL('.', import.meta.url);
  const worker = new Worker(new URL(`${name}${extname(import.meta.url)}`, here), {
    workerData: about,
    // Its environment is empty: it needs no secret.
    env: {},
  });
  worker.unref();
  let gathered: Message[] = [];
  return {
    send(message) {
      if (gathered.length === 0)
        setImmediate(() => {
          worker.postMessage(gathered);
          gathered = [];
        });
      gathered.push(message);
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
