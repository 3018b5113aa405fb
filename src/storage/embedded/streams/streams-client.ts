import { StoreFull } from '../../ports.ts';
import { type Answer, createCalls } from '../calls.ts';
import type { Thread } from '../thread.ts';
import type { Ask, Told } from './group.ts';

/** What may wait at once; whoever brings more is told to come again. */
const mostWaiting = 20_000;

/** The streams, from the thread that answers people. */
export interface StreamsClient<Refs, Write> {
  /** @throws StoreFull */
  load(keys: readonly string[], refs: Refs): Promise<Extract<Told, { is: 'loaded' }>>;
  /**
   * @returns 'stale' where what it was decided on has changed meanwhile
   * @throws StoreFull; ThreadFailed
   */
  write(
    write: Omit<Extract<Ask<Refs, Write>, { do: 'write' }>, 'do'>,
  ): Promise<Exclude<Told, { is: 'loaded' }>>;
  /** Waits for everything that was taken, and ends the thread. */
  close(): Promise<void>;
}

/** @param onLost told of what was answered already and could not be written */
export function createStreamsClient<Refs, Write>(
  thread: Thread<Ask<Refs, Write> & { readonly id: number }, Answer<Told>>,
  onLost: (error: Error) => void,
): StreamsClient<Refs, Write> {
  const calls = createCalls<Ask<Refs, Write>, Told>(thread, onLost);
  const ask = (what: Ask<Refs, Write>): Promise<Told> =>
    calls.waiting < mostWaiting ? calls.ask(what) : Promise.reject(new StoreFull());

  return {
    async load(keys, refs) {
      const told = await ask({ do: 'load', keys, refs });
      if (told.is !== 'loaded') throw new Error(`a load was answered with ${told.is}`);
      return told;
    },
    async write(write) {
      const told = await ask({ do: 'write', ...write });
      if (told.is === 'loaded') throw new Error('a write was answered with what was loaded');
      return told;
    },
    async close() {
      // What was answered early waits for its commit, too.
      const last = {
        do: 'write',
        keys: [],
        seen: undefined,
        write: undefined,
        early: false,
      } as const;
      const all = thread.isRunning() ? calls.ask(last) : undefined;
      calls.refuse(new Error('the store is closed'));
      await all?.catch(() => {});
      await thread.end();
    },
  };
}
