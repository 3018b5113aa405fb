import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/checklist/index.ts';
import { applyWatch, type Site } from '../../src/sites/index.ts';
import type { Verification } from '../../src/verification/index.ts';
import { monday, saidSince, siteAt } from './some.ts';

const left = { status: 'later', by: 'U-MIKKO', at: monday } as const;
const message = (ts: string) => ({ channel: 'D1', ts });
const finished = (): Site => {
  const site = siteAt(undefined, { finishedAt: monday });
  return {
    ...site,
    progress: { ...site.progress, steps: { ...site.progress.steps, 'program-locks': left } },
    messages: { list: { ...message('1'), below: 0 } },
  };
};

const locks = (programmed: number): Extract<Verification, { kind: 'report' }> => {
  const lacking: Finding = {
    ...{ code: 'locks-not-programmed', severity: 'wrong', step: 'program-locks' },
    ...{ names: ['Pesula'], count: 5 - programmed, of: 5 },
  };
  const report: Report = {
    ...{ at: monday + programmed, seen: 'complete' },
    findings: programmed < 5 ? [lacking] : [],
    proved: programmed < 5 ? [] : ['program-locks'],
    facts: [
      {
        ...{ fact: 'needed-locks', of: 5, needed: 5, installed: 5, seen: 5, added: 5, programmed },
      },
    ],
  };
  return { kind: 'report', report };
};
const watched = (site: Site, programmed: number): Site =>
  applyWatch(site, monday + programmed, locks(programmed));

describe('Locks that were put off', () => {
  it('are counted in the list, which is edited, as long as some are left', () => {
    const site = finished();
    const after = watched(site, 3);
    expect(saidSince(site, after)).toEqual([{ say: 'list', anew: false }]);
  });

  it('are told in one message when all are programmed, and never again', () => {
    const site = watched(finished(), 3);
    const after = watched(site, 5);
    expect(saidSince(site, after)).toContainEqual({
      ...{ say: 'note', note: { note: 'locks-programmed', count: 5 } },
    });
    expect(saidSince(after, watched(after, 5))).toEqual([]);
  });

  it('where nothing was put off, a look says nothing', () => {
    const { steps } = finished().progress;
    const site = finished();
    const done: Site = {
      ...site,
      progress: {
        ...site.progress,
        steps: { ...steps, 'program-locks': { status: 'verified', at: monday } },
      },
    };
    expect(saidSince(done, watched(done, 5))).toEqual([]);
  });
});
