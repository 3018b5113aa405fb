import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { inRequest, requestIdOf } from '../request.ts';
import type { Inbox, KeptPayload } from '../storage/index.ts';

export interface Payload extends KeptPayload {
  /** The same however often it is handed on. */
  readonly id: string;
}

/** Takes a payload for good. Where it fails, it comes again; after a kill it may come twice. */
export type OnPayload = (payload: Payload) => void | Promise<void>;

export type HandOver = ReturnType<typeof startHandOver>;

const atOnce = 500;
/** Under load payloads gather for so long, so that each is not marked on disk by itself. */
const gatherMs = 250;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** Hands accepted payloads on, in order, first those that a process before this one left. */
export function startHandOver(parts: {
  readonly inbox: Inbox;
  readonly onPayload: OnPayload;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { inbox, onPayload, clock, log } = parts;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let more = false;

  async function run(): Promise<void> {
    let pauseMs = firstPauseMs;
    while (!stopping.signal.aborted) {
      more = false;
      const batch = await handBatch().catch((error: unknown) => {
        log.error({ err: error }, 'a webhook could not be handed on; it is tried again');
        return 'failed' as const;
      });
      if (batch === 'none' && !more) return;
      const waitMs = { none: 0, whole: 0, part: gatherMs, failed: pauseMs }[batch];
      pauseMs = batch === 'failed' ? Math.min(pauseMs * 2, longestPauseMs) : firstPauseMs;
      if (waitMs > 0) await clock.sleep(waitMs, stopping.signal).catch(() => {});
    }
  }

  /** @returns how much there was; what was handed on before it fails is not handed on again */
  async function handBatch(): Promise<'none' | 'part' | 'whole'> {
    const waiting = await inbox.waiting(atOnce);
    if (waiting.length === 0) return 'none';
    const done: number[] = [];
    try {
      for (const kept of waiting) {
        if (stopping.signal.aborted) break;
        const id = `iloq-${kept.position}`;
        await inRequest(requestIdOf(id), async () => onPayload({ ...kept, id }));
        done.push(kept.position);
      }
    } finally {
      if (done.length > 0) await inbox.handed(done);
    }
    return waiting.length < atOnce ? 'part' : 'whole';
  }

  const wake = (): void => {
    more = true;
    if (stopping.signal.aborted) return;
    // Whoever woke it: what was accepted before is handed on, too.
    running ??= inRequest(undefined, () => Promise.resolve().then(run))
      .catch((error: unknown) => log.error({ err: error }, 'webhooks could not be handed on'))
      .finally(() => {
        running = undefined;
        if (more) wake();
      });
  };

  wake();
  return {
    wake,
    /** Resolves when nothing waits, or the payload at the queue's head is being tried again. */
    idle: async () => {
      while (running) await running;
    },
    async stop(): Promise<void> {
      stopping.abort();
      await running;
    },
  };
}
