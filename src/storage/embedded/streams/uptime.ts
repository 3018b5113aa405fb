import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Uptime } from '../../ports.ts';

const timeRow = z.object({ at: z.number() }).optional();

export function createUptime(database: DatabaseSync): Uptime {
  const read = database.prepare('SELECT at FROM uptime WHERE what = ?');
  const write = database.prepare(
    'INSERT INTO uptime (what, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
  );
  const timeOf = (what: string): number | undefined => timeRow.parse(read.get(what))?.at;
  return {
    lastAlive: () => timeOf('alive'),
    alive: (at) => {
      write.run('alive', at);
    },
    outageEnded: () => timeOf('outage-ended') ?? 0,
    rememberOutage: (endedAt) => {
      write.run('outage-ended', endedAt);
    },
  };
}
