import type { DatabaseSync } from 'node:sqlite';
import type { WatchPlan } from '../../ports.ts';

export function createWatch(database: DatabaseSync) {
  const all = database.prepare('SELECT * FROM watch_plan');
  const put = database.prepare('INSERT OR REPLACE INTO watch_plan VALUES (?, ?, ?, ?)');
  const allToldStuck = database.prepare('SELECT site FROM told_stuck');
  const tellStuck = database.prepare('INSERT OR IGNORE INTO told_stuck VALUES (?, ?)');
  const unstick = database.prepare('DELETE FROM told_stuck WHERE site = ?');
  return {
    all: (): unknown[] => all.all(),
    put({ site, next, failures, soon }: WatchPlan): void {
      put.run(site, next, failures, soon ?? null);
    },
    allToldStuck: (): unknown[] => allToldStuck.all(),
    toldStuck({ site, at }: { readonly site: string; readonly at: number | undefined }): void {
      if (at === undefined) unstick.run(site);
      else tellStuck.run(site, at);
    },
  };
}
