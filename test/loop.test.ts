import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { type Loop, startLoop } from '../src/loop.ts';
import { ManualClock } from './outbox/manual-clock.ts';

let loop: Loop | undefined;
afterEach(() => loop?.stop());

function start(round: (stopping: AbortSignal) => Promise<number> | number, afterFailureMs = 500) {
  const clock = new ManualClock();
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  loop = startLoop({ round, failure: 'a round has failed', afterFailureMs, clock, log });
  return { clock, lines };
}

describe('what runs on a clock', () => {
  it('begins at once, and comes again when its round says so', async () => {
    const rounds: number[] = [];
    const { clock } = start(() => rounds.push(rounds.length) * 1_000);
    expect(rounds).toHaveLength(1);
    await clock.advance(999);
    expect(rounds).toHaveLength(1);
    await clock.advance(1);
    expect(rounds).toHaveLength(2);
    await clock.advance(1_999);
    expect(rounds).toHaveLength(2);
    await clock.advance(1);
    expect(rounds).toHaveLength(3);
  });

  it.each([
    [
      'at once',
      () => {
        throw new Error('the disk is full');
      },
    ],
    ['later', () => Promise.reject(new Error('the disk is full'))],
  ])('says when a round has failed (%s), and goes on', async (_, fail) => {
    let rounds = 0;
    const { clock, lines } = start(() => {
      rounds += 1;
      return rounds < 3 ? fail() : 1_000;
    });
    await nextTurn();
    expect(lines.join('')).toContain('the disk is full');
    expect(lines.join('')).toContain('a round has failed');
    await clock.advance(500);
    await clock.advance(500);
    expect(rounds).toBe(3);
    expect(lines).toHaveLength(2);
  });

  it('is stopped once its round has ended, and tells the round', async () => {
    let signal: AbortSignal | undefined;
    let end: (() => void) | undefined;
    const { clock } = start((stopping) => {
      signal = stopping;
      return new Promise<number>((resolve) => {
        end = () => resolve(1);
      });
    });
    let isStopped = false;
    const stopped = loop?.stop().then(() => {
      isStopped = true;
    });
    expect(signal?.aborted).toBe(true);
    await nextTurn();
    expect(isStopped).toBe(false);
    const first = end;
    end?.();
    await stopped;
    await clock.advance(1_000);
    expect(end).toBe(first);
  });
});
