import type { Queries } from '../../ports.ts';
import { type Answer, createCalls } from '../calls.ts';
import { startThread, threadFile } from '../thread.ts';
import type { Questions } from './questions.ts';

/** @param database the file of the streams */
export function createQueries(database: string): Queries & { close(): Promise<void> } {
  const thread = startThread<object & { readonly id: number }, Answer<never>>(
    threadFile(import.meta.url, 'reading-thread'),
    database,
  );
  const calls = createCalls<object, never>(thread, () => {});
  const ask = <Name extends keyof Questions>(
    name: Name,
    ...about: Parameters<Questions[Name]>
  ): Promise<ReturnType<Questions[Name]>> => calls.ask({ name, about });

  return {
    openRequests: () => ask('openRequests'),
    latestEntries: (_, site, page) => ask('latestEntries', site, page),
    entries: (_, page) => ask('entries', page),
    async close() {
      calls.refuse(new Error('the store is closed'));
      await thread.end();
    },
  };
}
