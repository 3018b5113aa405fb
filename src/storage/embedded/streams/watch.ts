import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { WatchPlans } from '../../ports.ts';

const planRow = z
  .object({
    site: z.string(),
    next: z.number(),
    failures: z.number(),
    soon: z.number().nullable(),
  })
  .transform(({ soon, ...plan }) => (soon === null ? plan : { ...plan, soon }));

export function createWatchPlans(database: DatabaseSync): WatchPlans {
  const all = database.prepare('SELECT * FROM watch_plan');
  const put = database.prepare('INSERT OR REPLACE INTO watch_plan VALUES (?, ?, ?, ?)');
  const isToldStuck = database.prepare('SELECT 1 FROM told_stuck WHERE site = ?');
  const tellStuck = database.prepare('INSERT OR IGNORE INTO told_stuck VALUES (?, ?)');
  const unstick = database.prepare('DELETE FROM told_stuck WHERE site = ?');
  return {
    all: () => all.all().map((row) => planRow.parse(row)),
    put: ({ site, next, failures, soon }) => {
      put.run(site, next, failures, soon ?? null);
    },
    isToldStuck: (site) => isToldStuck.get(site) !== undefined,
    toldStuck: (site, at) => {
      if (at === undefined) unstick.run(site);
      else tellStuck.run(site, at);
    },
  };
}
