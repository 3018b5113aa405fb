import type { SiteState } from '../../checklist/index.ts';
import type { Listing, Span } from '../../sites/index.ts';
import { type Source, where } from './source.ts';
import type { Asked, Found, Seen } from './tables.ts';

const isIn: Readonly<Record<SiteState, string>> = {
  broken: "s.state = 'broken'",
  stuck: "s.state = 'open' AND s.moved < :before",
  'under-way': "s.state = 'open' AND s.moved >= :before",
  finished: "s.state = 'finished'",
  archived: "s.state = 'archived'",
};
/** See `byNeed`. */
const neglected = 's.gravity, s.moved, s.key, s.id';
const news = 's.gravity, s.moved DESC, s.key, s.id';
const orderOf: Readonly<Record<SiteState, string>> = {
  ...{ broken: neglected, stuck: neglected, 'under-way': news, finished: news, archived: news },
};
const stateOf = `CASE WHEN s.state <> 'open' THEN s.state WHEN s.moved < :before THEN 'stuck'
  ELSE 'under-way' END AS state`;

/** By the state alone, in which an index has them: what is open is parted afterwards. */
const counting =
  's.state, count(*) AS n, sum(CASE WHEN s.moved < :before THEN 1 ELSE 0 END) AS old';

const parted = (counted: readonly Found[]): Map<string, number> =>
  new Map(
    counted.flatMap(({ state, n, old }): [string, number][] =>
      state === 'open'
        ? [
            ['stuck', Number(old)],
            ['under-way', Number(n) - Number(old)],
          ]
        : [[String(state), Number(n)]],
    ),
  );

/** Sites by their state: those first that need somebody. */
export function createListing({ tables, all, isAny, numberOf, sourceOf, allOf }: Source) {
  const { site, count, incidents, among } = tables;

  async function countsOf(seen: Seen, asked: Asked): Promise<Map<string, number>> {
    const { from, conditions, about } = await sourceOf(seen, asked);
    const counted =
      conditions.length > 0
        ? await all(`SELECT ${counting} FROM ${from} ${where(conditions)} GROUP BY s.state`, about)
        : await countedAlong(asked.before);
    return parted(counted);
  }

  /** Those in these states; of so many alone, where there are more. */
  async function countsUpTo(
    most: number,
    states: readonly SiteState[],
    { from, conditions, about }: Awaited<ReturnType<typeof sourceOf>>,
  ): Promise<Map<string, number>> {
    const inThese = `(${states.map((state) => `(${isIn[state]})`).join(' OR ')})`;
    const counted = await all(
      `SELECT ${counting} FROM
       (SELECT s.state, s.moved FROM ${from} ${where([inThese, ...conditions])} LIMIT :most) s
       GROUP BY s.state`,
      { ...about, most },
    );
    return parted(counted);
  }

  async function countedAlong(before: number): Promise<Readonly<Record<string, unknown>>[]> {
    const old = await numberOf(
      `SELECT count(*) AS n FROM ${site} s
       WHERE s.state = 'open' AND s.gravity IN (0, 1, 2, 3) AND s.moved < :before`,
      { before },
    );
    const counted = await all(`SELECT c.state, c.count AS n FROM ${count} c`);
    return counted.map((row) => ({ ...row, old }));
  }

  async function list(seen: Seen, asked: Asked, { from: first, limit, countTo }: Span) {
    const { states } = asked;
    if (states.length === 0) return { rows: [], total: 0, isMore: false };
    const source = await sourceOf(seen, asked);
    const { from, conditions, about } = source;
    const counted =
      countTo === undefined
        ? await countsOf(seen, asked)
        : await countsUpTo(countTo + 1, states, source);
    const total = states.reduce((sum, state) => sum + (counted.get(state) ?? 0), 0);
    const isMore = total > (countTo ?? total);
    const counts = isMore ? await enough() : counted;
    const found: unknown[] = [];
    let before = 0;
    for (const state of states) {
      const inState = counts.get(state) ?? 0;
      const offset = Math.max(0, first - before);
      const take = Math.min(limit - found.length, inState - offset);
      if (take > 0)
        found.push(
          ...(await all(
            `SELECT s.body, i.critical, i.warning, i.info, '${state}' AS state
             FROM ${from} LEFT JOIN ${incidents} i ON i.id = s.id
             ${where([isIn[state], ...conditions])}
             ORDER BY ${orderOf[state]} LIMIT :take OFFSET :offset`,
            { ...about, take, offset },
          )),
        );
      before += inState;
    }
    return { rows: found, total: Math.min(total, countTo ?? total), isMore };

    /** How many are in each state, as far as it matters for this page. */
    async function enough(): Promise<Map<string, number>> {
      const countOf = async (state: SiteState) =>
        [state, (await countsUpTo(first + limit, [state], source)).get(state) ?? 0] as const;
      return new Map(await Promise.all(states.map(countOf)));
    }
  }

  return {
    list,
    counts: async (seen: Seen, of: Listing['of'], before: number) =>
      Object.fromEntries(await countsOf(seen, { states: [], part: '', before, ...(of && { of }) })),
    async any(seen: Seen): Promise<boolean> {
      const { from, conditions, about } = await allOf(seen);
      return isAny(`SELECT 1 AS n FROM ${from} ${where(conditions)}`, about);
    },
    async pageById(seen: Seen, after: string, limit: number) {
      const { from, conditions, about } = await allOf(seen);
      return all(
        `SELECT s.body FROM ${from} ${where(['s.id > :after', ...conditions])}
         ORDER BY s.id LIMIT :limit`,
        { ...about, after, limit },
      );
    },
    these: (ids: readonly string[], before: number) =>
      all(
        `SELECT s.body, i.critical, i.warning, i.info, ${stateOf}
         FROM ${site} s LEFT JOIN ${incidents} i ON i.id = s.id WHERE ${among('s.id', 'ids')}`,
        { ids, before },
      ),
    inState: (state: SiteState, before: number) =>
      all(`SELECT s.id FROM ${site} s WHERE ${isIn[state]} ORDER BY ${orderOf[state]}`, { before }),
    finishedSince: (since: number) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.state = 'finished' AND s.finished > :since ORDER BY ${news}`,
        { since },
      ),
  };
}
