import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import {
  createDispatcher,
  type Dispatcher,
  type Outbox,
  type Outcome,
  RateLimiter,
  type Settled,
} from '../../src/outbox/index.ts';
import { ManualClock, quiet } from './manual-clock.ts';

interface Message {
  readonly id: string;
  readonly lane: string;
  readonly isRepeatable?: boolean;
}
type Came = Outcome<string, 'channel'>;

/** What is on disk: it outlives a dispatcher, as a process's files outlive the process. */
class Disk implements Outbox<Message, string, 'channel'> {
  readonly pending = new Map<string, Message[]>();
  readonly settled: [string, Settled<string, 'channel'>][] = [];
  failing = 0;

  add(key: string, ...ids: string[]): this {
    this.pending.set(key, [
      ...(this.pending.get(key) ?? []),
      ...ids.map((id) => ({ id, lane: `lane of ${key}` })),
    ]);
    return this;
  }
  async destinations(): Promise<Iterable<string>> {
    return [...this.pending].filter(([, effects]) => effects.length > 0).map(([key]) => key);
  }
  async next(key: string): Promise<Message | undefined> {
    return this.pending.get(key)?.[0];
  }
  async settle(key: string, effect: Message, result: Settled<string, 'channel'>): Promise<void> {
    if (this.failing > 0) {
      this.failing--;
      throw new Error('the disk is full');
    }
    this.pending.set(
      key,
      (this.pending.get(key) ?? []).filter(({ id }) => id !== effect.id),
    );
    this.settled.push([effect.id, result]);
  }
}

/** Slack, as far as a dispatcher sees it: what was posted, and what it answers to each attempt. */
class Outside {
  readonly posted: string[] = [];
  readonly attempts: { id: string; lookFirst: boolean; at: number }[] = [];
  readonly answers = new Map<string, (() => Promise<Came>)[]>();
  readonly #clock: { now(): number };

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }
  answer(id: string, ...answers: (Came | (() => Promise<Came>))[]): void {
    this.answers.set(
      id,
      answers.map((it) => (typeof it === 'function' ? it : async () => it)),
    );
  }
  perform = async ({ id }: Message, { lookFirst }: { lookFirst: boolean }): Promise<Came> => {
    this.attempts.push({ id, lookFirst, at: this.#clock.now() });
    const answer = this.answers.get(id)?.shift();
    if (answer) return answer();
    if (!(lookFirst && this.posted.includes(id))) this.posted.push(id);
    return { kind: 'delivered', value: `ts of ${id}` };
  };
  tries(id: string): { id: string; lookFirst: boolean; at: number }[] {
    return this.attempts.filter((attempt) => attempt.id === id);
  }
}

const lines: string[] = [];
const log = createLog('debug', { write: (line) => lines.push(line) });

function setUp(disk = new Disk(), { paceMs = 0, random = 0.5 } = {}) {
  const clock = new ManualClock();
  const outside = new Outside(clock);
  const dispatcher: Dispatcher = createDispatcher({
    outbox: disk,
    deliver: outside.perform,
    limits: ({ lane }, { lookFirst }) => ({
      lane,
      methods: lookFirst ? ['post', 'history'] : ['post'],
    }),
    rateLimiter: new RateLimiter(paceMs, clock),
    clock,
    log,
    random: () => random,
  });
  return { clock, disk, outside, dispatcher };
}

describe('entries', () => {
  it('are delivered in order, and what came of each is settled', async () => {
    const { disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a', 'b', 'c');
    dispatcher.wake('kamppi');
    await dispatcher.idle();
    expect(outside.posted).toEqual(['a', 'b', 'c']);
    expect(disk.settled.map(([id, result]) => [id, result.kind])).toEqual([
      ['a', 'delivered'],
      ['b', 'delivered'],
      ['c', 'delivered'],
    ]);
    expect([...(await disk.destinations())]).toEqual([]);
  });

  it('of one site do not wait for those of another that fails', async () => {
    const { clock, disk, outside, dispatcher } = setUp();
    disk.add('broken', 'x1', 'x2').add('kamppi', 'a', 'b');
    outside.answer(
      'x1',
      ...Array.from({ length: 3 }, (): Came => ({ kind: 'retry', why: 'down', sure: true })),
    );
    dispatcher.wake('broken');
    dispatcher.wake('kamppi');
    await quiet();
    expect(outside.posted).toEqual(['a', 'b']);
    await clock.advance(60_000);
    expect(outside.posted).toEqual(['a', 'b', 'x1', 'x2']);
  });

  it('added while their site’s others are under way are not forgotten', async () => {
    const { disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a');
    const { promise, resolve } = Promise.withResolvers<void>();
    outside.answer('a', async () => {
      await promise;
      return { kind: 'delivered', value: 'ts' };
    });
    dispatcher.wake('kamppi');
    await quiet();
    disk.add('kamppi', 'b');
    dispatcher.wake('kamppi');
    resolve();
    await dispatcher.idle();
    expect(disk.settled.map(([id]) => id)).toEqual(['a', 'b']);
  });

  it('that another process wrote while it was read what is pending are found by the sweep asked for', async () => {
    const disk = new Disk();
    const { promise, resolve } = Promise.withResolvers<void>();
    const read = disk.destinations.bind(disk);
    let isHeldUp = true;
    disk.destinations = async () => {
      const found = await read();
      if (isHeldUp) await promise;
      return found;
    };
    const { outside, dispatcher } = setUp(disk);
    dispatcher.sweep();
    await quiet();
    disk.add('kamppi', 'a');
    dispatcher.sweep();
    isHeldUp = false;
    resolve();
    await quiet();
    await dispatcher.idle();
    expect(outside.posted).toEqual(['a']);
  });

  it('that are added in the very moment their worker finds nothing more are delivered', async () => {
    const disk = new Disk();
    const { outside, dispatcher } = setUp(disk);
    const read = disk.next.bind(disk);
    let late = true;
    disk.next = async (key) => {
      const head = await read(key);
      if (head === undefined && late) {
        late = false;
        disk.add('kamppi', 'late');
        dispatcher.wake('kamppi');
      }
      return head;
    };
    disk.add('kamppi', 'a');
    dispatcher.wake('kamppi');
    await dispatcher.idle();
    expect(outside.posted).toEqual(['a', 'late']);
  });

  it('are handed to settle when they can never be', async () => {
    const { disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a', 'b');
    outside.answer('a', { kind: 'undeliverable', reason: 'channel' });
    dispatcher.wake('kamppi');
    await dispatcher.idle();
    expect(disk.settled[0]).toEqual(['a', { kind: 'undeliverable', reason: 'channel' }]);
    expect(outside.posted).toEqual(['b']);
  });

  it('run side by side, but never more than eight at a time', async () => {
    const { disk, outside, dispatcher } = setUp();
    let now = 0;
    let most = 0;
    const busy = async (): Promise<Came> => {
      most = Math.max(most, ++now);
      await quiet();
      now--;
      return { kind: 'delivered', value: 'ts' };
    };
    for (let index = 0; index < 30; index++) {
      disk.add(`site-${index}`, `effect-${index}`);
      outside.answer(`effect-${index}`, busy);
      dispatcher.wake(`site-${index}`);
    }
    await dispatcher.idle();
    expect(most).toBe(8);
    expect(disk.settled).toHaveLength(30);
  });
});

describe('the pace', () => {
  it('lets one message a second into a channel, and other channels do not wait', async () => {
    const { clock, disk, outside, dispatcher } = setUp(new Disk(), { paceMs: 1_000 });
    const start = clock.now();
    disk.add('kamppi', 'a', 'b', 'c').add('pasila', 'p');
    dispatcher.wake('kamppi');
    dispatcher.wake('pasila');
    await clock.advance(5_000);
    expect(outside.attempts.map(({ id, at }) => [id, at - start])).toEqual([
      ['a', 0],
      ['p', 0],
      ['b', 1_000],
      ['c', 2_000],
    ]);
  });

  it('holds for two sites that share a channel', async () => {
    const { clock, disk, outside, dispatcher } = setUp(new Disk(), { paceMs: 1_000 });
    const start = clock.now();
    disk.pending.set('kamppi', [{ id: 'k', lane: 'D1' }]);
    disk.pending.set('pasila', [{ id: 'p', lane: 'D1' }]);
    dispatcher.wake('kamppi');
    dispatcher.wake('pasila');
    await clock.advance(5_000);
    expect(outside.attempts.map(({ at }) => at - start)).toEqual([0, 1_000]);
  });
});

describe('a failure', () => {
  it('is tried again for ever, at growing intervals up to a minute, and logged', async () => {
    const { clock, disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a');
    outside.answer(
      'a',
      ...Array.from({ length: 12 }, (): Came => ({ kind: 'retry', why: 'down', sure: true })),
    );
    dispatcher.wake('kamppi');
    await clock.advance(600_000);
    const times = outside.tries('a').map(({ at }) => at);
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(waits).toEqual(
      [1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30].map((seconds) => seconds * 1_000),
    );
    expect(outside.posted).toEqual(['a']);
    expect(lines.join('')).toContain('"why":"down"');
  });

  it('is never tried again at once, whatever chance says', async () => {
    const { clock, disk, outside, dispatcher } = setUp(new Disk(), { random: 0 });
    disk.add('kamppi', 'a');
    outside.answer('a', { kind: 'retry', why: 'down', sure: true });
    dispatcher.wake('kamppi');
    await clock.advance(199);
    expect(outside.tries('a')).toHaveLength(1);
    await clock.advance(1);
    expect(outside.tries('a')).toHaveLength(2);
  });

  it('in which nothing was sent is not looked up', async () => {
    const { clock, disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a');
    outside.answer('a', { kind: 'retry', why: 'refused', sure: true });
    dispatcher.wake('kamppi');
    await clock.advance(10_000);
    expect(outside.tries('a').map(({ lookFirst }) => lookFirst)).toEqual([false, false]);
  });

  it('that lost only the answer is looked up before anything is sent again, also after further failures', async () => {
    const { clock, disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a');
    const lost = async (): Promise<Came> => {
      outside.posted.push('a');
      return { kind: 'retry', why: 'timeout', sure: false };
    };
    outside.answer('a', lost, { kind: 'retry', why: 'refused', sure: true });
    dispatcher.wake('kamppi');
    await clock.advance(60_000);
    expect(outside.tries('a').map(({ lookFirst }) => lookFirst)).toEqual([false, true, true]);
    expect(outside.posted).toEqual(['a']);
  });

  it('by exception counts as a lost answer', async () => {
    const { clock, disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a');
    outside.answer('a', async () => {
      throw new Error('a bug');
    });
    dispatcher.wake('kamppi');
    await clock.advance(60_000);
    expect(outside.tries('a').map(({ lookFirst }) => lookFirst)).toEqual([false, true]);
  });

  it('of the disk after a message went out sends nothing twice', async () => {
    const { clock, disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a', 'b');
    disk.failing = 3;
    dispatcher.wake('kamppi');
    await clock.advance(60_000);
    expect(outside.attempts.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(disk.settled.map(([id]) => id)).toEqual(['a', 'b']);
  });
});

describe('Retry-After', () => {
  it('that names no method is waited for, however short the usual interval is', async () => {
    const { clock, outside, dispatcher, disk } = setUp();
    disk.add('a', 'a1');
    outside.answer('a1', { kind: 'retry', why: 'later', sure: true, afterMs: 30_000 });
    dispatcher.wake('a');
    await clock.advance(29_999);
    expect(outside.tries('a1')).toHaveLength(1);
    await clock.advance(1);
    expect(outside.tries('a1')).toHaveLength(2);
  });

  it('is not cut short by a shorter one that comes later', () => {
    const clock = new ManualClock();
    const limiter = new RateLimiter(0, clock);
    limiter.block('post', 30_000);
    limiter.block('post', 1_000);
    expect(limiter.take({ lane: 'C1', methods: ['post'] })).toBe(30_000);
  });

  it('holds back every lane that uses the method, and no other method', async () => {
    const disk = new Disk();
    const { clock, outside, dispatcher } = setUp(disk);
    const start = clock.now();
    disk.add('kamppi', 'a');
    outside.answer('a', {
      kind: 'retry',
      why: 'ratelimited',
      sure: true,
      afterMs: 30_000,
      method: 'post',
    });
    dispatcher.wake('kamppi');
    await quiet();
    disk.add('pasila', 'p');
    dispatcher.wake('pasila');
    await clock.advance(29_999);
    expect(outside.posted).toEqual([]);
    await clock.advance(10_000);
    expect(outside.posted.sort()).toEqual(['a', 'p']);
    expect(outside.tries('p').map(({ at }) => at - start)).toEqual([30_000]);
  });

  it('of the look-up does not hold back what needs no look-up', async () => {
    const disk = new Disk().add('kamppi', 'a');
    const { clock, outside, dispatcher } = setUp(disk);
    outside.answer('a', {
      kind: 'retry',
      why: 'ratelimited',
      sure: true,
      afterMs: 30_000,
      method: 'history',
    });
    dispatcher.start();
    await quiet();
    disk.add('pasila', 'p');
    dispatcher.wake('pasila');
    await quiet();
    expect(outside.posted).toEqual(['p']);
    await clock.advance(40_000);
    expect(outside.posted).toEqual(['p', 'a']);
  });
});

describe('a restart', () => {
  it('looks up what was next at the kill, and nothing behind it', async () => {
    const disk = new Disk().add('kamppi', 'a', 'b').add('pasila', 'p');
    const { outside, dispatcher } = setUp(disk);
    outside.posted.push('a');
    dispatcher.start();
    await dispatcher.idle();
    disk.add('kamppi', 'c');
    dispatcher.wake('kamppi');
    await dispatcher.idle();
    expect(outside.tries('a')[0]?.lookFirst).toBe(true);
    expect(outside.tries('p')[0]?.lookFirst).toBe(true);
    expect(outside.tries('b')[0]?.lookFirst).toBe(false);
    expect(outside.tries('c')[0]?.lookFirst).toBe(false);
    expect(outside.posted.sort()).toEqual(['a', 'b', 'c', 'p']);
  });

  it('after a kill at any moment tells everything once and in order', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (let moment = 0; moment < 40; moment++) {
      const disk = new Disk().add('kamppi', ...ids);
      const posted: string[] = [];
      let steps = 0;
      let dead = false;
      /** Every step of a process; the one at which it dies never ends. */
      const step = async (): Promise<void> => {
        if (steps++ === moment) dead = true;
        if (dead) await new Promise<never>(() => {});
      };
      const life = () =>
        createDispatcher<Message, string, 'channel'>({
          outbox: {
            destinations: () => disk.destinations(),
            next: async (key) => {
              await step();
              return disk.next(key);
            },
            settle: async (key, effect, result) => {
              await step();
              await disk.settle(key, effect, result);
              await step();
            },
          },
          deliver: async ({ id }, { lookFirst }) => {
            await step();
            if (!(lookFirst && posted.includes(id))) posted.push(id);
            await step();
            return { kind: 'delivered', value: id };
          },
          limits: ({ lane }) => ({ lane, methods: [] }),
          rateLimiter: new RateLimiter(0, new ManualClock()),
          clock: new ManualClock(),
          log,
          random: () => 0,
        });
      life().start();
      await quiet();
      dead = false;
      steps = Number.POSITIVE_INFINITY;
      const second = life();
      second.start();
      await second.idle();
      expect(posted, `killed at step ${moment}`).toEqual(ids);
    }
  });

  it('after a kill at any moment says nothing twice that stands behind edits noted too late', async () => {
    const all = ['edit 1', 'edit 2', 'a', 'edit 3', 'b', 'c', 'edit 4', 'd'].map((id) => ({
      ...{ id, lane: 'kamppi', isRepeatable: id.startsWith('edit') },
    }));
    const posts = all.filter(({ isRepeatable }) => !isRepeatable).map(({ id }) => id);
    for (let moment = 0; moment < 50; moment++) {
      let onDisk = all;
      let inMemory = all;
      const posted: string[] = [];
      let steps = 0;
      let dead = false;
      const step = async (): Promise<void> => {
        if (steps++ === moment) dead = true;
        if (dead) await new Promise<never>(() => {});
      };
      const life = () =>
        createDispatcher<Message, string, 'channel'>({
          outbox: {
            destinations: async () => (inMemory.length > 0 ? ['kamppi'] : []),
            next: async () => {
              await step();
              return inMemory[0];
            },
            settle: async (_, { id, isRepeatable }) => {
              await step();
              inMemory = inMemory.filter((each) => each.id !== id);
              if (!isRepeatable) onDisk = inMemory;
              await step();
            },
          },
          deliver: async ({ id, isRepeatable }, { lookFirst }) => {
            await step();
            if (!isRepeatable && !(lookFirst && posted.includes(id))) posted.push(id);
            await step();
            return { kind: 'delivered', value: id };
          },
          limits: ({ lane }) => ({ lane, methods: [] }),
          rateLimiter: new RateLimiter(0, new ManualClock()),
          clock: new ManualClock(),
          log,
          random: () => 0,
        });
      life().start();
      await quiet();
      dead = false;
      steps = Number.POSITIVE_INFINITY;
      inMemory = onDisk;
      const second = life();
      second.start();
      await second.idle();
      expect(posted, `killed at step ${moment}`).toEqual(posts);
    }
  });
});

describe('a stop', () => {
  it('waits for the message under way and leaves the rest to the next start', async () => {
    const { disk, outside, dispatcher } = setUp();
    disk.add('kamppi', 'a', 'b');
    const { promise, resolve } = Promise.withResolvers<void>();
    outside.answer('a', async () => {
      await promise;
      return { kind: 'delivered', value: 'ts' };
    });
    dispatcher.wake('kamppi');
    await quiet();
    let stopped = false;
    const stopping = dispatcher.stop().then(() => {
      stopped = true;
    });
    await quiet();
    expect(stopped).toBe(false);
    resolve();
    await stopping;
    expect(disk.settled.map(([id]) => id)).toEqual(['a']);
    dispatcher.wake('kamppi');
    await quiet();
    expect(outside.attempts.map(({ id }) => id)).toEqual(['a']);
  });

  it('does not wait for an interval between attempts, of however many sites', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.name);
    process.on('warning', listen);
    const disk = new Disk();
    const dispatcher = createDispatcher<Message, string, 'channel'>({
      outbox: disk,
      deliver: async () => ({ kind: 'retry', why: 'down', sure: true, afterMs: 60_000 }),
      limits: ({ lane }) => ({ lane, methods: [] }),
      rateLimiter: new RateLimiter(0, systemClock),
      clock: systemClock,
      log,
      random: () => 0,
    });
    for (let index = 0; index < 50; index++) disk.add(`site-${index}`, `effect-${index}`);
    dispatcher.start();
    await quiet();
    await dispatcher.stop();
    process.off('warning', listen);
    expect(warnings).toEqual([]);
    expect([...(await disk.destinations())]).toHaveLength(50);
  });
});
