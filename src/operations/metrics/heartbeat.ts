import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { type Loop, startLoop } from '../../loop.ts';
import type { Standings } from './standings.ts';

const everyMs = 60_000;
/** A start has so long until Slack is connected before that is worth a word. */
const startMs = 60_000;
const answerWithinMs = 10_000;
/** As in the rules for Prometheus. */
const longestWaitMs = 900_000;
const longestOverdueMs = 3_600_000;

/** What of the bot is not as it should be, in words for the log; nothing: all is well. */
export function troublesOf(standings: Standings, isWritable: boolean): string[] {
  const { slackConnected, waiting, backupOverdueMs } = standings;
  const waits = Object.values(waiting).some(({ oldestMs }) => oldestMs > longestWaitMs);
  return [
    ...(isWritable ? [] : ['the store cannot be written']),
    ...(slackConnected ? [] : ['Slack is not heard']),
    ...(waits ? ['messages wait'] : []),
    ...(backupOverdueMs > longestOverdueMs ? ['a backup is overdue'] : []),
  ];
}

/**
 * Calls an address once a minute while all is well, and only then, so that whoever waits for the
 * call there notices a bot that is dead or of no use. The address is a secret: it is never logged.
 */
export function startHeartbeat(parts: {
  readonly url: string;
  readonly standings: () => Promise<Standings>;
  readonly isWritable: () => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}): Loop {
  const { url, standings, isWritable, clock, log } = parts;
  const startedAt = clock.monotonic();
  let said = '';

  async function round(stopping: AbortSignal): Promise<number> {
    const troubles = troublesOf(await standings(), await isWritable());
    const why = troubles.length > 0 ? troubles.join(', ') : await call(stopping);
    if (stopping.aborted) return everyMs;
    if (why !== '' && clock.monotonic() - startedAt < startMs) return 5_000;
    if (why !== said) {
      if (why === '') log.info('the heartbeat goes on');
      else log.warn({ why }, 'no heartbeat');
    }
    said = why;
    return everyMs;
  }

  /** @returns why it did not come through; empty: it did */
  async function call(stopping: AbortSignal): Promise<string> {
    try {
      const within = AbortSignal.timeout(answerWithinMs);
      const answer = await fetch(url, { signal: AbortSignal.any([within, stopping]) });
      await answer.arrayBuffer();
      return answer.ok ? '' : `HEARTBEAT_URL answers ${answer.status}`;
    } catch {
      return 'HEARTBEAT_URL cannot be reached';
    }
  }

  return startLoop({ round, failure: 'the heartbeat failed', clock, log });
}
