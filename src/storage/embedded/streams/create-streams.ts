import type { DatabaseSync } from 'node:sqlite';
import { acceptanceOf, lookBefore, lookedAt } from '../../acceptance.ts';
import type { Acceptance } from '../../ports.ts';
import type { Statement } from '../../streams/index.ts';
import { statementsIn } from '../statements.ts';
import type { Streams } from './group.ts';

/** What is written in one go: what a decision changes, or what its answer depends on itself. */
export type Write =
  | {
      readonly do: 'run';
      readonly statements: readonly Statement[];
      /** What was deleted lies nowhere any more, once it is on disk. */
      readonly erases: boolean;
    }
  | { readonly do: 'accept'; readonly payloads: readonly Statement[] };

/** The streams of a database, as its thread works with them: it knows only SQL. */
export function createStreams(database: DatabaseSync): Streams<readonly Statement[], Write> {
  const { all, run } = statementsIn(database);
  let hasErased = false;

  function accept(add: Statement): Acceptance {
    const looked = lookedAt(all({ sql: lookBefore, about: add.about })[0]);
    const added = looked.twin === undefined ? run(add) : 0;
    return acceptanceOf(add.about['counter'], looked, added);
  }

  return {
    load: (statements) => statements.map(all),
    write(write) {
      if (write.do === 'accept') return write.payloads.map(accept);
      let rows = 0;
      for (const statement of write.statements) rows += run(statement);
      hasErased ||= write.erases;
      return rows;
    },
    onCommitted() {
      if (!hasErased) return;
      hasErased = false;
      // The log of changes holds the pages as they were.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}
