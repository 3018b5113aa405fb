import { z } from 'zod';
import type { SiteQuestions } from '../../site-questions/index.ts';
import type { Statement } from '../../statement.ts';
import { type Failed, ThreadFailed } from '../answer.ts';
import { createCalls, threadFile } from '../calls.ts';
import type { BesideAsk } from './beside-thread.ts';
import type { KeptRow, RowAsk } from './keep-rows.ts';
import type { FileWrite } from './write-files.ts';

const text = z.string().optional();
const notKept = z.custom<Failed>().optional();

/** Asks the thread beside the one that answers people. */
export type Beside = ReturnType<typeof createBeside>;

/** @param files of the streams, and of the rows of all sites */
export function createBeside(files: { readonly streams: string; readonly sites: string }) {
  const thread = threadFile(import.meta.url, 'beside-thread');
  const calls = createCalls<BesideAsk, unknown>(thread, files, () => {});
  return {
    /** The streams' rows, as they are: those of each statement. */
    rows: (statements: readonly Statement[]) => calls.ask({ do: 'rows', statements }),
    sites: <Name extends keyof SiteQuestions>(
      name: Name,
      ...about: Parameters<SiteQuestions[Name]>
    ) => calls.ask({ do: 'sites', name, about }),
    /** @returns undefined if there is no such file */
    read: async (path: string) => text.parse(await calls.ask({ do: 'read', path })),
    /**
     * Replaces a file, atomic and durable, and keeps its previous copy.
     * @param row of the document, which is kept with the file's stamp
     * @returns why the row could not be kept
     */
    async write(file: FileWrite, row?: KeptRow): Promise<Error | undefined> {
      const failed = notKept.parse(await calls.ask({ do: 'file', ...file, row }));
      return failed && new ThreadFailed(failed);
    },
    keepRows: async (ask: RowAsk): Promise<void> => void (await calls.ask(ask)),
    close: () => calls.close(),
  };
}
