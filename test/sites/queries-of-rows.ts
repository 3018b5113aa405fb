import leven from 'leven';
import { type Standing, type StuckRule, siteState } from '../../src/checklist/index.ts';
import {
  byNeed,
  type Counts,
  type Due,
  isOrphaned,
  isWatched,
  type Listing,
  listenerInDirectMessage,
  listenerInThread,
  nameKey,
  type OpenIncidents,
  type OverviewSite,
  roleOn,
  type Sees,
  type SiteQueries,
  type SiteRow,
} from '../../src/sites/index.ts';
import { findSite } from './find-site.ts';

/** Another site that is called so, as people compare names; archived ones give their names free. */
export function twinOfName(
  rows: Iterable<SiteRow>,
  name: string,
  except?: string,
): SiteRow | undefined {
  const key = nameKey(name);
  for (const row of rows) if (row.id !== except && !row.archived && row.key === key) return row;
  return undefined;
}

/** What is asked about all sites, of rows in memory that are gone through one by one. */
export function queriesOfRows(
  sites: { rows(): Iterable<SiteRow> },
  rule: StuckRule,
  clock: { now(): number },
): SiteQueries {
  const incidents = new Map<string, OpenIncidents>();
  const byName = (a: SiteRow, b: SiteRow): number => compare(a.key, b.key) || compare(a.id, b.id);
  const where = (holds: (row: SiteRow) => boolean): SiteRow[] =>
    [...sites.rows()].filter(holds).toSorted((a, b) => compare(a.id, b.id));
  const ids = (rows: readonly SiteRow[]): string[] => rows.map(({ id }) => id);

  function ordered(): OverviewSite[] {
    const now = clock.now();
    const state = (standing: Standing) => siteState(standing, now, rule);
    return [...sites.rows()]
      .map((row) => ({ row, state: state(row.standing), incidents: incidents.get(row.id) ?? {} }))
      .sort(byNeed);
  }

  const fitting = (sees: Sees, listing: Listing): OverviewSite[] =>
    ordered().filter((site) => sees(site.row) && fits(site, listing));

  return {
    find: async (wanted, sees) =>
      findSite({ rows: () => where(() => true).toSorted(byName) }, wanted, sees),
    async exactly(name, sees) {
      const key = nameKey(name);
      return where((row) => (row.key === key || row.id === name) && sees(row)).toSorted(byName);
    },
    async near(name, sees) {
      const key = nameKey(name);
      return where((row) => isNear(row.key, key) && sees(row)).toSorted(byName);
    },
    called: async (name, except) => twinOfName(sites.rows(), name, except),
    withServiceCode: async (code) =>
      where(({ archived, serviceCode }) => !archived && serviceCode === code),
    withPassword: async (fingerprints) =>
      where(({ knownPasswords }) => knownPasswords.some((each) => fingerprints.has(each))),
    ofInstaller: async (person, sees) =>
      where(
        (row) => !row.archived && row.installers.includes(person) && (!sees || sees(row)),
      ).toSorted((a, b) => b.askedAt - a.askedAt),
    any: async (sees) => where(sees).length > 0,
    concerning: async (person) =>
      ids(
        where(
          ({ conversation, installers }) =>
            conversation.person === person || installers.includes(person),
        ),
      ),
    asking: async (person) =>
      where(
        ({ conversation, asked, paused, archived }) =>
          conversation.person === person && asked !== undefined && !paused && !archived,
      ).toSorted((a, b) => b.askedAt - a.askedAt),
    listenerInDirectMessage: async (person, now) =>
      listenerInDirectMessage(sites.rows(), person, now),
    listenerInThread: async (channel, thread) =>
      listenerInThread(
        where(() => true),
        channel,
        thread,
      ),
    list: async (sees, listing, { from, limit }) =>
      fitting(sees, listing).slice(from, from + limit),
    count: async (sees, listing, most = Number.POSITIVE_INFINITY) =>
      Math.min(fitting(sees, listing).length, most),
    counts: async (sees, of) =>
      countsOf(ordered().filter((site) => sees(site.row) && isOf(site.row, of))),
    pageById: async (sees, after, limit) =>
      where((row) => row.id > after && sees(row)).slice(0, limit),
    these: async (wanted) => ordered().filter(({ row }) => wanted.includes(row.id)),
    watched: async () => ids(where(isWatched)),
    inState: async (state) =>
      ids(ordered().flatMap((site) => (site.state === state ? [site.row] : []))),
    finishedSince: async (at) =>
      ordered().flatMap(({ row, state }) =>
        state === 'finished' && (row.standing.finishedAt ?? 0) > at ? [row] : [],
      ),
    countChecked: async (run) => where(({ checked }) => checked?.run === run).length,
    changedBy: async (run) =>
      where(({ checked }) => checked?.run === run && checked.is !== checked.was),
    async waiting() {
      const all = where(({ waiting }) => waiting > 0);
      const since = all.flatMap(({ waitingSince }) => waitingSince ?? []);
      return {
        count: all.reduce((sum, { waiting }) => sum + waiting, 0),
        since: since.length > 0 ? Math.min(...since) : undefined,
      };
    },
    waitingFor: async () => where(({ waiting }) => waiting > 0),
    due: async (what) => ids(where((row) => isDue(row, what))),
    supportHears: async (now) =>
      ids(
        where(
          ({ archived, supportHearsAt }) =>
            !archived && supportHearsAt !== undefined && supportHearsAt <= now,
        ),
      ),
    async talkedWith() {
      const rows = where(({ archived, stopped }) => !archived && !stopped);
      return [...new Set(rows.map(({ conversation }) => conversation.person))];
    },
    noteIncidents(open) {
      for (const [site, counts] of open) incidents.set(site, counts);
    },
  };
}

function fits(
  { row, state }: OverviewSite,
  { states, of, withAsked, search = '' }: Listing,
): boolean {
  if (!states.includes(state)) return false;
  if (withAsked && state === 'finished' && row.asked === undefined) return false;
  return isOf(row, of) && row.key.includes(nameKey(search));
}

const isOf = (row: SiteRow, of: Listing['of']): boolean =>
  of === undefined ||
  (of.as === 'installer'
    ? row.installers.includes(of.person)
    : roleOn(row, of.person) !== undefined);

function countsOf(sites: readonly OverviewSite[]): Counts {
  const counts = { broken: 0, stuck: 0, 'under-way': 0, finished: 0, archived: 0 };
  for (const { state } of sites) counts[state] += 1;
  return counts;
}

function isDue(row: SiteRow, what: Due): boolean {
  switch (what) {
    case 'follow-ups':
      return row.hasFollowUps;
    case 'run':
      return row.running;
    case 'webhooks':
      return row.webhooks;
    case 'new-people':
      return isOrphaned(row);
    case 'known-password':
      return row.hasPassword && row.knownPasswords.length === 0;
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Part of each other, or a letter or two apart. */
function isNear(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const most = Math.min(2, Math.floor(Math.min(a.length, b.length) / 3));
  return leven(a, b, { maxDistance: most + 1 }) <= most;
}
