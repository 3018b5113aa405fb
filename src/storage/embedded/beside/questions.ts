import type { DatabaseSync } from 'node:sqlite';
import {
  createAlerts,
  createInbox,
  createJournal,
  createRequests,
  createUptime,
  createWatch,
} from '../tables/index.ts';

/** What can be asked of a database, as the thread that reads it answers. */
export function createQuestions(database: DatabaseSync) {
  const requests = createRequests(database);
  const journal = createJournal(database);
  const alerts = createAlerts(database);
  const inbox = createInbox(database);
  const watch = createWatch(database);
  const uptime = createUptime(database);
  return {
    openRequests: requests.open,
    latestEntries: journal.latest,
    entries: journal.entries,
    alerts: (asked: Parameters<typeof alerts.answer>[0][]): unknown[] => asked.map(alerts.answer),
    waitingPayloads: inbox.waiting,
    numbers(subscription: string): unknown {
      // Another thread writes what this one would remember.
      inbox.remembersNothing();
      return inbox.numbers(subscription);
    },
    watchPlans: watch.all,
    allToldStuck: watch.allToldStuck,
    uptime: uptime.all,
  };
}

export type Questions = ReturnType<typeof createQuestions>;
