import { describe, expect, it } from 'vitest';
import { type Failure, failed, type Outcome, ok } from '../../src/iloq/index.ts';
import { createPace, wasNotBegun } from '../../src/iloq/pace.ts';
import { ManualClock, quiet } from '../outbox/manual-clock.ts';

/** The pace of one session, and calls that a test answers. */
function scene() {
  const clock = new ManualClock();
  const end = new AbortController();
  const pace = createPace(clock, end.signal, 500);
  const open: ((outcome: Outcome<number>) => void)[] = [];
  const done: Outcome<number>[] = [];
  const call = () => new Promise<Outcome<number>>((resolve) => open.push(resolve));
  return {
    ...{ clock, end, open, done },
    ask(count: number, isLoad?: (failure: Failure) => boolean) {
      for (let index = 0; index < count; index += 1)
        void pace(call, isLoad).then((outcome) => done.push(outcome));
      return quiet();
    },
    /** Answers everything that is under way. */
    answer(outcome: Outcome<number> = ok(1)) {
      for (const give of open.splice(0)) give(outcome);
      return quiet();
    },
  };
}

const tooMany: Failure = { kind: 'rate-limited', stage: 'resource', retryAfterMs: 7_000 };
const load: readonly (readonly [string, Failure])[] = [
  ['429', { kind: 'rate-limited', stage: 'resource' }],
  ['503', { kind: 'maintenance', stage: 'resource' }],
  ['500', { kind: 'unknown', stage: 'resource', status: 500 }],
  ['a time-out', { kind: 'unreachable', how: 'timeout', stage: 'resource' }],
  ['a broken connection', { kind: 'unreachable', how: 'reset', stage: 'resource' }],
];

describe('The calls of one session', () => {
  it('are made eight at a time, all of them', async () => {
    const { open, done, ask, answer } = scene();
    await ask(30);
    while (done.length < 30) {
      expect(open.length).toBe(Math.min(8, 30 - done.length));
      await answer();
    }
  });

  it('after a Retry-After none is made before that moment, neither again nor anew', async () => {
    const { clock, open, done, ask, answer } = scene();
    await ask(1);
    await answer(failed(tooMany));
    await ask(3);
    await clock.advance(6_999);
    expect(open).toHaveLength(0);
    await clock.advance(1);
    expect(open).toHaveLength(4);
    await answer();
    expect(done).toEqual(Array(4).fill(ok(1)));
  });

  it('are half as many at a time after 429, down to one; refusals of one moment are one', async () => {
    const { clock, open, done, ask, answer } = scene();
    await ask(20);
    for (const atOnce of [8, 4, 2, 1, 1]) {
      expect(open).toHaveLength(atOnce);
      await answer(failed(tooMany));
      await clock.advance(7_000);
    }
    while (done.length < 20) {
      expect(open).toHaveLength(1);
      await answer();
    }
    expect(done.filter(({ ok: isOk }) => isOk).length).toBeGreaterThan(15);
  });

  it.each(load)(
    '%s: the call is made twice more, after longer and longer pauses',
    async (_, failure) => {
      const { clock, open, done, ask, answer } = scene();
      await ask(1);
      await answer(failed(failure));
      await clock.advance(499);
      expect(open).toHaveLength(0);
      await clock.advance(1);
      await answer(failed(failure));
      await clock.advance(999);
      expect(open).toHaveLength(0);
      await clock.advance(1);
      await answer(failed(failure));
      expect(done).toEqual([failed(failure)]);
      expect(open).toHaveLength(0);
    },
  );

  it.each<[string, Failure]>([
    ['a missing right', { kind: 'forbidden', status: 403, stage: 'resource' }],
    ['a page of a proxy', { kind: 'not-json', stage: 'resource' }],
    ['404', { kind: 'unknown', stage: 'resource', status: 404 }],
    ['a Retry-After of hours', { ...tooMany, retryAfterMs: 3 * 60 * 60 * 1000 }],
  ])('%s is an answer: nothing is waited for', async (_, failure) => {
    const { done, ask, answer } = scene();
    await ask(1);
    await answer(failed(failure));
    expect(done).toEqual([failed(failure)]);
  });

  it.each(load)(
    '%s: what changes something is made again only where iLOQ did not begin',
    async (_, failure) => {
      const { clock, done, ask, answer } = scene();
      await ask(1, wasNotBegun);
      await answer(failed(failure));
      await clock.advance(500);
      await answer();
      expect(done).toEqual([failure.kind === 'rate-limited' ? ok(1) : failed(failure)]);
    },
  );

  it('at the end of the run nobody waits any more', async () => {
    const { open, done, end, ask, answer } = scene();
    await ask(1);
    await answer(failed(tooMany));
    end.abort();
    await quiet();
    await answer(failed({ kind: 'cancelled', why: 'caller' }));
    expect(done).toEqual([failed({ kind: 'cancelled', why: 'caller' })]);
    expect(open).toHaveLength(0);
  });
});
