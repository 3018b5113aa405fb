import { basename, extname } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { compiledEnvironment } from '../../compiled.ts';
import { type Answer, ThreadFailed } from './answer.ts';

/**
 * The file of a thread. Where the program was built it ends otherwise, and all files lie beside
 * each other.
 */
export function threadFile(base: string, name: string): URL {
  const ending = extname(base);
  return new URL(`${ending === '.ts' ? name : basename(name)}${ending}`, new URL('.', base));
}

/**
 * Asks a thread, which starts with the first question. What is asked in one turn of the event loop
 * goes over in one message. While something is awaited the process stays.
 * @param file its file, which calls `serveStores`
 * @param about what it is told about the store
 * @param onLost told of failures of what was answered already
 */
export function createCalls<Ask extends object, Told>(
  file: URL,
  about: unknown,
  onLost: (error: Error) => void,
) {
  const waiting = new Map<number, PromiseWithResolvers<Told>>();
  let gathered: (Ask & { readonly id: number })[] = [];
  let served: Served | undefined;
  let last = 0;
  let refused: Error | undefined;

  function leave(id: number): PromiseWithResolvers<Told> | undefined {
    const one = waiting.get(id);
    if (waiting.delete(id) && waiting.size === 0) served?.port.unref();
    return one;
  }

  function take(answers: readonly Answer<Told>[]): void {
    for (const answer of answers) {
      const one = leave(answer.id);
      if (answer.is === 'told') one?.resolve(answer.told);
      else if (one) one.reject(new ThreadFailed(answer.error));
      else onLost(new ThreadFailed(answer.error));
    }
  }

  /** It has ended by itself: nothing is answered any more. */
  function lose(error: Error): void {
    refused ??= error;
    for (const id of [...waiting.keys()]) leave(id)?.reject(error);
  }

  function send(): void {
    served?.port.postMessage(gathered);
    gathered = [];
  }

  function ask(what: Ask): Promise<Told> {
    if (refused) return Promise.reject(refused);
    served ??= serve(file, about, take, lose);
    last += 1;
    const asked = Promise.withResolvers<Told>();
    waiting.set(last, asked);
    if (waiting.size === 1) served.port.ref();
    if (gathered.length === 0) setImmediate(send);
    gathered.push({ ...what, id: last });
    return asked.promise;
  }

  return {
    ask,
    get waiting(): number {
      return waiting.size;
    },
    /** Takes no more than this, and ends when all is answered. */
    async close(what?: Ask): Promise<void> {
      const end = served && what ? ask(what) : undefined;
      refused ??= new Error('the store is closed');
      await Promise.allSettled([end, ...[...waiting.values()].map(({ promise }) => promise)]);
      await served?.end();
    },
  };
}

type Served = ReturnType<typeof serve>;

/** By file. A thread goes on when a store is closed, and serves the next one. */
const running = new Map<string, Worker>();
let lastStore = 0;

function serve<Told>(
  file: URL,
  about: unknown,
  onAnswers: (answers: readonly Answer<Told>[]) => void,
  onEnd: (error: Error) => void,
) {
  lastStore += 1;
  const id = lastStore;
  const worker = workerOf(file);
  const { port1: port, port2 } = new MessageChannel();
  const closed = new Promise<void>((resolve) => port.once('close', resolve));
  const onExit = (code: number): void =>
    onEnd(new Error(`a thread of the store ended with ${code}`));
  worker.on('error', onEnd);
  worker.on('exit', onExit);
  port.on('message', onAnswers);
  port.unref();
  worker.postMessage({ id, begin: { port: port2, about } }, [port2]);
  return {
    port,
    async end(): Promise<void> {
      port.ref();
      worker.postMessage({ id });
      await closed;
      worker.off('error', onEnd);
      worker.off('exit', onExit);
    },
  };
}

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
