import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { CredentialKey } from '../../credentials/index.ts';
import { dueAgain, nextRun } from '../../cron.ts';
import type { Log } from '../../log.ts';
import { type Loop, startLoop } from '../../loop.ts';
import type { Snapshot } from '../../storage/index.ts';
import { keepBackup, listBackups, removeOldBackups } from './keep.ts';

export interface BackupRule {
  /** BACKUP_CRON, in the bot's time zone. */
  readonly cron: string;
  /** BACKUP_KEEP. */
  readonly keep: number;
  /** BACKUP_DIR. */
  readonly folder: string;
  /** Encrypts; undefined: backups are copies that can be read. */
  readonly key: CredentialKey | undefined;
}

export interface BackupSchedule extends Loop {
  /** For how many milliseconds a backup has been due; 0 where none is. */
  overdueMs(): number;
}

/** At least this often the clock is looked at: a computer that slept goes on soon. */
const longestSleepMs = 60_000;
const afterFailureMs = 600_000;

/**
 * Makes backups when they are due, and keeps the newest. What there is in the folder says when the
 * last one was made: where there is none, or one was missed, one is made at once.
 */
export function startBackupSchedule(parts: {
  readonly rule: BackupRule;
  readonly timeZone: string;
  readonly snapshot: () => Promise<Snapshot>;
  readonly clock: Clock;
  readonly log: Log;
}): BackupSchedule {
  const { rule, timeZone, snapshot, clock, log } = parts;
  let due = clock.now();
  const loop = startLoop({
    round: makeIfDue,
    failure: `a backup could not be made in ${rule.folder}`,
    ...{ afterFailureMs, clock, log },
  });

  /** @returns how long nothing is to be done, in milliseconds */
  async function makeIfDue(): Promise<number> {
    const now = clock.now();
    const [newest] = await listBackups(rule.folder, now);
    due = newest ? dueAgain(rule.cron, timeZone, newest.at, now) : Math.min(due, now);
    if (due <= now) {
      await make(now);
      due = nextRun(rule.cron, timeZone, now);
    }
    return Math.min(longestSleepMs, Math.max(1_000, due - clock.now()));
  }

  async function make(at: number): Promise<void> {
    const taken = await snapshot();
    const seal = rule.key && { key: rule.key, random: randomBytes };
    const path = await keepBackup(taken.folder, rule.folder, { at, seal }).finally(() =>
      taken.remove(),
    );
    log.info({ backup: path, heldMs: Math.round(taken.heldMs) }, 'a backup was made');
    await removeOldBackups(rule.folder, rule.keep, at);
  }

  return {
    overdueMs: () => Math.max(0, clock.now() - due),
    ...loop,
  };
}
