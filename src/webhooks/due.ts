import { believed, dayMs } from '../clock.ts';
import type { Webhooks } from '../sites/index.ts';
import { warnBeforeMs } from './reconcile.ts';

/** Sessions of a site for webhooks alone, a day. */
const mostADay = 6;
/**
 * iLOQ tries again after 5 and after 15 minutes; what is missing for longer may come in an hour, in
 * a day, or never.
 */
const gapMs = 45 * 60_000;
/** What was asked for in vain is not asked for again before. */
const betweenMs = 45 * 60_000;

/** Why a session is opened for a site's webhooks alone, and not at its next verification. */
export type Reason = 'chosen' | 'archived' | 'gap' | 'was-down' | 'ending';

/** Times in milliseconds since the epoch. */
export interface Dates {
  readonly now: number;
  /** When the oldest gap was noticed. */
  readonly gapSince?: number | undefined;
  /** When the last outage of more than 6 hours ended; 0: never. */
  readonly outageEnded: number;
  readonly archived: boolean;
}

/** Whether it is time for a session, and why. At most 6 in any 24 hours. */
export function dueBecause(
  webhooks: Webhooks,
  { now, gapSince, outageEnded, archived }: Dates,
): Reason | undefined {
  const { events, subscriptions } = webhooks;
  const chosenAt = Math.min(webhooks.chosenAt, now);
  const checkedAt = believed(webhooks.checkedAt, now);
  const lately = openedLately(webhooks, now);
  const last = lately.at(-1) ?? 0;
  if (lately.length >= mostADay) return undefined;
  if (chosenAt > Math.max(checkedAt, last)) return 'chosen';
  if (now - last < betweenMs) return undefined;
  if (archived && subscriptions.length > 0) return 'archived';
  if (gapSince !== undefined && now - believed(gapSince, now) > gapMs) return 'gap';
  if (events.length > 0 && believed(outageEnded, now) > checkedAt) return 'was-down';
  // Verifications renew a month before; a week before, nobody has verified.
  if (subscriptions.some(({ endsAt }) => endsAt - now < warnBeforeMs) && now - checkedAt > dayMs)
    return 'ending';
  return undefined;
}

/** A session is opened now: counted before it is, so that a process that dies in it has counted. */
export const countOpening = (webhooks: Webhooks, now: number): Webhooks => ({
  ...webhooks,
  openedAt: [...openedLately(webhooks, now), now],
});

const openedLately = ({ openedAt }: Webhooks, now: number): number[] =>
  openedAt.filter((at) => at > now - dayMs && at <= now);
