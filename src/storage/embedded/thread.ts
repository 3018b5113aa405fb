import { basename, extname } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { compiledEnvironment } from '../../compiled.ts';

/** What a thread of ours does for one store, asked and answered in gathered messages. */
export interface Thread<Ask, Answer> {
  send(ask: Ask): void;
  /** While something is awaited the process stays. */
  stay(needed: boolean): void;
  /** Something was asked of it, and it has not been ended. */
  isRunning(): boolean;
  end(): Promise<void>;
  onAnswers(listener: (answers: readonly Answer[]) => void): void;
  /** The thread has ended by itself: nothing is answered any more. */
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

/** By file. A thread goes on when a store is closed, and serves the next one. */
const running = new Map<string, Worker>();
let lastId = 0;

function workerOf(file: URL): Worker {
  const known = running.get(file.href);
  if (known) return known;
  const worker = new Worker(file, { env: compiledEnvironment() });
  // Every open store listens.
  worker.setMaxListeners(0);
  for (const end of ['error', 'exit']) worker.once(end, () => running.delete(file.href));
  worker.unref();
  running.set(file.href, worker);
  return worker;
}

/**
 * What a thread does for one store; it starts when something is asked of it. What is sent in one
 * turn of the event loop goes over in one message.
 * @param file its file, which calls `serveStores`
 * @param about what it is told about the store
 */
export function threadOf<Ask, Answer>(file: URL, about: unknown): Thread<Ask, Answer> {
  let onAnswers = (_: readonly Answer[]): void => {};
  let onEnd = (_: Error): void => {};
  let served: { readonly port: MessagePort; end(): Promise<void> } | undefined;
  let gathered: Ask[] = [];

  function start(): NonNullable<typeof served> {
    lastId += 1;
    const id = lastId;
    const worker = workerOf(file);
    const { port1: port, port2 } = new MessageChannel();
    const closed = new Promise<void>((resolve) => port.once('close', resolve));
    const onError = (error: Error): void => onEnd(error);
    const onExit = (code: number): void =>
      onEnd(new Error(`a thread of the store ended with ${code}`));
    worker.on('error', onError);
    worker.on('exit', onExit);
    port.on('message', (answers) => onAnswers(answers));
    port.unref();
    worker.postMessage({ id, begin: { port: port2, about } }, [port2]);
    return {
      port,
      async end() {
        port.ref();
        worker.postMessage({ id });
        await closed;
        worker.off('error', onError);
        worker.off('exit', onExit);
      },
    };
  }

  return {
    send(ask) {
      served ??= start();
      if (gathered.length === 0)
        setImmediate(() => {
          served?.port.postMessage(gathered);
          gathered = [];
        });
      gathered.push(ask);
    },
    stay: (needed) => (needed ? served?.port.ref() : served?.port.unref()),
    isRunning: () => served !== undefined,
    end: async () => await served?.end(),
    onAnswers(listener) {
      onAnswers = listener;
    },
    onEnd(listener) {
      onEnd = listener;
    },
  };
}
