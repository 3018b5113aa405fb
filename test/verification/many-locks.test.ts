import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalIloq, LockState } from '../../sandbox/iloq/index.ts';
import type { Report, RequiredLocks } from '../../src/checklist/index.ts';
import {
  newSurvey,
  type Survey,
  type Verification,
  type VerifyOptions,
} from '../../src/verification/index.ts';
import { keptMs } from '../../src/verification/survey.ts';
import { now, type Site, startSite } from './local-iloq.ts';

const allRequired: RequiredLocks = { by: 'U1', at: 0, others: true, rules: [] };

let site: Site | undefined;
afterEach(async () => {
  if (!site) return;
  const { opened, killed, dropped } = site.local.counters;
  await site.local.close();
  site = undefined;
  expect(killed + dropped, 'sessions ended').toBe(opened);
});

async function withLocks(count: number) {
  site = await startSite();
  const { local } = site;
  const group = local.state.systems[0]?.lockGroups[0];
  const [like] = group?.locks ?? [];
  if (!group || !like) throw new Error('the demo has no lock');
  group.locks = Array.from(
    { length: count },
    (_, at): LockState => ({
      ...structuredClone(like),
      FLock_ID: `l${at}`,
      Description: `Door ${at}`,
    }),
  );
  const verify = (change: Partial<VerifyOptions> = {}) =>
    site?.verify({ needed: allRequired, ...change });
  return { local, group, verify };
}

const reportOf = (verification: Verification | undefined): Report => {
  if (verification?.kind !== 'report') throw new Error(`not a report: ${verification?.kind}`);
  return verification.report;
};
const lockCalls = (local: LocalIloq): ReadonlyMap<string, number> =>
  new Map([...local.counters.calls].filter(([path]) => path.startsWith('Locks/')));
const lookedAt = ({ findings }: Report) =>
  findings.flatMap((finding) =>
    finding.code === 'not-seen' && finding.looked ? [finding.looked] : [],
  )[0];

/**
 * Time that goes on by itself, a millisecond at each look: a budget in it ends after so many looks
 * at the clock.
 */
function ticking(from: number) {
  let at = from;
  return { now: () => (at += 1), monotonic: () => at, sleep: () => Promise.resolve() };
}

describe('A verification of 200 locks', () => {
  it('looks at both modes of each once, never more than eight at a time, and counts along', async () => {
    const { local, verify } = await withLocks(200);
    const told: number[] = [];
    const report = reportOf(
      await verify({ onProgress: ({ done, total }) => told.push(done + total) }),
    );
    expect(report.seen).toBe('complete');
    expect(report.proved).toEqual(expect.arrayContaining(['add-to-locks', 'program-locks']));
    expect(lockCalls(local).size).toBe(400);
    expect([...lockCalls(local).values()].every((times) => times === 1)).toBe(true);
    expect(local.counters.mostAtOnce).toBeLessThanOrEqual(8);
    expect(told.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 200 }, (_, at) => at + 201),
    );
  });

  it('is cancelled within a second, and the session is ended', async () => {
    const { local, verify } = await withLocks(200);
    local.faults.set('Locks/:id/SecurityAccesses', { kind: 'slow', ms: 20 });
    const cancel = new AbortController();
    let pressed = 0;
    const result = await verify({
      signal: cancel.signal,
      onProgress: ({ done }) => {
        if (done !== 20) return;
        pressed = performance.now();
        cancel.abort();
      },
    });
    expect(performance.now() - pressed).toBeLessThan(1_000);
    expect(result).toEqual({ kind: 'cancelled' });
    expect(local.counters.killed).toBe(1);
    const calls = lockCalls(local).size;
    await wait(60);
    expect(lockCalls(local).size, 'calls after the end').toBe(calls);
  });

  it('a person who cancels while iLOQ hangs is answered within a second, too', async () => {
    const { local, verify } = await withLocks(200);
    local.faults.set('Locks/:id/SecurityAccesses', { kind: 'hang' });
    const cancel = new AbortController();
    const running = verify({ signal: cancel.signal });
    while (lockCalls(local).size < 8) await wait(2);
    const pressed = performance.now();
    cancel.abort();
    expect(await running).toEqual({ kind: 'cancelled' });
    expect(performance.now() - pressed).toBeLessThan(1_000);
  });

  it('goes on after answers of 429 and 503, fewer at a time, and proves all in the end', async () => {
    const { local, verify } = await withLocks(200);
    local.faults.set('Locks/l50/SecurityAccesses', {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '1' },
      times: 2,
    });
    local.faults.set('Locks/l90/SecurityAccesses', { kind: 'status', status: 503, times: 1 });
    const report = reportOf(await verify());
    expect(report.seen).toBe('complete');
    expect(report.proved).toEqual(expect.arrayContaining(['add-to-locks', 'program-locks']));
  });

  it('gives up soon where iLOQ is down, and tells nothing as wrong', async () => {
    const { local, verify } = await withLocks(200);
    local.faults.set('Locks/:id/SecurityAccesses', { kind: 'status', status: 503 });
    const report = reportOf(await verify());
    expect(lookedAt(report)).toEqual({ seen: 0, of: 200 });
    expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(report.proved).not.toContain('add-to-locks');
    expect([...lockCalls(local).values()].reduce((sum, times) => sum + times, 0)).toBeLessThan(60);
  });

  it('iLOQ forgets the session in the middle: no right is told to be missing, and the next run goes on', async () => {
    const { local, verify } = await withLocks(200);
    const survey = newSurvey();
    local.faults.set('Locks/l40/SecurityAccesses', { kind: 'session-dropped', times: 1 });
    const report = reportOf(await verify({ survey }));
    expect(report.findings).toMatchObject([{ code: 'no-session', failure: 'session-gone' }]);
    expect(report.seen).toBe('none');
    const seen = survey.facts.size;
    expect(seen).toBeGreaterThan(20);
    const calls = [...lockCalls(local).values()].reduce((sum, times) => sum + times, 0);
    expect(calls, 'it stops soon').toBeLessThan(140);
    const again = reportOf(await verify({ survey }));
    expect(again.proved).toContain('program-locks');
    expect(lockCalls(local).get('Locks/l0/SecurityAccesses?mode=1')).toBe(1);
  });

  it('keeps of each lock only what is judged: no names, no lists', async () => {
    const { verify } = await withLocks(200);
    const survey = newSurvey();
    await verify({ survey });
    expect(survey.planned.size).toBe(0);
    expect(survey.facts.size).toBe(200);
    expect(JSON.stringify([...survey.facts]).length).toBeLessThan(200 * 150);
  });
});

describe('A run that its budget ended', () => {
  const part = async (survey: Survey, budgetMs = 120) => {
    const scene = await withLocks(100);
    const report = reportOf(await scene.verify({ survey, budgetMs, clock: ticking(now) }));
    const seen = lookedAt(report);
    if (!seen || seen.seen === 0) throw new Error('the budget did not end it in the middle');
    return { ...scene, report, seen };
  };

  it('says how far it came, and proves nothing that it did not see', async () => {
    const { report, seen } = await part(newSurvey());
    expect(seen.of).toBe(100);
    expect(report.seen).toBe('partial');
    expect(report.findings.filter(({ severity }) => severity === 'wrong')).toEqual([]);
    expect(report.proved).toContain('usage-rights');
    expect(report.proved).not.toContain('add-to-locks');
    expect(report.proved).not.toContain('program-locks');
    expect(report.facts?.some(({ fact }) => fact === 'lock-api-access')).toBe(false);
    expect(report.locks).toBeUndefined();
  });

  it('is gone on from where it ended: no call is made twice, and then all is proved', async () => {
    const survey = newSurvey();
    const { local, verify } = await part(survey);
    const counts: number[] = [];
    const report = reportOf(await verify({ survey, onProgress: ({ done }) => counts.push(done) }));
    expect(report.seen).toBe('complete');
    expect(report.proved).toEqual(expect.arrayContaining(['add-to-locks', 'program-locks']));
    expect(lockCalls(local).size).toBe(200);
    expect([...lockCalls(local)].filter(([, times]) => times > 1)).toEqual([]);
    expect(Math.min(...counts)).toBeGreaterThan(1);
  });

  it('tells what is wrong with the locks that it saw; once mended, they are looked at again before they are told again', async () => {
    const survey = newSurvey();
    const { group, verify } = await withLocks(100);
    for (const lock of group.locks) lock.programmed = [];
    const first = reportOf(await verify({ survey, budgetMs: 120, clock: ticking(now) }));
    expect(first.findings[0]).toMatchObject({
      code: 'locks-not-programmed',
      step: 'program-locks',
    });
    for (const lock of group.locks) lock.programmed = [...lock.planned];
    const second = reportOf(await verify({ survey }));
    expect(second.findings.filter(({ severity }) => severity === 'wrong')).toEqual([]);
    expect(second.proved).toContain('program-locks');
  });

  it('counts for a quarter of an hour; then all is looked at anew', async () => {
    const survey = newSurvey();
    const { local, verify } = await part(survey);
    const before = lockCalls(local).size;
    await verify({
      survey,
      clock: {
        now: () => now + keptMs + 10_000,
        monotonic: () => 0,
        sleep: () => Promise.resolve(),
      },
    });
    expect([...lockCalls(local)].filter(([, times]) => times === 2)).toHaveLength(before);
  });

  it('counts only for the same user of the same locking system', async () => {
    const survey = newSurvey();
    const { local, verify } = await part(survey);
    const before = lockCalls(local).size;
    survey.about = 'somebody else';
    await verify({ survey });
    expect([...lockCalls(local)].filter(([, times]) => times === 2)).toHaveLength(before);
  });

  it('a run that saw all is followed by one that looks at all again', async () => {
    const survey = newSurvey();
    const { local, verify } = await withLocks(10);
    await verify({ survey });
    await verify({ survey });
    expect([...lockCalls(local).values()]).toEqual(Array(20).fill(2));
  });
});
