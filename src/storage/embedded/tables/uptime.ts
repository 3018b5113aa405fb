import type { DatabaseSync } from 'node:sqlite';

export function createUptime(database: DatabaseSync) {
  const all = database.prepare('SELECT what, at FROM uptime');
  const write = database.prepare(
    'INSERT INTO uptime (what, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
  );
  return {
    all: (): unknown[] => all.all(),
    change({ alive, outageEnded }: { readonly alive?: number; readonly outageEnded?: number }) {
      if (alive !== undefined) write.run('alive', alive);
      if (outageEnded !== undefined) write.run('outage-ended', outageEnded);
    },
  };
}
