import type { Config } from '../../config/index.ts';
import { nextRun } from '../../cron.ts';
import { listBackups } from '../backups/index.ts';
import { failed, fine, type Results } from './result.ts';

const lateMs = 3_600_000;

/** Whether the newest backup is as new as BACKUP_CRON wants it. */
export async function checkBackups(
  { backups: { cron, folder }, timeZone }: Config,
  now: number,
): Promise<Results> {
  if (cron === undefined) return [];
  const [newest] = await listBackups(folder, now);
  if (!newest) return fine(`The first backup is made at the start, in ${folder}.`);
  const lateBy = now - nextRun(cron, timeZone, newest.at);
  return lateBy > lateMs
    ? failed(
        `The newest backup (${newest.name}) should have been followed by another one ${Math.round(lateBy / 3_600_000)} hours ago. The bot's log says why it was not.`,
      )
    : fine(`The newest backup is ${newest.name}.`);
}
