import { DatabaseSync } from 'node:sqlite';
import type { MessagePort } from 'node:worker_threads';
import { textOf } from '../../files.ts';
import { createSiteQuestions, type SiteQuestions } from '../../site-questions/index.ts';
import type { Statement } from '../../statement.ts';
import { type Answer, type Failed, failedBy } from '../answer.ts';
import { serveStores } from '../serve-stores.ts';
import { statementsIn } from '../statements.ts';
import { connectToRows } from './connect-to-rows.ts';
import { createKeptRows, type KeptRow, type RowAsk } from './keep-rows.ts';
import { siteTables } from './site-tables.ts';
import { type FileWrite, writeTogether } from './write-files.ts';

/** A document's file, and its row, which is kept with the stamp of the file. */
type FileAsk = { readonly do: 'file'; readonly row: KeptRow | undefined } & FileWrite;

/** What the thread beside is asked: to read, to write documents, and to keep rows of sites. */
export type BesideAsk =
  | { readonly do: 'rows'; readonly statements: readonly Statement[] }
  | {
      readonly do: 'sites';
      readonly name: keyof SiteQuestions;
      readonly about: readonly unknown[];
    }
  | { readonly do: 'read'; readonly path: string }
  | FileAsk
  | RowAsk;
type Asked = BesideAsk & { readonly id: number };

/**
 * The thread beside: it answers what is read, and writes documents and the rows of all sites. What
 * it answers waits for no disk.
 * @param files the streams' database, and that of the rows, which is there once somebody asks about
 * them
 * @returns how to end
 */
function serve(
  port: MessagePort,
  files: { readonly streams: string; readonly sites: string },
): () => void {
  const opens = new DisposableStack();
  const reader = (path: string) =>
    opens.use(new DatabaseSync(path, { readOnly: true, timeout: 5000 }));
  const streams = statementsIn(reader(files.streams));
  let ofSites: SiteQuestions | undefined;
  let rows: ReturnType<typeof createKeptRows> | undefined;
  let waiting: (FileAsk & { readonly id: number })[] = [];
  let isWriting = false;

  function told(ask: Exclude<Asked, { do: 'file' }>): unknown {
    switch (ask.do) {
      case 'rows':
        return ask.statements.map(streams.all);
      case 'sites':
        keepUp();
        ofSites ??= createSiteQuestions(siteTables(reader(files.sites)));
        return Reflect.apply(ofSites[ask.name], undefined, ask.about);
      case 'read':
        return textOf(ask.path);
      default:
        return keep(ask);
    }
  }

  function keep(ask: RowAsk): void {
    rows ??= createKeptRows(opens.use(connectToRows(files.sites)));
    rows(ask);
  }

  /** Where the disk is full still, lists show sites as they were, which was told already. */
  function keepUp(): void {
    try {
      rows?.({ do: 'keep-up' });
    } catch {}
  }

  async function answer(ask: Exclude<Asked, { do: 'file' }>): Promise<void> {
    const { id } = ask;
    const tell = (answer: Answer<unknown>): void => port.postMessage([answer]);
    try {
      tell({ id, is: 'told', told: await told(ask) });
    } catch (error) {
      tell({ id, is: 'failed', error: failedBy(error) });
    }
  }

  /** What gathers while the disk is waited for is written together, next. */
  async function writeFiles(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      const written = await writeTogether(together);
      const told = keepRows(together, written);
      port.postMessage(
        together.map(({ id }, index): Answer<unknown> => {
          const each = written[index];
          if (each?.status === 'fulfilled') return { id, is: 'told', told };
          return { id, is: 'failed', error: failedBy(each?.reason) };
        }),
      );
    }
    isWriting = false;
  }

  /** Of the files that were written. @returns why not, where it fails */
  function keepRows(
    files: readonly FileAsk[],
    written: readonly PromiseSettledResult<string>[],
  ): Failed | undefined {
    const changes = files.flatMap(({ row }, index) => {
      const each = written[index];
      return row && each?.status === 'fulfilled' ? [{ ...row, stamp: each.value }] : [];
    });
    try {
      if (changes.length > 0) keep({ do: 'keep', changes });
      return undefined;
    } catch (error) {
      return failedBy(error);
    }
  }

  port.on('message', (asks: readonly Asked[]) => {
    for (const ask of asks)
      if (ask.do === 'file') waiting.push(ask);
      else void answer(ask);
    void writeFiles();
  });
  return () => opens.dispose();
}

serveStores(serve);
