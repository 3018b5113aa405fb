import { StoreFull } from '../../ports.ts';
import type { Channel } from './channel.ts';
import type { Ask, Failed, Job, Moment, Reply } from './group.ts';

/** What may wait at once; whoever brings more is told to come again. */
const mostWaiting = 20_000;

/** What SQLite refused, told from its thread. */
export class StreamsFailed extends Error {
  readonly errcode: number | undefined;
  constructor({ message, stack, errcode }: Failed) {
    super(message);
    this.errcode = errcode;
    if (stack !== undefined) this.stack = stack;
  }
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** The streams, from the thread that answers people. */
export interface StreamsClient<Refs, Write> {
  /** @throws StoreFull */
  load(
    keys: readonly string[],
    refs: Refs,
  ): Promise<{ readonly value: unknown; readonly of: Moment }>;
  /**
   * @param write.early answered as soon as it is known, on disk a little later
   * @returns 'stale' where what it was decided on has changed meanwhile
   * @throws StoreFull; StreamsFailed
   */
  write(write: Omit<Extract<Ask<Refs, Write>, { do: 'write' }>, 'do'>): Promise<
    'stale' | { readonly value: unknown }
  >;
  /** Waits for everything that was taken, and ends the thread. */
  close(): Promise<void>;
}

/** @param onLost told of what was answered already and could not be written */
export function createStreamsClient<Refs, Write>(
  thread: Channel<Job<Refs, Write>, Reply>,
  onLost: (error: Error) => void,
): StreamsClient<Refs, Write> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;

  function leave(id: number): Waiting | undefined {
    const one = waiting.get(id);
    if (waiting.delete(id) && waiting.size === 0) thread.stay(false);
    return one;
  }

  thread.onAnswers((replies) => {
    for (const reply of replies) {
      const one = leave(reply.id);
      if (reply.is !== 'failed') one?.resolve(reply);
      else if (one) one.reject(new StreamsFailed(reply.error));
      else onLost(new StreamsFailed(reply.error));
    }
  });
  thread.onEnd((error) => {
    ended ??= error;
    for (const id of [...waiting.keys()]) leave(id)?.reject(ended);
  });

  function ask(what: Ask<Refs, Write>): Promise<Reply> {
    if (ended) return Promise.reject(ended);
    if (waiting.size >= mostWaiting) return Promise.reject(new StoreFull());
    last += 1;
    const id = last;
    if (waiting.size === 0) thread.stay(true);
    const reply = new Promise<Reply>((resolve, reject) => waiting.set(id, { resolve, reject }));
    thread.send({ ...what, id });
    return reply;
  }

  return {
    async load(keys, refs) {
      const reply = await ask({ do: 'load', keys, refs });
      if (reply.is !== 'loaded') throw new Error(`a load was answered with ${reply.is}`);
      return reply;
    },
    async write(write) {
      const reply = await ask({ do: 'write', ...write });
      if (reply.is === 'written') return reply;
      if (reply.is === 'stale') return reply.is;
      throw new Error(`a write was answered with ${reply.is}`);
    },
    async close() {
      const closed = new Error('the store is closed');
      // What was answered early waits for its commit, too.
      const all = ask({ do: 'write', keys: [], seen: undefined, write: undefined, early: false });
      ended ??= closed;
      await all.catch(() => {});
      await thread.end();
    },
  };
}
