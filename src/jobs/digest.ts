import type { Clock } from '../clock.ts';
import { dueAgain } from '../cron.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import {
  type DigestStore,
  deliveryOf,
  digestOf,
  isQuiet,
  newsSince,
  readStanding,
} from '../overview/digest/index.ts';
import { mondayOf } from '../overview/funnel/index.ts';
import type { Sites } from '../sites/index.ts';

export interface DigestRule {
  readonly channel: string;
  /** Cron's five fields, in this time zone. */
  readonly cron: string;
  readonly timeZone: string;
  /** DIGEST_QUIET. */
  readonly quiet: 'say' | 'skip';
}

/** At least this often the clock is looked at: a computer that slept goes on soon. */
const longestSleepMs = 60_000;

/**
 * Makes the digest when it is due. Those that were missed are made up by one, of the whole time;
 * while one still has to be said, none is made.
 * @param parts.wake called when there is one to say
 */
export function startDigestJob(parts: {
  sites: Sites;
  queries: Parameters<typeof readStanding>[0];
  store: DigestStore;
  /** As it is now; undefined: no digest is wanted. */
  rule: () => DigestRule | undefined;
  clock: Clock;
  log: Log;
  wake: () => void;
}): Loop {
  const { sites, queries, store, clock, log, wake } = parts;
  return startLoop({ round, failure: 'the digest could not be made', clock, log });

  async function round(): Promise<number> {
    const rule = parts.rule();
    if (!rule) return longestSleepMs;
    await makeIfDue(rule);
    const now = clock.now();
    const { baseline } = await store.read();
    const due = dueAgain(rule.cron, rule.timeZone, baseline?.at ?? now, now);
    return Math.min(longestSleepMs, Math.max(1_000, due - now));
  }

  async function makeIfDue(rule: DigestRule): Promise<void> {
    const { timeZone } = rule;
    const now = clock.now();
    const last = await store.read();
    const { baseline: before } = last;
    if (!before)
      return keep(last, newsSince(undefined, await readStanding(queries, undefined, now)).now);
    if (last.delivery || dueAgain(rule.cron, timeZone, before.at, now) > now) return;
    const from = Math.min(before.at, now);
    const since = { ...before, at: from };
    const news = newsSince(since, await readStanding(queries, since, now));
    const digest = await digestOf(news, from, (id) => sites.get(id));
    const quiet = isQuiet(digest);
    if (quiet && rule.quiet === 'skip') return keep(last, news.now);
    const isFirst = mondayOf(from, timeZone) !== mondayOf(now, timeZone);
    await keep(last, news.now, deliveryOf(digest, rule.channel, !quiet, isFirst));
  }

  async function keep(...digest: Parameters<DigestStore['keep']>): Promise<void> {
    if (await store.keep(...digest)) wake();
  }
}
