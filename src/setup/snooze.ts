import { hourMs } from '../clock.ts';

export const snoozes = ['1h', '8h', 'monday'] as const;
/** For how long an incident is to be quiet. */
export type Snooze = (typeof snoozes)[number];

/** The end of a snooze; Monday begins at eight, in the bot's time zone. */
export function snoozeUntil(how: Snooze, now: number, timeZone: string): number {
  if (how === '1h') return now + hourMs;
  if (how === '8h') return now + 8 * hourMs;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  // Hours are tried one by one, so that a change of the clocks in between does not matter.
  const start = Math.ceil(now / hourMs) * hourMs;
  for (let at = start; at < start + 8 * 24 * hourMs; at += hourMs) {
    const parts = clock.formatToParts(at);
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    if (part('weekday') === 'Mon' && part('hour') === '08') return at;
  }
  return now + 7 * 24 * hourMs;
}
