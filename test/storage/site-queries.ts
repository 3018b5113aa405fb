import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SiteState, siteState } from '../../src/checklist/index.ts';
import {
  byUrgency,
  type Listing,
  type OpenIncidents,
  type Person,
  roles,
  type Sees,
  type Site,
  type SiteQueries,
  type SiteRow,
  type Sites,
  sees,
  siteRow,
} from '../../src/sites/index.ts';
import fc from '../seeded.ts';
import { queriesOfRows } from '../sites/queries-of-rows.ts';
import { fresh, monday } from '../sites/some.ts';

/** Sites of their own for one test; `again` is what a process after this one would open. */
export interface HeldSites {
  readonly sites: Sites;
  readonly queries: SiteQueries;
  /** From now on so many incidents are open at a site. */
  incidents(site: string, open: OpenIncidents): Promise<void>;
  again(): Promise<HeldSites>;
  close(): Promise<void>;
}

export const stuckRule = { days: 3, timeZone: 'Europe/Helsinki' };
const dayMs = 86_400_000;
const people = ['U1', 'U2', 'U3'] as const;
const names = [
  ...['Kamppi', 'kamppi 2', 'Töölö', 'TO\u0308O\u0308LO\u0308 2', 'Pasila', 'Pasilan asema'],
  ...['Kampin "keskus"', 'a', 'Ka', '  Kamppi   3 '],
];
const wanted = [
  ...['kamppi', 'KAM', 'ka', 'a', '', '  ', 'töölö', 'pasila', 'pasial', 's3', 'kampi', 'p" OR "a'],
  ...['kamppi 22', 'asma', 'xyz', 'asema', 'pasilan asema ja tori', '2', '%', 'i"'],
];

const siteIds = Array.from({ length: 14 }, (_, index) => `s${index}`);
const days = fc.integer({ min: 0, max: 12 }).map((count) => monday + count * dayMs);
const site: fc.Arbitrary<Site> = fc
  .record({
    ...{ id: fc.constantFrom(...siteIds), name: fc.constantFrom(...names), movedAt: days },
    installers: fc.subarray([...people]),
    roles: fc.dictionary(fc.constantFrom(...people), fc.constantFrom(...roles)),
    ...{ paused: fc.boolean(), askedAt: days, isAsked: fc.boolean() },
    heard: fc.record({ by: fc.constantFrom(...people), at: days }),
    archivedAt: fc.option(days, { nil: undefined, freq: 5 }),
    finishedAt: fc.option(days, { nil: undefined }),
    serviceCode: fc.constantFrom('A', 'B', undefined),
    knownPasswords: fc.subarray(['p1', 'p2', 'p3']),
    person: fc.constantFrom(...people),
    thread: fc.option(fc.constantFrom('1.1', '2.2'), { nil: undefined }),
    left: fc.option(fc.constantFrom(...people), { nil: undefined }),
    isComplete: fc.boolean(),
    runs: fc.boolean(),
    refusedAt: fc.option(days, { nil: undefined, freq: 4 }),
  })
  .map((given) => {
    const { isAsked, isComplete, runs, refusedAt, thread, person, serviceCode, ...rest } = given;
    const { archivedAt, finishedAt, left, ...plain } = rest;
    const begun = fresh(plain);
    const steps = Object.fromEntries(
      essential.map((step) => [
        step,
        isComplete
          ? { status: 'verified' as const, at: monday }
          : { status: 'failed' as const, at: monday },
      ]),
    );
    return {
      ...begun,
      ...(archivedAt !== undefined && { archivedAt }),
      ...(finishedAt !== undefined && { finishedAt }),
      ...(left !== undefined && { left }),
      conversation: thread
        ? { kind: 'thread', person, channel: 'C1', ts: thread }
        : { kind: 'dm', person },
      values: serviceCode === undefined ? {} : { serviceCode },
      progress: {
        ...begun.progress,
        ...(finishedAt !== undefined && { steps: { ...begun.progress.steps, ...steps } }),
        asked: isAsked ? 'user-id' : undefined,
      },
      ...(runs && { run: { id: 'r', by: 'U1', at: monday, onceMore: false } }),
      ...(refusedAt !== undefined && { refusals: { times: 1, since: refusedAt } }),
    };
  });
const essential = [
  ...(['service-code', 'service-address', 'api-user', 'user-id', 'password'] as const),
  'usage-rights' as const,
];

const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constantFrom(...people, 'U9'),
  membership: fc.constantFrom('member', 'guest', 'outsider', 'left'),
  isAdmin: fc.boolean(),
  role: fc.constantFrom(...roles),
});
const visible: fc.Arbitrary<Sees> = fc
  .tuple(person, fc.constantFrom('see', 'export'))
  .map(([each, action]) => sees(each, action));
const listing: fc.Arbitrary<Listing> = fc.record(
  {
    states: fc.subarray<SiteState>([...byUrgency]),
    of: fc.record({
      person: fc.constantFrom(...people),
      as: fc.constantFrom('installer', 'named'),
    }),
    withAsked: fc.constant(true),
    search: fc.constantFrom(...wanted),
  },
  { requiredKeys: ['states'] },
);

interface Model {
  readonly rows: Map<string, SiteRow>;
  readonly queries: SiteQueries;
  readonly troubled: Set<string>;
}
type Step = (held: HeldSites, model: Model) => Promise<unknown>;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: site.map(
      (made): Step =>
        async (held, { rows }) => {
          const kept = await held.sites.update(made.id, () => made);
          if (kept) rows.set(made.id, siteRow(kept));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...siteIds).map(
      (id): Step =>
        async (held, { rows }) => {
          await held.sites.remove(id);
          rows.delete(id);
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...siteIds),
        fc.record({ critical: fc.nat(1), warning: fc.nat(1), info: fc.nat(2) }),
      )
      .map(
        ([id, { critical, warning, info }]): Step =>
          async (held, { queries, troubled }) => {
            troubled.add(id);
            const open = {
              ...(critical && { critical }),
              ...(warning && { warning }),
              ...(info && { info }),
            };
            await held.incidents(id, open);
            queries.noteIncidents([[id, open]]);
          },
      ),
  },
);

/** What every engine answers about all sites, held against a walk over all rows. */
export function answersAboutSites(
  engine: string,
  open: (clock: { now(): number }) => Promise<HeldSites>,
  numRuns = 40,
): void {
  describe(`What is asked about all sites (${engine})`, () => {
    let held: HeldSites;
    const rows = new Map<string, SiteRow>();
    /** Of which incidents may be open. */
    const troubled = new Set<string>();
    let now = monday + 12 * dayMs;
    const clock = { now: () => now };
    beforeEach(async () => {
      now = monday + 12 * dayMs;
      rows.clear();
      troubled.clear();
      held = await open(clock);
    });
    afterEach(() => held.close());

    /** Each question, and what distinguishes its answers. */
    const questions: readonly (readonly [string, fc.Arbitrary<(of: SiteQueries) => unknown>])[] = [
      [
        'a name, a part of one, and what is near it',
        fc
          .tuple(visible, fc.constantFrom(...wanted))
          .map(([each, name]) => async (of: SiteQueries) => [
            await of.find(name, each),
            await of.exactly(name, each),
            await of.near(name, each),
            (await of.called(name, 's3'))?.key,
          ]),
      ],
      [
        'lists in order of need, with pages and counts',
        fc
          .tuple(visible, listing, fc.nat(9), fc.integer({ min: 1, max: 6 }), fc.nat(5))
          .map(([each, wished, from, limit, most]) => async (of: SiteQueries) => [
            await of.list(each, wished, { from, limit }),
            await of.count(each, wished),
            await of.count(each, wished, most),
            await of.counts(each),
            await of.counts(each, wished.of),
            await of.any(each),
            await of.pageById(each, 's1', limit),
          ]),
      ],
      [
        'those of a person',
        fc
          .tuple(fc.constantFrom(...people, 'U9'), fc.option(visible, { nil: undefined }))
          .map(([id, each]) => async (of: SiteQueries) => [
            sorted((await of.ofInstaller(id, each)).map((row) => row.id)),
            sorted(await of.concerning(id)),
            sorted((await of.asking(id)).map((row) => row.id)),
            kindOf(await of.listenerInDirectMessage(id, now)),
          ]),
      ],
      [
        'service codes, passwords, threads',
        fc
          .tuple(fc.constantFrom('A', 'B', 'C'), fc.subarray(['p1', 'p2', 'p3', 'p4']))
          .map(([code, fingerprints]) => async (of: SiteQueries) => [
            await of.withServiceCode(code),
            await of.withPassword(new Set(fingerprints)),
            (await of.listenerInThread('C1', '1.1')) !== undefined,
          ]),
      ],
      [
        'what is due, waits, is stuck, is new',
        fc.tuple(days, fc.subarray(siteIds)).map(([at, ids]) => async (of: SiteQueries) => [
          ...(await Promise.all(byUrgency.map((state) => of.inState(state)))),
          await of.finishedSince(at),
          await of.these(ids),
          await of.waiting(),
          sorted((await of.waitingFor()).map(({ id }) => id)),
          sorted(await of.due('run')),
          sorted(await of.due('follow-ups')),
          sorted(await of.due('webhooks')),
          sorted(await of.due('new-people')),
          sorted(await of.due('known-password')),
          sorted(await of.watched()),
          sorted(await of.supportHears(at)),
          sorted(await of.talkedWith()),
        ]),
      ],
    ];

    it.each(questions)(
      '%s: as if each row were looked at, after any history',
      async (_, question) => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(step, { minLength: 1, maxLength: 12 }),
            fc.array(question, { minLength: 1, maxLength: 8 }),
            fc.nat(4),
            async (steps, asked, passed) => {
              const queries = queriesOfRows({ rows: () => rows.values() }, stuckRule, clock);
              now = monday + 12 * dayMs;
              for (const id of troubled) await held.incidents(id, {});
              troubled.clear();
              for (const each of steps) await each(held, { rows, queries, troubled });
              now += passed * dayMs;
              for (const each of asked)
                expect(await each(held.queries)).toEqual(await each(queries));
            },
          ),
          { numRuns },
        );
      },
    );

    it('finds what was written a moment ago', async () => {
      await held.sites.update('s1', () => fresh({ id: 's1', name: 'Kamppi' }));
      expect((await held.queries.called('KAMPPI'))?.id).toBe('s1');
      await held.sites.update('s1', (now) => now && { ...now, name: 'Töölö' });
      expect(await held.queries.called('kamppi')).toBeUndefined();
      await held.sites.remove('s1');
      expect(await held.queries.called('töölö')).toBeUndefined();
    });

    it('searches among the names as they are now, the same word again', async () => {
      const everybody = sees({ ...member, isAdmin: true }, 'see');
      const kamppi = { states: byUrgency, search: 'kamppi' };
      const searched = async () => ({
        ids: sorted(
          (await held.queries.list(everybody, kamppi, { from: 0, limit: 9 })).map(
            ({ row }) => row.id,
          ),
        ),
        count: await held.queries.count(everybody, kamppi),
      });
      await held.sites.update('s1', () => fresh({ id: 's1', name: 'Kamppi' }));
      expect(await searched()).toEqual({ ids: ['s1'], count: 1 });
      await held.sites.update('s2', () => fresh({ id: 's2', name: 'Uusi Kamppi' }));
      expect(await searched()).toEqual({ ids: ['s1', 's2'], count: 2 });
      await held.sites.update('s1', (now) => now && { ...now, name: 'Töölö' });
      expect(await searched()).toEqual({ ids: ['s2'], count: 1 });
    });

    it('knows after a restart what it knew, and nothing of what is gone', async () => {
      for (const id of ['s1', 's2'])
        await held.sites.update(id, () => fresh({ id, name: `Site ${id}` }));
      await held.sites.remove('s2');
      held = await held.again();
      const everybody = sees({ ...member, isAdmin: true }, 'see');
      const sites = await held.queries.list(
        everybody,
        { states: byUrgency },
        { from: 0, limit: 9 },
      );
      expect(sites.map(({ row }) => row.id)).toEqual(['s1']);
      expect(
        sites.map(({ row, state }) => state === siteState(row.standing, now, stuckRule)),
      ).toEqual([true]);
    });
  });
}

const member = { id: 'U1', membership: 'member', role: 'installer' } as const;
const sorted = (ids: readonly string[]): string[] => [...ids].sort();
const kindOf = (listener: { readonly to: string }): string => listener.to;
