import { Agent, request } from 'undici';
import { verify } from '../src/verification/index.ts';
import { type Figure, median, milliseconds, plain, ratio } from './figures.ts';
import { openIloq } from './open-iloq.ts';

const callMs = 50;
/** Calls that must follow each other, each needing what the one before answered. */
const chain = [
  'GetUrl',
  'CreateSession',
  'LockGroups',
  'SetLockgroup',
  'Locks',
  'what needs an ID',
  'KillSession',
];
/**
 * After SetLockgroup there are 9 lists and 14 calls that need an ID from one (two for each of the
 * five locks): by eights.
 */
const sideBySide = [8, 8, 7];
const rounds = chain.length - 2 + sideBySide.length;
const warmUp = 2;
const runs = 9;

/**
 * The same rounds with nothing of ours: what loopback, undici and the double's timers take on this
 * machine beside the 50 ms.
 */
async function bare(url: string): Promise<number> {
  const dispatcher = new Agent();
  const started = performance.now();
  for (const calls of [1, 1, 1, 1, ...sideBySide, 1])
    await Promise.all(
      Array.from({ length: calls }, async () =>
        (await request(`${url}/iloqws/api/v2/Version`, { dispatcher })).body.text(),
      ),
    );
  const took = performance.now() - started;
  await dispatcher.close();
  return took;
}

/** One verification of everything, with 50 ms a call, the login guard on disk as always. */
export async function verification(): Promise<Figure[]> {
  const { url, asPerson, close } = await openIloq('slow-iloq.ts', {});
  const samples: number[] = [];
  const bares: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const started = performance.now();
    const result = await verify(asPerson);
    const took = performance.now() - started;
    if (result.kind !== 'report' || result.report.seen !== 'complete')
      throw new Error('the verification saw too little');
    const without = await bare(url);
    if (run < warmUp) continue;
    samples.push(took);
    bares.push(without);
  }
  await close();
  const floor = rounds * callMs;
  return [
    ratio(
      `verification beside its floor (${rounds} rounds of ${callMs} ms)`,
      median(samples) / floor,
      1.1,
    ),
    plain('verification: the same rounds without us, p50', milliseconds(median(bares))),
    plain('verification: p50', milliseconds(median(samples))),
  ];
}
