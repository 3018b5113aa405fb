import type { SiteState } from '../../checklist/index.ts';
import type { Listing, Span } from '../../sites/index.ts';
import { type Source, where } from './source.ts';
import type { Asked, Found, Seen } from './tables.ts';

const moved = { stuck: 's.moved < :before', 'under-way': 's.moved >= :before' };
/** For each of them an index has what is open by the time it last moved. */
const gravities = [0, 1, 2, 3];
const isIn: Readonly<Record<SiteState, string>> = {
  broken: "s.state = 'broken'",
  stuck: `s.state = 'open' AND s.gravity IN (${gravities.join(', ')}) AND ${moved.stuck}`,
  'under-way': `s.state = 'open' AND ${moved['under-way']}`,
  finished: "s.state = 'finished'",
  archived: "s.state = 'archived'",
};
/** Ranges of an index, each in the order of need. */
const rangesOf = (state: SiteState): readonly string[] =>
  state === 'stuck' || state === 'under-way'
    ? gravities.map((gravity) => `s.state = 'open' AND s.gravity = ${gravity} AND ${moved[state]}`)
    : [isIn[state]];
const isInThese = (states: readonly SiteState[]): string =>
  `(${states.map((state) => `(${isIn[state]})`).join(' OR ')})`;

/** See `byNeed`. */
const neglected = { order: 's.gravity, s.moved, s.key, s.id', waits: 's.moved' };
const news = { order: 's.gravity, s.moved DESC, s.key, s.id', waits: '-s.moved' };
const needOf: Readonly<Record<SiteState, typeof news>> = {
  ...{ broken: neglected, stuck: neglected, 'under-way': news, finished: news, archived: news },
};
const stateOf = `CASE WHEN s.state <> 'open' THEN s.state WHEN s.moved < :before THEN 'stuck'
  ELSE 'under-way' END`;
/** By the state that a site is in. */
const either = (of: (state: SiteState) => string, states: readonly SiteState[]): string =>
  `CASE ${stateOf} ${states.map((state) => `WHEN '${state}' THEN ${of(state)}`).join(' ')} END`;

/** By the state alone, in which an index has them: what is open is parted afterwards. */
function parted(counted: readonly Found[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (state: string, more: number): void => {
    counts[state] = (counts[state] ?? 0) + more;
  };
  for (const { state, n, old } of counted)
    if (state === 'open') {
      add('stuck', Number(old));
      add('under-way', Number(n) - Number(old));
    } else add(String(state), Number(n));
  return counts;
}

/** Sites by their state: those first that need somebody. */
export function createListing({ tables, all, numberOf, hiddenFrom, sourceOf, allOf }: Source) {
  const { site, count, incidents, number, join, among } = tables;

  /** Nobody goes through all sites to count them: how many there are in each state is kept. */
  function countAlong(seen: Seen, before: number): Promise<readonly Found[]> {
    const hidden = hiddenFrom(seen);
    const isHidden = `s.${number} IN (${hidden})`;
    return all(
      [
        `SELECT c.state, c.count AS n, 0 AS old FROM ${count} c`,
        `SELECT 'open', 0, count(*) FROM ${site} s
         WHERE ${isIn.stuck}
           ${hidden === '' ? '' : `AND NOT ${isHidden}`}`,
        ...(hidden === ''
          ? []
          : [`SELECT s.state, -count(*), 0 FROM ${site} s WHERE ${isHidden} GROUP BY s.state`]),
      ].join(' UNION ALL '),
      { before, who: seen.person },
    );
  }

  function countEach(seen: Seen, asked: Asked): Promise<readonly Found[]> {
    const { from, conditions, about } = sourceOf(seen, asked);
    return all(
      `SELECT s.state, count(*) AS n, sum(CASE WHEN s.moved < :before THEN 1 ELSE 0 END) AS old
       FROM ${from} ${where(conditions)} GROUP BY s.state`,
      about,
    );
  }

  return {
    /** In no order. */
    async list(seen: Seen, asked: Asked, { from: first, limit }: Span) {
      const { states } = asked;
      if (states.length === 0) return [];
      const { from, conditions, about, isOfFew } = sourceOf(seen, asked);
      const found = (is: { state: string; rank: string; waits: string; in: string }): string =>
        `SELECT s.${number} AS number, ${is.state} AS state, ${is.rank} AS rank, s.gravity,
           ${is.waits} AS waits, s.key, s.id
         FROM ${from} ${where([is.in, ...conditions])}`;
      const rankOf = (state: SiteState): string => String(states.indexOf(state));
      const waitsOf = (state: SiteState): string => needOf[state].waits;
      const inAny = found({
        ...{ state: stateOf, in: isInThese(states) },
        ...{ rank: either(rankOf, states), waits: either(waitsOf, states) },
      });
      // In the text, and few of them: with one plan for any number, all sites are gone through.
      const until = 2 ** Math.ceil(Math.log2(first + limit));
      const inEach = states.flatMap((state) => {
        const is = { state: `'${state}'`, rank: rankOf(state), waits: waitsOf(state) };
        return rangesOf(state).map(
          (range, at) => `SELECT * FROM (${found({ ...is, in: range })}
            ORDER BY ${needOf[state].order} LIMIT ${until}) in_${rankOf(state)}_${at}`,
        );
      });
      return all(
        `SELECT s.body, i.critical, i.warning, i.info, page.state FROM
         (${isOfFew ? inAny : inEach.join(' UNION ALL ')} ORDER BY rank, gravity, waits, key, id
          LIMIT :limit OFFSET :first) page
         ${join} ${site} s ON s.${number} = page.number ${incidents}`,
        { ...about, limit, first },
      );
    },
    async count(seen: Seen, asked: Asked, most = Number.MAX_SAFE_INTEGER): Promise<number> {
      if (asked.states.length === 0) return 0;
      const { from, conditions, about } = sourceOf(seen, asked);
      return numberOf(
        `SELECT count(*) AS n FROM
         (SELECT 1 FROM ${from} ${where([isInThese(asked.states), ...conditions])}
          LIMIT :most) counted`,
        { ...about, most },
      );
    },
    counts: async (seen: Seen, of: Listing['of'], before: number) =>
      parted(
        await (of || !seen.everywhere
          ? countEach(seen, { states: [], part: '', before, ...(of && { of }) })
          : countAlong(seen, before)),
      ),
    async any(seen: Seen): Promise<boolean> {
      const { from, conditions, about } = allOf(seen);
      return (
        (await all(`SELECT 1 AS n FROM ${from} ${where(conditions)} LIMIT 1`, about)).length > 0
      );
    },
    async pageById(seen: Seen, after: string, limit: number) {
      const { from, conditions, about } = allOf(seen);
      return all(
        `SELECT s.body FROM ${from} ${where(['s.id > :after', ...conditions])}
         ORDER BY s.id LIMIT :limit`,
        { ...about, after, limit },
      );
    },
    these: (ids: readonly string[], before: number) =>
      all(
        `SELECT s.body, i.critical, i.warning, i.info, ${stateOf} AS state
         FROM ${site} s ${incidents} WHERE ${among('s.id', 'ids')}`,
        { ids, before },
      ),
    inState: (state: SiteState, before: number) =>
      all(`SELECT s.id FROM ${site} s WHERE ${isIn[state]} ORDER BY ${needOf[state].order}`, {
        before,
      }),
    finishedSince: (since: number) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.state = 'finished' AND s.finished > :since ORDER BY ${news.order}`,
        { since },
      ),
  };
}
