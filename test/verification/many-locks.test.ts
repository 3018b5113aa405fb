import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalIloq, LockState } from '../../sandbox/iloq/index.ts';
import { type Report, type RequiredLocks, verdictOf } from '../../src/checklist/index.ts';
import type { Verification, VerifyOptions } from '../../src/verification/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { en } from '../text/english.ts';
import { type Site, startSite } from './local-iloq.ts';

const { findingText, verdictText } = en;

const allRequired: RequiredLocks = { by: 'U1', at: 0, others: true, rules: [] };

let site: Site | undefined;
afterEach(async () => {
  if (!site) return;
  const { opened, killed, dropped } = site.local.counters;
  await site.local.close();
  site = undefined;
  expect(killed + dropped, 'sessions ended').toBe(opened);
});

async function withLocks(count: number, options: Parameters<typeof startSite>[0] = {}) {
  site = await startSite(options);
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
  const { verify: run } = site;
  const verify = (change: Partial<VerifyOptions> = {}) =>
    run({ requiredLocks: allRequired, ...change });
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

  it('is cancelled, without a time-out being waited for, and the session is ended', async () => {
    const { local, group, verify } = await withLocks(200, { clock: new ManualClock() });
    local.faults.set('Locks/:id/SecurityAccesses', { kind: 'slow', ms: 20 });
    const cancel = new AbortController();
    const result = await verify({
      signal: cancel.signal,
      onProgress: ({ done }) => {
        if (done !== 20) return;
        cancel.abort();
      },
    });
    expect(result).toEqual({ kind: 'cancelled' });
    expect(local.counters.killed).toBe(1);
    const calls = lockCalls(local);
    // Whatever still comes of it comes before all that another run asks for.
    group.locks = group.locks.slice(199);
    await verify();
    const others = [...lockCalls(local)].filter(([path]) => !path.startsWith('Locks/l199/'));
    expect(others, 'no call after the end').toEqual([...calls]);
  });

  it('a person who cancels while iLOQ hangs is answered before any time-out, too', async () => {
    const { local, verify } = await withLocks(200, { clock: new ManualClock() });
    local.faults.set('Locks/:id/SecurityAccesses', { kind: 'hang' });
    const cancel = new AbortController();
    const running = verify({ signal: cancel.signal });
    while (lockCalls(local).size < 8) await wait(2);
    cancel.abort();
    expect(await running).toEqual({ kind: 'cancelled' });
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

  it('iLOQ forgets the session in the middle: no right is told to be missing, and the next run looks at all anew', async () => {
    const { local, verify } = await withLocks(200);
    local.faults.set('Locks/l40/SecurityAccesses', { kind: 'session-dropped', times: 1 });
    const report = reportOf(await verify());
    expect(report.findings).toMatchObject([{ code: 'no-session', failure: 'session-gone' }]);
    expect(report.seen).toBe('none');
    const calls = [...lockCalls(local).values()].reduce((sum, times) => sum + times, 0);
    expect(calls, 'it stops soon').toBeLessThan(140);
    const again = reportOf(await verify());
    expect(again.proved).toContain('program-locks');
    expect(lockCalls(local).get('Locks/l0/SecurityAccesses?mode=1')).toBe(2);
  });

  it('keeps of each lock only what is judged: no names, no lists', async () => {
    const { verify } = await withLocks(200);
    const result = await verify();
    const observations = result.kind === 'report' ? [...(result.survey?.observations ?? [])] : [];
    expect(observations).toHaveLength(200);
    expect(JSON.stringify(observations).length).toBeLessThan(200 * 150);
  });
});

describe('A proof needs one run', () => {
  it('five of six locks are seen, then lock 1 loses its right: the next run says so', async () => {
    const { local, group, verify } = await withLocks(6);
    local.faults.set('Locks/l5/SecurityAccesses', { kind: 'status', status: 503 });
    const first = reportOf(await verify());
    expect(verdictText(verdictOf(first))).toBe('○ Nothing wrong, but I did not see everything');
    expect(lookedAt(first)).toEqual({ seen: 5, of: 6 });
    local.faults.clear();
    const [lock] = group.locks;
    if (!lock) throw new Error('no lock');
    lock.planned = [];
    lock.programmed = [];
    const second = reportOf(await verify());
    expect(verdictText(verdictOf(second))).toBe('✗ 1 lock to fix');
    expect(second.findings.map((finding) => findingText(finding).what)).toContain(
      '1 of 6 needed locks has no active access right for the API: Door 0.',
    );
    expect(second.proved).not.toContain('add-to-locks');
  });

  it('each run makes all of its calls', async () => {
    const { local, verify } = await withLocks(10);
    await verify();
    await verify();
    expect([...lockCalls(local).values()]).toEqual(Array(20).fill(2));
  });
});

describe('A run whose time is over', () => {
  it('says how far it came and proves nothing that it did not see; its time grows with the locks', async () => {
    const clock = new ManualClock();
    const budgetMs = 60_000;
    const { local, group, verify } = await withLocks(30, { clock, budgetMs, callMs: 1e9 });
    for (const { FLock_ID } of group.locks.slice(10))
      local.faults.set(`Locks/${FLock_ID}/SecurityAccesses`, { kind: 'hang' });
    let result: Verification | undefined;
    const running = verify().then((verification) => {
      result = verification;
    });
    while (lockCalls(local).size < 28) await wait(2);
    await clock.advance(budgetMs);
    await clock.advance(30 * 250 - 1);
    expect(result, 'a minute and a quarter of a second for each lock').toBeUndefined();
    await clock.advance(1);
    await running;
    const report = reportOf(result);
    expect(lookedAt(report)).toEqual({ seen: 10, of: 30 });
    expect(report.seen).toBe('partial');
    expect(report.findings.filter(({ severity }) => severity === 'wrong')).toEqual([]);
    expect(report.findings.map((finding) => findingText(finding).what)).toContain(
      'I saw 10 of 30 needed locks in the time I have.',
    );
    expect(report.proved).toContain('usage-rights');
    expect(report.proved).not.toContain('add-to-locks');
    expect(report.proved).not.toContain('program-locks');
    expect(report.facts?.some(({ fact }) => fact === 'lock-api-access')).toBe(false);
    expect(report.locks).toBeUndefined();
  });
});
