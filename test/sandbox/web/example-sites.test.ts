import { describe, expect, it } from 'vitest';
import { exampleSites } from '../../../sandbox/web/example-sites.ts';
import { siteState } from '../../../src/checklist/index.ts';
import { parseSite, siteRow } from '../../../src/sites/index.ts';

/** A Wednesday, and a Monday after a weekend. */
const days = ['2026-11-25T10:00:00Z', '2026-11-30T07:30:00Z'].map(Date.parse);
const at = (now: number) =>
  exampleSites({
    now,
    serviceAddress: 'http://127.0.0.1:1/iloqws',
    person: (name) => ({ id: `U0${name.toUpperCase()}`, channel: `D0${name.toUpperCase()}` }),
  });

describe.each(days)('the sites that the sandbox opens with, %s', (now) => {
  it('has sites in every state', () => {
    const rule = { days: 3, timeZone: 'Europe/Helsinki' };
    const states = at(now).map((site) => siteState(siteRow(site).standing, now, rule));
    const count = (state: string) => states.filter((other) => other === state).length;
    expect(['finished', 'broken', 'stuck', 'under-way', 'archived'].map(count)).toEqual([
      5, 2, 2, 2, 1,
    ]);
  });

  it('is as the store keeps it, the same each time, and says nothing to anybody', () => {
    const sites = at(now);
    expect(sites.map((site) => parseSite(structuredClone(site)))).toEqual(sites);
    expect(at(now)).toEqual(sites);
    expect(sites.flatMap(({ pending }) => pending)).toEqual([]);
    expect(new Set(sites.map(({ id }) => id)).size).toBe(12);
  });

  it('has a past, and no future', () => {
    for (const site of at(now)) {
      const entries = site.followUps.map((entry) => entry.at);
      expect(entries.toSorted((a, b) => a - b)).toEqual(entries);
      expect(Math.max(...entries, site.movedAt, site.askedAt, site.heard.at)).toBeLessThan(now);
      expect(site.createdAt).toBeLessThanOrEqual(entries[0] ?? now);
    }
  });
});
