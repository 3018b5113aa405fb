import { describe, expect, it } from 'vitest';
import { openIncident } from '../../src/alerts/incident.ts';
import type { Incident, OpenAtSite, Severity } from '../../src/alerts/index.ts';
import { type SiteState, stateAt } from '../../src/checklist/index.ts';
import { byNeed } from '../../src/overview/by-need.ts';
import {
  byUrgency,
  createEstate,
  type EstateSite,
  type Filter,
  filters,
  look,
  lookAt,
  type OpenIncidents,
  sees,
} from '../../src/overview/index.ts';
import {
  actions,
  may,
  nameKey,
  type Person,
  roleOn,
  roles,
  type SiteRow,
  siteRow,
} from '../../src/sites/index.ts';
import fc from '../seeded.ts';
import { fresh, monday } from '../sites/some.ts';

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
const sites: fc.Arbitrary<EstateSite> = fc.record({
  row: rows(fc.constantFrom(...Array.from({ length: 20 }, (_, n) => `s${n}`))),
  state: fc.constantFrom<SiteState>(...byUrgency),
  incidents,
});
const estates = fc.uniqueArray(sites, { selector: ({ row }) => row.id, maxLength: 60 });

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
  ): EstateSite => {
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
  const all = (estate: readonly EstateSite[], filter: Filter, search = '') =>
    lookAt(estate, 'U1', { filter, search, page: 0 }, 1_000).sites;

  it('each site that is not archived is stuck, broken, done or under way; the archived ones stand apart', () => {
    fc.assert(
      fc.property(estates, (estate) => {
        const parts = (['broken', 'stuck', 'done', 'archived'] as const).flatMap((filter) =>
          all(estate, filter),
        );
        const underWay = estate.filter(({ state }) => state === 'under-way');
        expect(new Set([...parts, ...underWay])).toEqual(new Set(estate));
        expect(parts.length + underWay.length).toBe(estate.length);
        expect(all(estate, 'all')).toEqual(estate.filter(({ state }) => state !== 'archived'));
        expect(all(estate, 'mine')).toEqual(
          all(estate, 'all').filter(({ row }) => row.installers.includes('U1')),
        );
      }),
      runs,
    );
  });

  it('the pages have every site once, in order, and a page too far is the last one', () => {
    fc.assert(
      fc.property(
        estates,
        fc.constantFrom(...filters),
        fc.integer({ min: 1, max: 7 }),
        (estate, filter, perPage) => {
          const whole = all(estate, filter);
          const at = (page: number) => lookAt(estate, 'U1', { filter, search: '', page }, perPage);
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
        fc.property(estates, (estate) => {
          expect(all(estate, 'all', search)).toEqual(
            all(estate, 'all').filter(({ row }) => /kamppi/iu.test(row.name)),
          );
        }),
        runs,
      );
    },
  );

  it('an accent in one character finds one in two', () => {
    fc.assert(
      fc.property(estates, (estate) => {
        expect(all(estate, 'all', 'töölö')).toEqual(
          all(estate, 'all').filter(({ row }) => row.key.startsWith('töölö')),
        );
      }),
      runs,
    );
  });

  it('counts say the same whatever the filter and the search', () => {
    fc.assert(
      fc.property(estates, fc.constantFrom(...filters), (estate, filter) => {
        const { counts } = lookAt(estate, 'U1', { filter, search: 'x', page: 0 }, 5);
        for (const state of byUrgency)
          expect(counts[state]).toBe(estate.filter((site) => site.state === state).length);
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

/** Sites and incidents in memory, which tell of their changes as the store and the alerts do. */
function startEstate(begun: readonly SiteRow[]) {
  const all = new Map(begun.map((row) => [row.id, row]));
  const open = new Map<string, Incident[]>();
  let now = monday + 12 * dayMs;
  let tellRow: (id: string, row: SiteRow | undefined) => void = () => {};
  let tellAlerts: (sites: readonly OpenAtSite[]) => void = () => {};
  const parts = {
    sites: {
      rows: () => all.values(),
      row: (id: string) => all.get(id),
      onRow: (listen: typeof tellRow) => {
        tellRow = listen;
      },
    },
    alerts: {
      onChange: (listen: typeof tellAlerts) => {
        tellAlerts = listen;
      },
    },
    clock: { now: () => now, monotonic: () => now, sleep: async () => {} },
    rule,
  };
  return {
    estate: createEstate({ ...parts, open: [] }),
    /** The same, made anew. */
    anew: () =>
      createEstate({
        ...parts,
        sites: { ...parts.sites, onRow: () => {} },
        alerts: { onChange: () => {} },
        open: [...open.values()].flat(),
      }),
    now: () => now,
    put(row: SiteRow) {
      all.set(row.id, row);
      tellRow(row.id, row);
    },
    remove(id: string) {
      all.delete(id);
      tellRow(id, undefined);
    },
    alert(id: string, severities: readonly Severity[]) {
      const raised = severities.map((severity, n) =>
        openIncident(`${id}-${n}`, 'set-up', {
          kind: 'site-stuck',
          site: id,
          severity,
          at: now,
          data: { since: now },
        }),
      );
      open.set(id, raised);
      tellAlerts([
        { site: id, open: raised },
        { site: '*', open: [] },
      ]);
    },
    pass(days: number) {
      now += days * dayMs;
    },
  };
}

describe('The estate that is kept', () => {
  const ids = fc.constantFrom(...Array.from({ length: 12 }, (_, n) => `s${n}`));
  type World = ReturnType<typeof startEstate>;
  const step: fc.Arbitrary<(world: World) => void> = fc.oneof(
    { weight: 4, arbitrary: rows(ids).map((row) => (world: World) => world.put(row)) },
    { weight: 1, arbitrary: ids.map((id) => (world: World) => world.remove(id)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          ids,
          fc.array(fc.constantFrom<Severity>('critical', 'warning', 'info'), { maxLength: 3 }),
        )
        .map(
          ([id, open]) =>
            (world: World) =>
              world.alert(id, open),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 5 }).map((days) => (world: World) => world.pass(days)),
    },
  );

  it('equals what would be computed anew, after any changes of sites, alerts and days', () => {
    const begun = fc.uniqueArray(rows(ids), { selector: ({ id }) => id });
    fc.assert(
      fc.property(begun, fc.array(step, { maxLength: 40 }), (first, steps) => {
        const world = startEstate(first);
        for (const change of steps) {
          change(world);
          expect(world.estate.sites()).toEqual(world.anew().sites());
        }
        const judge = stateAt(world.now(), rule);
        for (const { row, state } of world.estate.sites()) expect(state).toBe(judge(row.standing));
        expect(world.estate.sites()).toEqual([...world.estate.sites()].sort(byNeed));
      }),
      runs,
    );
  });

  it('shows everybody what they would find by asking `may` of each site', () => {
    const begun = fc.uniqueArray(rows(ids), { selector: ({ id }) => id });
    const wanted = fc.record({
      filter: fc.constantFrom(...filters),
      search: fc.constantFrom('', 'kam'),
      page: fc.nat(3),
    });
    fc.assert(
      fc.property(
        begun,
        fc.array(step, { maxLength: 10 }),
        person,
        wanted,
        (first, steps, each, what) => {
          const world = startEstate(first);
          for (const change of steps) change(world);
          for (const action of ['see', 'export'] as const) {
            const seen = world.estate.sites().filter(({ row }) => may(each, action, row).allowed);
            const by = { id: each.id, sees: sees(each, action) };
            expect(look(world.estate, by, what, 4)).toEqual(lookAt(seen, each.id, what, 4));
          }
          const named = world.estate
            .sites()
            .filter(({ row }) => roleOn(row, each.id) !== undefined);
          expect(world.estate.named(each.id)).toEqual(named);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a site becomes stuck by time alone, and takes its place', () => {
    const row = (id: string, movedAt: number) => siteRow(fresh({ id, name: id, movedAt }));
    // Two weeks later: what moved on Monday, and what moved on the Friday before.
    const at = monday + 14 * dayMs;
    const world = startEstate([row('moved', at), row('waits', at - 3 * dayMs)]);
    world.pass(2);
    const states = () => world.estate.sites().map(({ row: { id }, state }) => `${id}: ${state}`);
    expect(states()).toEqual(['moved: under-way', 'waits: under-way']);
    world.pass(2);
    expect(states()).toEqual(['waits: stuck', 'moved: under-way']);
  });

  it('tells how a site stood before and stands now', () => {
    const world = startEstate([]);
    const heard: (string | undefined)[] = [];
    world.estate.onChange((before, after) => heard.push(`${before?.state} → ${after?.state}`));
    const site = fresh({ id: 's1', movedAt: world.now() });
    world.put(siteRow(site));
    world.put(siteRow({ ...site, archivedAt: world.now() }));
    world.remove('s1');
    expect(heard).toEqual([
      'undefined → under-way',
      'under-way → archived',
      'archived → undefined',
    ]);
  });
});
