import { describe, expect, it } from 'vitest';
import { openIncident } from '../../src/alerts/incident.ts';
import type { Incident, OpenAtSite, Severity } from '../../src/alerts/index.ts';
import type { SiteState } from '../../src/checklist/index.ts';
import {
  type Filter,
  filters,
  firstWanted,
  followIncidents,
  look,
  lookAtOwn,
} from '../../src/overview/index.ts';
import {
  actions,
  byNeed,
  byUrgency,
  may,
  nameKey,
  type OpenIncidents,
  type OverviewSite,
  type Person,
  roles,
  type SiteQueries,
  type SiteRow,
  sees,
  seesAll,
  siteRow,
} from '../../src/sites/index.ts';
import fc from '../seeded.ts';
import { queriesOfRows } from '../sites/queries-of-rows.ts';
import { fresh, monday } from '../sites/some.ts';
import { lookAt } from './look-at.ts';

const dayMs = 86_400_000;
const rule = { days: 3, timeZone: 'Europe/Helsinki' };
const people = ['U1', 'U2', 'U3'] as const;
const runs = { numRuns: 100 };

const rows = (id: fc.Arbitrary<string>): fc.Arbitrary<SiteRow> =>
  fc
    .record({
      id,
      name: fc.constantFrom('Kamppi', 'kamppi', 'Töölö', 'TO\u0308O\u0308LO\u0308 2', 'Pasila'),
      installers: fc.subarray([...people]),
      roles: fc.option(fc.dictionary(fc.constantFrom(...people), fc.constantFrom(...roles)), {
        nil: undefined,
      }),
      standing: fc.record({
        complete: fc.boolean(),
        failed: fc.boolean(),
        finishedAt: fc.option(fc.constant(monday), { nil: undefined }),
        movedAt: fc.integer({ min: 0, max: 12 }).map((days) => monday + days * dayMs),
        archivedAt: fc.option(fc.constant(monday), { nil: undefined, freq: 5 }),
      }),
    })
    .map((given) => ({
      ...siteRow(fresh()),
      ...given,
      key: nameKey(given.name),
      archived: given.standing.archivedAt !== undefined,
    }));

const incidents: fc.Arbitrary<OpenIncidents> = fc.record(
  { critical: fc.nat(2), warning: fc.nat(2), info: fc.nat(2) },
  { requiredKeys: [] },
);
const sites: fc.Arbitrary<OverviewSite> = fc.record({
  row: rows(fc.constantFrom(...Array.from({ length: 20 }, (_, n) => `s${n}`))),
  state: fc.constantFrom<SiteState>(...byUrgency),
  incidents,
});
const lists = fc.uniqueArray(sites, { selector: ({ row }) => row.id, maxLength: 60 });

describe('The order of need', () => {
  it('is total: of two sites one comes first, and it agrees with itself', () => {
    fc.assert(
      fc.property(sites, sites, sites, (a, b, c) => {
        expect(Math.sign(byNeed(a, b))).toBe(0 - Math.sign(byNeed(b, a)));
        if (a.row.id !== b.row.id) expect(byNeed(a, b)).not.toBe(0);
        if (byNeed(a, b) <= 0 && byNeed(b, c) <= 0) expect(byNeed(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  const site = (
    id: string,
    state: SiteState,
    days: number,
    open: OpenIncidents = {},
  ): OverviewSite => {
    const row = siteRow(fresh({ id, name: id, movedAt: monday - days * dayMs }));
    return { row, state, incidents: open };
  };

  it('broken, stuck, under way, done; the gravest alert first; then who waits longest, and elsewhere what moved last', () => {
    const expected = [
      site('broken, critical', 'broken', 1, { critical: 1 }),
      site('broken, for long', 'broken', 9),
      site('broken, since yesterday', 'broken', 1),
      site('stuck, with a warning', 'stuck', 4, { warning: 1, info: 9 }),
      site('stuck, for long', 'stuck', 40),
      site('stuck', 'stuck', 4),
      site('under way, today', 'under-way', 0),
      site('under way, yesterday', 'under-way', 1),
      site('done', 'finished', 3),
      site('archived', 'archived', 3, { critical: 1 }),
    ];
    expect(expected.toReversed().sort(byNeed)).toEqual(expected);
  });
});

describe('What is looked at', () => {
  const all = (listed: readonly OverviewSite[], filter: Filter, search = '') =>
    lookAt(listed, 'U1', { filter, search, page: 0 }, 1_000).sites;

  it('each site that is not archived is stuck, broken, done or under way; the archived ones stand apart', () => {
    fc.assert(
      fc.property(lists, (listed) => {
        const parts = (['broken', 'stuck', 'done', 'archived'] as const).flatMap((filter) =>
          all(listed, filter),
        );
        const underWay = listed.filter(({ state }) => state === 'under-way');
        expect(new Set([...parts, ...underWay])).toEqual(new Set(listed));
        expect(parts.length + underWay.length).toBe(listed.length);
        expect(all(listed, 'all')).toEqual(listed.filter(({ state }) => state !== 'archived'));
        expect(all(listed, 'mine')).toEqual(
          all(listed, 'all').filter(({ row }) => row.installers.includes('U1')),
        );
      }),
      runs,
    );
  });

  it('the pages have every site once, in order, and a page too far is the last one', () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(...filters),
        fc.integer({ min: 1, max: 7 }),
        (listed, filter, perPage) => {
          const whole = all(listed, filter);
          const at = (page: number) => lookAt(listed, 'U1', { filter, search: '', page }, perPage);
          const { pages, total } = at(0);
          expect(Array.from({ length: pages }, (_, page) => at(page).sites).flat()).toEqual(whole);
          expect(total).toBe(whole.length);
          expect(at(pages + 5)).toEqual(at(pages - 1));
          expect(at(-3)).toEqual(at(0));
        },
      ),
      runs,
    );
  });

  it.each(['KAMPPI', 'kamp', '  kamppi '])(
    'the search finds names as people compare them: "%s"',
    (search) => {
      fc.assert(
        fc.property(lists, (listed) => {
          expect(all(listed, 'all', search)).toEqual(
            all(listed, 'all').filter(({ row }) => /kamppi/iu.test(row.name)),
          );
        }),
        runs,
      );
    },
  );

  it('an accent in one character finds one in two', () => {
    fc.assert(
      fc.property(lists, (listed) => {
        expect(all(listed, 'all', 'töölö')).toEqual(
          all(listed, 'all').filter(({ row }) => row.key.startsWith('töölö')),
        );
      }),
      runs,
    );
  });

  it('counts say the same whatever the filter and the search', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...filters), (listed, filter) => {
        const { counts } = lookAt(listed, 'U1', { filter, search: 'x', page: 0 }, 5);
        for (const state of byUrgency)
          expect(counts[state]).toBe(listed.filter((site) => site.state === state).length);
      }),
      runs,
    );
  });
});

const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constantFrom(...people, 'U9'),
  membership: fc.constantFrom('member', 'guest', 'outsider'),
  isAdmin: fc.boolean(),
  role: fc.constantFrom(...roles),
});

describe('Who sees a site', () => {
  it('is what `may` says, for everybody, every action and every site', () => {
    fc.assert(
      fc.property(
        person,
        fc.constantFrom(...actions),
        rows(fc.constant('s1')),
        (each, action, row) => {
          expect(sees(each, action)(row)).toBe(may(each, action, row).allowed);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('What somebody looks at', () => {
  const ids = fc.constantFrom(...Array.from({ length: 12 }, (_, n) => `s${n}`));
  const begun = fc.uniqueArray(rows(ids), { selector: ({ id }) => id });
  const wanted = fc.record({
    filter: fc.constantFrom(...filters),
    search: fc.constantFrom('', 'kam'),
    page: fc.nat(3),
  });
  const now = monday + 12 * dayMs;
  const all = async (of: SiteQueries) =>
    of.list(seesAll, { states: byUrgency }, { from: 0, limit: 99 });

  it('is what they would find by asking `may` of each site', async () => {
    await fc.assert(
      fc.asyncProperty(begun, person, wanted, async (given, each, what) => {
        const queries = queriesOfRows({ rows: () => given }, rule, { now: () => now });
        for (const action of ['see', 'export'] as const) {
          const seen = (await all(queries)).filter(({ row }) => may(each, action, row).allowed);
          expect(await look(queries, sees(each, action), what, 4)).toEqual(
            lookAt(seen, each.id, what, 4),
          );
        }
        const own = (await all(queries)).filter(
          ({ row }) => row.installers.includes(each.id) && may(each, 'see', row).allowed,
        );
        expect(await lookAtOwn(queries, sees(each, 'see'))).toEqual(
          lookAt(own, each.id, firstWanted, 30),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('knows where incidents are open, before and after', async () => {
    const raised = (id: string, severity: Severity): Incident =>
      openIncident(id, 'set-up', {
        ...{ kind: 'site-stuck', site: 's1', severity, at: now, data: { since: now } },
      });
    const given = ['s1', 's2'].map((id) => siteRow(fresh({ id, name: id })));
    const queries = queriesOfRows({ rows: () => given }, rule, { now: () => now });
    let tell: (sites: readonly OpenAtSite[]) => void = () => {};
    await followIncidents(queries, {
      open: async () => [raised('i1', 'warning'), raised('i2', 'warning')],
      onChange: (listen) => {
        tell = listen;
      },
    });
    const incidents = async () => (await all(queries)).map(({ incidents: open }) => open);
    expect(await incidents()).toEqual([{ warning: 2 }, {}]);
    tell([
      { site: 's1', open: [] },
      { site: 's2', open: [raised('i3', 'critical')] },
    ]);
    expect(await incidents()).toEqual([{ critical: 1 }, {}]);
  });
});
