import type { DatabaseSync } from 'node:sqlite';
import { acceptanceOf, addPayload, lookBefore, lookedAt } from '../../acceptance.ts';
import type { Acceptance, NewPayload } from '../../kept.ts';
import type { Statement } from '../../statement.ts';
import { dialect } from '../dialect.ts';
import { statementsIn } from '../statements.ts';

/** What is written in one go: what a decision changes, or what its answer depends on itself. */
export type Write =
  | {
      readonly do: 'run';
      readonly statements: readonly Statement[];
      /** What was deleted lies nowhere any more, once it is on disk. */
      readonly erases: boolean;
    }
  | { readonly do: 'accept'; readonly payloads: readonly NewPayload[] };

export type Streams = ReturnType<typeof createStreams>;

/** The streams of a database, as its thread works with them; in a transaction of somebody else. */
export function createStreams(database: DatabaseSync) {
  const { all, run } = statementsIn(database);
  let hasErased = false;

  function accept(payload: NewPayload): Acceptance {
    const add = addPayload(dialect, payload);
    const looked = lookedAt(all({ sql: lookBefore, about: add.about })[0]);
    const added = looked.twin === undefined ? run(add) : 0;
    return acceptanceOf(payload.counter, looked, added);
  }

  return {
    load: (statements: readonly Statement[]) => statements.map(all),
    /** @returns what became of each payload; else how many rows it has touched */
    write(write: Write): readonly Acceptance[] | number {
      if (write.do === 'accept') return write.payloads.map(accept);
      let rows = 0;
      for (const statement of write.statements) rows += run(statement);
      hasErased ||= write.erases;
      return rows;
    },
    onCommitted(): void {
      if (!hasErased) return;
      hasErased = false;
      // The log of changes holds the pages as they were.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}
