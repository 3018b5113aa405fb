import { StoreFull } from '../../ports.ts';
import type { Statement } from '../../statement.ts';
import { createCalls, threadFile } from '../calls.ts';
import type { Ask, Told } from './group.ts';

/** What may wait at once; whoever brings more is told to come again. */
const mostWaiting = 20_000;

const nothing = { keys: [], seen: undefined, write: undefined, early: false } as const;

/**
 * The streams, from the thread that answers people.
 * @param database its file
 * @param onLost told of what was answered already and could not be written
 */
export function createStreamsClient(database: string, onLost: (error: Error) => void) {
  const file = threadFile(import.meta.url, 'streams-thread');
  const calls = createCalls<Ask, Told>(file, database, onLost);
  const ask = (what: Ask): Promise<Told> =>
    calls.waiting < mostWaiting ? calls.ask(what) : Promise.reject(new StoreFull());

  return {
    /** @throws StoreFull */
    async load(keys: readonly string[], statements: readonly Statement[]) {
      const told = await ask({ do: 'load', keys, statements });
      if (told.is !== 'loaded') throw new Error(`a load was answered with ${told.is}`);
      return told;
    },
    /**
     * @returns 'stale' where what it was decided on has changed meanwhile
     * @throws StoreFull; ThreadFailed
     */
    async write(write: Omit<Extract<Ask, { do: 'write' }>, 'do'>) {
      const told = await ask({ do: 'write', ...write });
      if (told.is === 'loaded') throw new Error('a write was answered with what was loaded');
      return told;
    },
    /** Waits for everything that was taken, and for what was answered early. */
    close: () => calls.close({ do: 'write', ...nothing }),
  };
}
