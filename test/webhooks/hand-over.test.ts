import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbox } from '../../src/storage/index.ts';
import { hash } from '../../src/webhooks/body.ts';
import { type HandOver, startHandOver } from '../../src/webhooks/hand-over.ts';
import { countCalls } from '../outbox/count-calls.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { DataDir } from '../storage/data-dir.ts';
import { siteId, subscription, vector } from './some.ts';

let data: DataDir;
let clock: ManualClock;
let handOver: HandOver | undefined;
let inbox: Inbox;
/** The numbers that the receiver was given, also those that it did not take. */
let given: number[];
/** What it cannot take now. */
let refused: Set<number>;
/** Resolves when nothing is asked of the store any more. */
let settled: () => Promise<void>;

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

function start(opened = data.open().inbox) {
  inbox = opened;
  const { counted, settled: answered } = countCalls();
  settled = answered;
  handOver = startHandOver({
    inbox: { ...inbox, waiting: counted(inbox.waiting), handed: counted(inbox.handed) },
    ...{ clock, log: data.log },
    onPayload({ counter }) {
      given.push(counter);
      if (refused.has(counter)) throw new Error('cannot take it');
    },
  });
}

const passes = (ms: number): Promise<void> => clock.advance(ms, settled);

async function stop(): Promise<void> {
  await handOver?.stop();
  handOver = undefined;
}

const payload = (counter: number) => ({
  ...{ site: siteId, subscription, counter, event: 'key_added' },
  ...{ at: vector.at, createdAt: vector.at, fields: {} },
  dataHash: hash(`${counter}`),
});

describe('A payload that its receiver could not take', () => {
  it('comes again, and those behind it follow, each once and in order', async () => {
    start();
    refused.add(2);
    await inbox.accept([1, 2, 3].map(payload));
    handOver?.wake();
    await passes(3_500);
    expect(given).toEqual([1, 2, 2, 2]);
    refused.clear();
    await passes(4_000);
    expect(given).toEqual([1, 2, 2, 2, 2, 3]);
    expect(await inbox.waiting(9)).toEqual([]);
    expect(data.lines.join('')).toContain('cannot take it');
  });

  it('comes first after a restart, and what was taken before it does not come again', async () => {
    start();
    refused.add(2);
    await inbox.accept([1, 2, 3].map(payload));
    handOver?.wake();
    await passes(0);
    await stop();
    refused.clear();
    given = [];
    start((await data.reopen()).inbox);
    await passes(0);
    expect(given).toEqual([2, 3]);
  });
});
