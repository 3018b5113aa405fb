import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/checklist/index.ts';
import { type Site, siteRow } from '../../src/sites/index.ts';
import { fresh, monday } from './some.ts';

const right: Finding = {
  ...{ code: 'right-missing', severity: 'wrong' },
  ...{ step: 'usage-rights', right: 'Right to edit keys' },
};
const locks: Finding = {
  ...{ code: 'locks-without-api-right', severity: 'wrong', step: 'add-to-locks' },
  ...{ inactive: 0, names: ['Ulko-ovi', 'Pesula'], count: 2, of: 5 },
};
const report = (...findings: Finding[]): Report => ({
  ...{ at: monday, seen: 'complete', proved: [] },
  findings,
});
const troubleOf = (change: Partial<Site>) => siteRow(fresh(change)).trouble;

describe("What a list knows of a site's trouble", () => {
  it('is the gravest that a finished site has, and no name of a lock', () => {
    const finished = { finishedAt: monday };
    expect(troubleOf({ ...finished, report: report(locks, right) })).toMatchObject({
      ...{ kind: 'right-lost', data: { findings: [right] } },
    });
    expect(troubleOf({ ...finished, report: report(locks) })).toMatchObject({
      ...{ kind: 'lock-worse', data: { findings: [{ count: 2, names: [] }] } },
    });
    expect(troubleOf({ ...finished, report: report() })).toBeUndefined();
  });

  it('is nothing while it is set up, nor once it is archived', () => {
    expect(troubleOf({ report: report(right) })).toBeUndefined();
    const over = { finishedAt: monday, archivedAt: monday };
    expect(troubleOf({ ...over, report: report(right) })).toBeUndefined();
  });
});
