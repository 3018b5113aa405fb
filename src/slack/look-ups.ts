import type { Clock } from '../clock.ts';
import { LruCache } from '../lru-cache.ts';

/** How a conversation may be read for a message that was perhaps posted. */
export interface LookUps {
  /** Calls for one message at most, and messages a call. */
  readonly pages: number;
  readonly pageSize: number;
  /**
   * Takes the next call of the method if it may be made now.
   * @returns 0 if it was taken, else milliseconds to wait; `over`: it was waited for long enough
   */
  take(method: string, effectId: string): number | 'over';
}

export const asOwnApp: LookUps = { pages: 20, pageSize: 200, take: () => 0 };

/** So many times the pace of messages in a channel, which is a second. */
const slow = 60;
const mostWaitMs = 5 * 60_000;
/** Messages that wait at once. */
const mostWaiting = 1_000;

/**
 * An app that others install and that is not in the Marketplace gets one call a minute and 15
 * messages: https://docs.slack.dev/apis/web-api/rate-limits
 * @param paceMs milliseconds between two messages in a channel
 */
export function asDistributedApp(paceMs: number, clock: Pick<Clock, 'monotonic'>): LookUps {
  const freeAt = new Map<string, number>();
  const waitsSince = new LruCache<number>(mostWaiting);
  return {
    pages: 1,
    pageSize: 15,
    take(method, effectId) {
      const now = clock.monotonic();
      const free = freeAt.get(method) ?? now;
      const since = waitsSince.get(effectId) ?? now;
      waitsSince.delete(effectId);
      if (free <= now) {
        freeAt.set(method, now + paceMs * slow);
        return 0;
      }
      if (now - since >= mostWaitMs) return 'over';
      waitsSince.set(effectId, since);
      return free - now;
    },
  };
}
