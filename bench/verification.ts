import { z } from 'zod';
import { systemClock } from '../src/clock.ts';
import { createIloq, parseOrigins } from '../src/iloq/index.ts';
import { createLog } from '../src/log.ts';
import { openStorage } from '../src/storage/index.ts';
import { verify } from '../src/verification/index.ts';
import { type Figure, median, milliseconds, plain, ratio } from './figures.ts';
import { temporaryFolder } from './folder.ts';
import { guardOf } from './login-guard.ts';
import { firstLine, spawnNode, stop } from './processes.ts';

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
const rounds = chain.length - 2 + Math.ceil((9 + 14) / 8);
const warmUp = 2;
const runs = 9;

/** One verification of everything, with 50 ms a call, the login guard on disk as always. */
export async function verification(): Promise<Figure[]> {
  const child = spawnNode('slow-iloq.ts', {});
  const { url, address } = z
    .object({ url: z.string(), address: z.string() })
    .parse(JSON.parse(await firstLine(child)));
  const origins = parseOrigins(url);
  if (!origins.ok) throw new Error(origins.problem);
  const log = createLog('warn');
  const opened = openStorage({ dataDir: temporaryFolder(), clock: systemClock, log });
  if (opened.kind !== 'open') throw new Error(`the store is ${opened.kind}`);
  const guard = guardOf(opened.storage);
  const iloq = createIloq({ policy: origins.policy, clock: systemClock, log, guard });
  const login = {
    address,
    serviceCode: 'KAMPPI',
    userName: 'api.keyautomat',
    password: 'Avain-Automaatti-42',
  };
  const samples: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const started = performance.now();
    const result = await verify({ iloq, by: 'person', login, clock: systemClock });
    const took = performance.now() - started;
    if (result.kind !== 'report' || result.report.seen !== 'complete')
      throw new Error('the verification saw too little');
    if (run >= warmUp) samples.push(took);
  }
  await opened.storage.close();
  await stop(child);
  const floor = rounds * callMs;
  return [
    ratio(
      `verification beside its floor (${rounds} rounds of ${callMs} ms)`,
      median(samples) / floor,
      1.15,
    ),
    plain('verification: p50', milliseconds(median(samples))),
  ];
}
