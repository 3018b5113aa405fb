import { describe, expect, it } from 'vitest';
import type { Report, StepId } from '../../src/checklist/index.ts';
import { noDeadline } from '../../src/iloq/deadline.ts';
import { createSession } from '../../src/iloq/session.ts';
import { verify } from '../../src/verification/index.ts';
import fc from '../seeded.ts';
import { expected, idOf, isAllKnown, isCode, type Verdict } from './by-the-reference.ts';
import { type Answers, answers, licences, property, wireOf } from './drawn-answers.ts';
import { now } from './local-iloq.ts';

/** Some 15 answers each. `LIVION_SYSTEMS=10000` is the long form. */
const runs = Number(process.env['LIVION_SYSTEMS'] ?? 700);

const clock = {
  now: () => now,
  monotonic: () => 0,
  sleep: async () => {},
};

async function reportOf(given: Answers): Promise<Report> {
  const located = { address: 'https://s5.iloq.com/iloqws', url: 'https://s5.iloq.com/iloqws' };
  const parts = {
    wire: wireOf(given),
    located,
    sessionId: 's',
    run: noDeadline,
    clock,
    pauseMs: 1,
  };
  const id = property(given.system, 'LockGroup_ID');
  const verification = await verify({
    iloq: {
      locate: () => Promise.reject(new Error('nobody asks')),
      heldBack: async () => undefined,
      withSession: async (_login, work) => ({ ok: true, value: await work(createSession(parts)) }),
    },
    by: 'person',
    login: { address: located.address, serviceCode: 'K', userName: 'u', password: 'p' },
    ...(given.others.length > 0 && {
      lockingSystem: { id: typeof id === 'string' ? id.toLowerCase() : 'known', name: 'Kamppi' },
    }),
    clock,
  });
  if (verification.kind !== 'report') throw new Error(verification.kind);
  return verification.report;
}

const steps = [
  'public-api',
  'usage-rights',
  'duplicate-access-rights',
  'add-to-locks',
  'program-locks',
] as const;

function told(report: Report, step: StepId): Verdict {
  const isRefuted = report.findings.some((each) => 'step' in each && each.step === step);
  return report.proved.includes(step) ? 'good' : isRefuted ? 'bad' : 'neither';
}

describe('Whatever iLOQ answers that its definition allows', () => {
  it(
    `nothing hides a verdict that it does not concern, and nothing unknown makes one (${runs} locking systems)`,
    async () => {
      const seen = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(answers, async (given) => {
          const report = await reportOf(given);
          const due = expected(given);
          for (const step of steps) {
            const verdict = due[step] ?? 'not-seen';
            expect([step, told(report, step)]).toEqual([
              step,
              verdict === 'not-seen' ? 'neither' : verdict,
            ]);
            const key = `${step} ${verdict}`;
            seen.set(key, (seen.get(key) ?? 0) + 1);
          }
          const isSystemSeen = idOf(given.system, 'LockGroup_ID') !== undefined;
          const finds = (code: string) => report.findings.some((each) => each.code === code);
          const state = isCode(given.system, 'State', 1, [0, 1]);
          expect(finds('system-inactive')).toBe(isSystemSeen && state === 'yes');
          expect(finds('licence-ended')).toBe(
            isSystemSeen && licences.get(property(given.system, 'ExpireDateUTC')) === true,
          );
          if (state === 'unknown' || steps.some((step) => due[step] === 'not-seen'))
            expect([due, report.seen]).toEqual([due, 'partial']);
          if (isAllKnown(given)) expect([due, report.seen]).toEqual([due, 'complete']);
        }),
        { numRuns: runs },
      );
      // All that can be said of a step was said of some.
      for (const step of steps)
        for (const verdict of ['good', 'bad', 'not-seen'])
          expect([step, verdict, seen.get(`${step} ${verdict}`) ?? 0]).not.toEqual([
            step,
            verdict,
            0,
          ]);
    },
    600_000 + runs * 20,
  );
});
