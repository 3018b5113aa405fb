import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RequiredLocks } from '../src/checklist/index.ts';
import { verify } from '../src/verification/index.ts';
import { type Figure, milliseconds, plain, ratio } from './figures.ts';
import { openIloq } from './open-iloq.ts';

const locks = 5_000;
const callMs = 50;
const atOnce = 8;
/**
 * Beside two calls for each lock: GetUrl to SetLockgroup, the lists and what needs an ID from them,
 * KillSession.
 */
const otherCalls = 18;

/** What is really kept: measured after a collection. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

/**
 * One verification of 5,000 locks, all needed, both modes: how long beside the calls by eights, how
 * much memory, how soon cancelled.
 */
export async function manyLocks(): Promise<Figure[]> {
  const environment = { LOCKS: String(locks), CALL_MS: String(callMs) };
  const { asPerson, close } = await openIloq('locks-iloq.ts', environment);
  const requiredLocks: RequiredLocks = { by: 'U1', at: 0, others: true, rules: [] };
  const options = { ...asPerson, requiredLocks };

  const heaps: number[] = [];
  const started = performance.now();
  const result = await verify({
    ...options,
    onProgress: ({ done }) => {
      if (done === 500 || done === locks) heaps.push(heapInUse());
    },
  });
  const took = performance.now() - started;
  if (result.kind !== 'report' || result.report.seen !== 'complete')
    throw new Error('the verification saw too little');
  if (!result.report.proved.includes('program-locks')) throw new Error('the locks were not proved');

  const cancel = new AbortController();
  let cancelledAt = 0;
  const cancelled = await verify({
    ...options,
    signal: cancel.signal,
    onProgress: ({ done }) => {
      if (done !== 100) return;
      cancelledAt = performance.now();
      cancel.abort();
    },
  });
  if (cancelled.kind !== 'cancelled') throw new Error('the verification was not cancelled');
  const answered = performance.now() - cancelledAt;

  await close();
  const calls = 2 * locks + otherCalls;
  return [
    ratio(
      `${locks} locks, two modes: time beside ${calls} calls of ${callMs} ms by ${atOnce}`,
      took / ((calls / atOnce) * callMs),
      1.1,
    ),
    plain(`${locks} locks: time`, milliseconds(took)),
    ratio(
      `${locks} locks: heap after the last beside after 500`,
      (heaps[1] ?? 0) / (heaps[0] ?? 1),
      1.25,
    ),
    plain(`${locks} locks: cancelled, answered after`, milliseconds(answered)),
  ];
}
