import { Cron } from 'croner';

/** Whether this is cron's five fields, and there is a moment that they name. */
export function isCron(text: string): boolean {
  if (text.split(/\s+/u).length !== 5) return false;
  try {
    return new Cron(text, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

/**
 * The first moment after another one that cron's fields name.
 * @param after milliseconds since the epoch, as what is returned
 */
export function nextRun(cron: string, timeZone: string, after: number): number {
  const next = new Cron(cron, { timezone: timeZone, paused: true }).nextRun(new Date(after));
  return next?.getTime() ?? Number.POSITIVE_INFINITY;
}
