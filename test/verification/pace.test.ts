import { describe, expect, it } from 'vitest';
import { type Failure, failed, type Outcome, ok } from '../../src/iloq/index.ts';
import { createPace } from '../../src/verification/pace.ts';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A pace with time that a test moves, and calls that it answers. */
function scene(most = 8, endsAt = 1_000_000) {
  let at = 0;
  const pauses: { ms: number; over: () => void }[] = [];
  const cancel = new AbortController();
  const clock = {
    now: () => at,
    monotonic: () => at,
    sleep: (ms: number, signal?: AbortSignal) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      pauses.push({ ms, over: resolve });
      signal?.addEventListener('abort', () => resolve());
      return promise;
    },
  };
  const pace = createPace(clock, cancel.signal, most, endsAt);
  const open: ((outcome: Outcome<number>) => void)[] = [];
  const done: Outcome<number>[] = [];
  const ask = (count: number) => {
    for (let index = 0; index < count; index += 1)
      void pace
        .run(() => new Promise<Outcome<number>>((resolve) => open.push(resolve)), 'alike')
        .then((outcome) => done.push(outcome));
    return tick();
  };
  /** Answers everything that is under way, after so long. */
  const answer = async (ms: number, outcome: Outcome<number> = ok(1)) => {
    at += ms;
    for (const give of open.splice(0)) give(outcome);
    await tick();
  };
  return { pace, open, done, ask, answer, pauses, cancel };
}

const limited: Failure = { kind: 'rate-limited', stage: 'resource', retryAfterMs: 7_000 };
const down: Failure = { kind: 'maintenance', stage: 'resource' };

describe('Calls side by side keep a pace that iLOQ can take', () => {
  it('never more than the bound, all of them made', async () => {
    const { open, done, ask, answer } = scene(8);
    await ask(30);
    expect(open).toHaveLength(8);
    while (done.length < 30) {
      expect(open.length).toBeLessThanOrEqual(8);
      await answer(50);
    }
  });

  it('after 429 half as many, and none before iLOQ wants the next', async () => {
    const { pace, open, ask, answer, pauses } = scene();
    await ask(30);
    await answer(50, failed(limited));
    expect(pace.atOnce(), 'eight refusals of one moment are one').toBe(4);
    expect(open).toHaveLength(0);
    expect(pauses.map(({ ms }) => ms)).toEqual([7_000]);
    pauses[0]?.over();
    await tick();
    expect(open).toHaveLength(4);
  });

  it('a pause ends with the time of the run', async () => {
    const { ask, answer, pauses } = scene(8, 3_050);
    await ask(30);
    await answer(50, failed(limited));
    expect(pauses.map(({ ms }) => ms)).toEqual([3_000]);
  });

  it.each<[string, Failure]>([
    ['503', down],
    ['500', { kind: 'unknown', stage: 'resource', status: 500 }],
    ['a time-out', { kind: 'unreachable', how: 'timeout', stage: 'resource' }],
  ])('%s again and again: ever fewer, ever longer pauses, and never none', async (_, failure) => {
    const { pace, ask, answer, pauses } = scene();
    await ask(100);
    for (let round = 0; round < 8; round += 1) {
      await answer(50, failed(failure));
      pauses.at(-1)?.over();
      await tick();
    }
    expect(pace.atOnce()).toBe(1);
    expect(pauses.map(({ ms }) => ms)).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000,
    ]);
  });

  it('a missing right is no strain', async () => {
    const { pace, ask, answer } = scene();
    await ask(30);
    await answer(50, failed({ kind: 'forbidden', status: 403, stage: 'resource' }));
    expect(pace.atOnce()).toBe(8);
  });

  it('answers that come ever slower halve it; calm ones bring it back, one by one', async () => {
    const { pace, ask, answer, done } = scene();
    await ask(2_000);
    for (let round = 0; round < 10; round += 1) await answer(50);
    expect(pace.atOnce()).toBe(8);
    for (let round = 0; round < 3 && pace.atOnce() === 8; round += 1) await answer(900);
    expect(pace.atOnce()).toBe(4);
    const levels = new Set<number>();
    while (pace.atOnce() < 8 && done.length < 1_900) {
      await answer(50);
      levels.add(pace.atOnce());
    }
    expect([...levels]).toEqual([4, 5, 6, 7, 8]);
  });

  it('a server that is slow by nature is asked by eights', async () => {
    const { pace, ask, answer } = scene();
    await ask(400);
    for (let round = 0; round < 40; round += 1) await answer(2_000 + (round % 3) * 100);
    expect(pace.atOnce()).toBe(8);
  });

  it('cancelled, nobody waits any more', async () => {
    const { open, ask, answer, cancel } = scene();
    await ask(30);
    await answer(50, failed(limited));
    cancel.abort();
    await tick();
    expect(open).toHaveLength(22);
  });

  it('a call that throws gives its place to the next', async () => {
    const { pace } = scene(1);
    const failing = pace.run(() => Promise.reject(new Error('no')));
    const next = pace.run(() => Promise.resolve(ok('yes')));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toEqual(ok('yes'));
  });
});
