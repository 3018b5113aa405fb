import type { DatabaseSync } from 'node:sqlite';
import { createJournal } from '../streams/journal.ts';
import { createRequests } from '../streams/requests.ts';

/** What can be asked of a database, as the thread that reads it answers. */
export function createQuestions(database: DatabaseSync) {
  const requests = createRequests(database);
  const journal = createJournal(database);
  return {
    openRequests: requests.open,
    latestEntries: journal.latest,
    entries: journal.entries,
  };
}

export type Questions = ReturnType<typeof createQuestions>;
