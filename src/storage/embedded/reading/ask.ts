import type { SiteQuestions } from '../../site-questions.ts';
import { type Answer, createCalls } from '../calls.ts';
import { threadFile, threadOf } from '../thread.ts';
import type { Questions } from './questions.ts';

/** Asks the thread that reads. */
export interface Reading {
  streams<Name extends keyof Questions>(
    name: Name,
    ...about: Parameters<Questions[Name]>
  ): Promise<unknown>;
  sites<Name extends keyof SiteQuestions>(
    name: Name,
    ...about: Parameters<SiteQuestions[Name]>
  ): Promise<unknown>;
  tidy(how: 'kept' | 'emptied'): Promise<void>;
  close(): Promise<void>;
}

/** @param files of the streams, and of the rows of all sites */
export function createReading(files: {
  readonly streams: string;
  readonly sites: string;
}): Reading {
  const thread = threadOf<object & { readonly id: number }, Answer<unknown>>(
    threadFile(import.meta.url, 'reading-thread'),
    files,
  );
  const calls = createCalls<object, unknown>(thread, () => {});
  return {
    streams: (name, ...about) => calls.ask({ of: 'streams', name, about }),
    sites: (name, ...about) => calls.ask({ of: 'sites', name, about }),
    tidy: async (how) => void (await calls.ask({ of: 'log', name: 'tidy', about: [how] })),
    async close() {
      calls.refuse(new Error('the store is closed'));
      await thread.end();
    },
  };
}
