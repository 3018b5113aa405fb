import { afterEach, describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/checklist/index.ts';
import { en } from '../text/english.ts';
import { type Site, startSite } from './local-iloq.ts';

const { verdictText } = en;

let site: Site | undefined;
afterEach(async () => {
  await site?.local.close();
  site = undefined;
});

const right = '✓ All iLOQ shows is right';

describe('A call that iLOQ answers once with 429', () => {
  it('is made again, whichever of a verification it is', async () => {
    site = await startSite();
    const { local, verify } = site;
    await verify();
    const once = new Map(local.counters.calls);
    const paths = [...once.keys()].filter(
      (path) => !['Url/GetUrl', 'CreateSession'].includes(path),
    );
    expect(paths).toEqual(
      expect.arrayContaining(['LockGroups', 'SetLockgroup', 'Locks', 'Zones', 'KillSession']),
    );
    for (const path of paths) {
      const before = local.counters.calls.get(path) ?? 0;
      local.faults.set(path.split('?')[0] ?? path, { kind: 'status', status: 429, times: 1 });
      const result = await verify();
      if (result.kind !== 'report') throw new Error(result.kind);
      expect(verdictText(verdictOf(result.report)), path).toBe(right);
      expect(result.report.seen, path).toBe('complete');
      // Of the two modes of a lock, either may have met it.
      if (!path.includes('?')) expect(local.counters.calls.get(path), path).toBe(before + 2);
    }
    const { opened, killed } = local.counters;
    expect(killed, 'sessions ended').toBe(opened);
  });
});
