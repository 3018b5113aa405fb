import { z } from 'zod';
import type { SiteQuestions } from '../../site-questions/index.ts';
import type { Statement } from '../../statement.ts';
import { type Failed, ThreadFailed } from '../answer.ts';
import { createCalls, threadFile } from '../calls.ts';
import type { BesideAsk } from './beside-thread.ts';
import type { KeptRow, RowAsk } from './keep-rows.ts';
import type { FileWrite } from './write-files.ts';

const text = z.string().nullable();
const notKept = z.custom<Failed>().optional();

/** Asks the thread beside the one that answers people. */
export interface Beside {
  /** The streams' rows, as they are: those of each statement. */
  rows(statements: readonly Statement[]): Promise<unknown>;
  sites<Name extends keyof SiteQuestions>(
    name: Name,
    ...about: Parameters<SiteQuestions[Name]>
  ): Promise<unknown>;
  /** @returns null if there is no such file */
  read(path: string): Promise<string | null>;
  /**
   * Replaces a file, atomic and durable, and keeps its previous copy.
   * @param row of the document, which is kept with the file's stamp
   * @returns why the row could not be kept
   */
  write(file: FileWrite, row?: KeptRow): Promise<Error | undefined>;
  keepRows(ask: RowAsk): Promise<void>;
  /** Ends the thread, when all is answered. */
  close(): Promise<void>;
}

/** @param files of the streams, and of the rows of all sites */
export function createBeside(files: { readonly streams: string; readonly sites: string }): Beside {
  const thread = threadFile(import.meta.url, 'beside-thread');
  const calls = createCalls<BesideAsk, unknown>(thread, files, () => {});
  return {
    rows: (statements) => calls.ask({ do: 'rows', statements }),
    sites: (name, ...about) => calls.ask({ do: 'sites', name, about }),
    read: async (path) => text.parse(await calls.ask({ do: 'read', path })),
    async write(file, row) {
      const failed = notKept.parse(await calls.ask({ do: 'file', ...file, row }));
      return failed && new ThreadFailed(failed);
    },
    keepRows: async (ask) => void (await calls.ask(ask)),
    close: () => calls.close(),
  };
}
