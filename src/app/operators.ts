import type { Clock } from '../clock.ts';
import type { Config } from '../config/index.ts';
import type { Log } from '../log.ts';
import { serveBackups, startBackupSchedule } from '../operations/backups/index.ts';
import type { Operation } from '../operations/diagnosis/index.ts';
import { startHeartbeat } from '../operations/metrics/index.ts';
import type { FolderStorage } from '../storage/index.ts';

/** What runs for operators: backups by hand and by the clock, and the sign of life. */
export async function startOperators(parts: {
  readonly config: Config;
  /** Undefined: backups are made with the database's own programs. */
  readonly snapshot: FolderStorage['snapshot'] | undefined;
  readonly operation: Operation;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { config, snapshot, operation, clock, log } = parts;
  const { cron, keep, folder, keys } = config.backups;
  const backups = snapshot && (await serveBackups({ dataDir: config.dataDir, snapshot, log }));
  const schedule =
    cron === undefined || !snapshot
      ? undefined
      : startBackupSchedule({
          rule: { cron, keep, folder, key: keys?.[0] },
          ...{ timeZone: config.timeZone, snapshot, clock, log },
        });
  const heartbeat =
    config.heartbeatUrl === undefined
      ? undefined
      : startHeartbeat({ ...operation, url: config.heartbeatUrl, clock, log });
  return {
    /** For how many milliseconds a backup has been due; 0 where none is. */
    backupOverdueMs: () => schedule?.overdueMs() ?? 0,
    async stop() {
      await Promise.all([backups?.stop(), schedule?.stop(), heartbeat?.stop()]);
    },
  };
}
