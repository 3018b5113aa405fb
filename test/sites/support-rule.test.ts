import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/checklist/index.ts';
import { finishVerification, type Site, siteRow, weighRefusal } from '../../src/sites/index.ts';
import { report } from '../checklist/some.ts';
import { followedSince, monday, siteAt } from './some.ts';

const minute = 60_000;
const refused: Partial<Report> = {
  ...{ seen: 'none', proved: [] },
  findings: [
    { code: 'no-session', severity: 'wrong', failure: 'wrong-credentials', step: 'password' },
  ],
};

/** What a check of this site comes to, at this minute. */
function checked(site: Site, minutes: number, change: Partial<Report>): Site {
  const at = monday + minutes * minute;
  const running: Site = { ...site, run: { id: `r${minutes}`, by: 'U1', at, onceMore: false } };
  return finishVerification(running, at, { kind: 'report', report: report({ at, ...change }) }, {});
}
const isWeighed = (before: Site, after: Site): boolean =>
  followedSince(before, after).some((each) => each['do'] === 'weigh');
const site = siteAt('verification');

describe('A wrong password in a set-up', () => {
  it('is between the bot and its person the first time; support hears of the second', () => {
    const first = checked(site, 0, refused);
    expect(isWeighed(site, first)).toBe(false);
    expect(isWeighed(first, checked(first, 5, refused))).toBe(true);
  });

  it('is told when it has lasted for half an hour, once', () => {
    const first = checked(site, 0, refused);
    const due = siteRow(first).supportHearsAt ?? 0;
    expect(due).toBe(monday + 30 * minute);
    expect(weighRefusal(first, due - 1)).toBe(first);
    const told = weighRefusal(first, due);
    expect(isWeighed(first, told)).toBe(true);
    expect(siteRow(told).supportHearsAt).toBeUndefined();
    expect(weighRefusal(told, due + minute)).toBe(told);
  });

  it('is forgotten with a log-in that works, and what was seen then is told at once', () => {
    const works = checked(checked(site, 0, refused), 5, {});
    expect(works.refusals).toBeUndefined();
    expect(isWeighed(site, works)).toBe(true);
    expect(isWeighed(works, checked(works, 10, refused)), 'the next is a first one').toBe(
      works.finishedAt !== undefined,
    );
  });

  it('at a site that was finished is told at once', () => {
    const finished = { ...site, finishedAt: monday };
    expect(isWeighed(finished, checked(finished, 0, refused))).toBe(true);
  });
});
