import { Cron } from 'croner';
import { dayMs } from './clock.ts';

/** Whether this is cron's five fields, and there is a moment that they name. */
export function isCron(text: string): boolean {
  if (text.split(/\s+/u).length !== 5) return false;
  try {
    return new Cron(text, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

/** The time of day, such as `08:00`, that the fields name; undefined where there is no one time. */
export function timeIn(cron: string): string | undefined {
  const [, minute, hour] = /^\s*(\d{1,2})\s+(\d{1,2})\s/u.exec(cron) ?? [];
  return minute === undefined || hour === undefined
    ? undefined
    : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** On the same days, at this time, such as `08:00`. */
export function cronAt(cron: string, time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return [minute, hour, ...cron.trim().split(/\s+/u).slice(2)].join(' ');
}

/**
 * When what was done last is due again; at once, where that is said to have been more than a day
 * from now, by a clock that was wrong.
 */
export const dueAgain = (cron: string, timeZone: string, done: number, now: number): number =>
  done > now + dayMs ? now : nextRun(cron, timeZone, done);

/**
 * The first moment after another one that cron's fields name.
 * @param after milliseconds since the epoch, as what is returned
 */
export function nextRun(cron: string, timeZone: string, after: number): number {
  const next = new Cron(cron, { timezone: timeZone, paused: true }).nextRun(new Date(after));
  return next?.getTime() ?? Number.POSITIVE_INFINITY;
}
