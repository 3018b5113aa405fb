import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HandOver, startHandOver } from '../../src/webhooks/hand-over.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { DataDir } from '../storage/data-dir.ts';
import { siteId, subscription, vector } from './some.ts';

let data: DataDir;
let clock: ManualClock;
let handOver: HandOver | undefined;
/** The numbers that the receiver was given, also those that it did not take. */
let given: number[];
/** What it cannot take now. */
let refused: Set<number>;

beforeEach(() => {
  data = new DataDir();
  clock = new ManualClock();
  given = [];
  refused = new Set();
});
afterEach(async () => {
  await stop();
  await data.clear();
});

function start(inbox = data.open().inbox) {
  handOver = startHandOver({
    ...{ inbox, clock, log: data.log },
    onPayload({ counter }) {
      given.push(counter);
      if (refused.has(counter)) throw new Error('cannot take it');
    },
  });
  return inbox;
}

async function stop(): Promise<void> {
  const stopped = handOver?.stop();
  await clock.advance(0);
  await stopped;
  handOver = undefined;
}

const payload = (counter: number) => ({
  ...{ site: siteId, subscription, counter, event: 'key_added' },
  ...{ at: vector.at, createdAt: vector.at, fields: {} },
  dataHash: Uint8Array.of(counter),
});

describe('A payload that its receiver could not take', () => {
  it('comes again, and those behind it follow, each once and in order', async () => {
    const inbox = start();
    refused.add(2);
    inbox.accept([1, 2, 3].map(payload));
    handOver?.wake();
    await clock.advance(3_500);
    expect(given).toEqual([1, 2, 2, 2]);
    refused.clear();
    await clock.advance(4_000);
    expect(given).toEqual([1, 2, 2, 2, 2, 3]);
    expect(inbox.waiting(9)).toEqual([]);
    expect(data.lines.join('')).toContain('cannot take it');
  });

  it('comes first after a restart, and what was taken before it does not come again', async () => {
    const inbox = start();
    refused.add(2);
    inbox.accept([1, 2, 3].map(payload));
    handOver?.wake();
    await clock.advance(0);
    await stop();
    refused.clear();
    given = [];
    start((await data.reopen()).inbox);
    await clock.advance(0);
    expect(given).toEqual([2, 3]);
  });
});
