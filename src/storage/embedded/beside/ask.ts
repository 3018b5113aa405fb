import { z } from 'zod';
import type { TextFiles } from '../../files.ts';
import type { SiteQuestions } from '../../site-questions/index.ts';
import { type Answer, createCalls } from '../calls.ts';
import { threadFile, threadOf } from '../thread.ts';
import type { BesideAsk } from './beside-thread.ts';
import type { RowAsk } from './keep-rows.ts';
import type { Questions } from './questions.ts';

const text = z.string().nullable();
const stamp = z.string();

/** Asks the thread beside the one that answers people. */
export interface Beside {
  streams<Name extends keyof Questions>(
    name: Name,
    ...about: Parameters<Questions[Name]>
  ): Promise<unknown>;
  sites<Name extends keyof SiteQuestions>(
    name: Name,
    ...about: Parameters<SiteQuestions[Name]>
  ): Promise<unknown>;
  readonly files: TextFiles;
  rows(ask: RowAsk): Promise<void>;
  /** Ends the thread; what it was asked to write was waited for. */
  close(): Promise<void>;
}

/** @param files of the streams, and of the rows of all sites */
export function createBeside(files: { readonly streams: string; readonly sites: string }): Beside {
  const thread = threadOf<BesideAsk & { readonly id: number }, Answer<unknown>>(
    threadFile(import.meta.url, 'beside-thread'),
    files,
  );
  const calls = createCalls<BesideAsk, unknown>(thread, () => {});
  return {
    streams: (name, ...about) => calls.ask({ do: 'answer', of: 'streams', name, about }),
    sites: (name, ...about) => calls.ask({ do: 'answer', of: 'sites', name, about }),
    files: {
      read: async (path) => text.parse(await calls.ask({ do: 'read', path })),
      write: async (path, text) => stamp.parse(await calls.ask({ do: 'file', path, text })),
    },
    rows: async (ask) => void (await calls.ask(ask)),
    async close() {
      const last = thread.isRunning() ? calls.ask({ do: 'close' }) : undefined;
      calls.refuse(new Error('the store is closed'));
      await last?.catch(() => {});
      await thread.end();
    },
  };
}
