import { z } from 'zod';
import type { TextFiles } from '../../files.ts';
import type { SiteQuestions } from '../../site-questions/index.ts';
import type { Statement } from '../../statement.ts';
import { createCalls, threadFile } from '../calls.ts';
import type { BesideAsk } from './beside-thread.ts';
import type { RowAsk } from './keep-rows.ts';

const text = z.string().nullable();
const stamp = z.string();

/** Asks the thread beside the one that answers people. */
export interface Beside {
  /** The streams' rows, as they are: those of each statement. */
  rows(statements: readonly Statement[]): Promise<unknown>;
  sites<Name extends keyof SiteQuestions>(
    name: Name,
    ...about: Parameters<SiteQuestions[Name]>
  ): Promise<unknown>;
  readonly files: TextFiles;
  keepRows(ask: RowAsk): Promise<void>;
  /** Ends the thread; what it was asked to write was waited for. */
  close(): Promise<void>;
}

/** @param files of the streams, and of the rows of all sites */
export function createBeside(files: { readonly streams: string; readonly sites: string }): Beside {
  const thread = threadFile(import.meta.url, 'beside-thread');
  const calls = createCalls<BesideAsk, unknown>(thread, files, () => {});
  return {
    rows: (statements) => calls.ask({ do: 'rows', statements }),
    sites: (name, ...about) => calls.ask({ do: 'sites', name, about }),
    files: {
      read: async (path) => text.parse(await calls.ask({ do: 'read', path })),
      write: async (path, text) => stamp.parse(await calls.ask({ do: 'file', path, text })),
    },
    keepRows: async (ask) => void (await calls.ask(ask)),
    close: () => calls.close({ do: 'close' }),
  };
}
