import type { About } from '../statement.ts';
import type { Asked, Condition, Seen, SiteTables } from './tables.ts';

/** More than so many are not shown at once. */
export const mostFound = 20;

export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

export type Source = ReturnType<typeof createSource>;

/** Where a question looks: the tables, narrowed down to what somebody sees. */
export function createSource(tables: SiteTables) {
  const { site, person, number, join, at } = tables;
  const all = async (sql: string, about: About = {}) => tables.all(sql, about);
  const numberOf = async (sql: string, about: About): Promise<number> =>
    Number((await all(sql, about))[0]?.['n'] ?? 0);

  const namedAs = (these: readonly string[]): string =>
    `SELECT a.site FROM ${person} a WHERE a.person = :who
     AND a.role IN (${these.map((role) => `'${role}'`).join(', ')})`;

  /** The numbers of those few that are kept from somebody who sees all others; empty: of none. */
  const hiddenFrom = ({ everywhere, not, stopped }: Seen): string =>
    [
      ...(stopped ? [] : [`SELECT x.${number} FROM ${site} x WHERE x.stopped = 1`]),
      ...(everywhere && not.length > 0 ? [namedAs(not)] : []),
    ].join(' UNION ALL ');

  /** What narrows sites down to those that somebody sees. */
  function seenBy(seen: Seen): Condition {
    const { person: who, everywhere, as } = seen;
    const hidden = hiddenFrom(seen);
    const isNamed = as.length === 0 ? '1 = 0' : `s.${number} IN (${namedAs(as)})`;
    return {
      sql: [
        ...(hidden === '' ? [] : [`s.${number} NOT IN (${hidden})`]),
        ...(everywhere ? [] : [isNamed]),
      ],
      about: { who },
    };
  }

  function withPart(part: string): Condition {
    if (part === '') return { sql: [], about: {} };
    const looked: Condition =
      [...part].length >= 3 && !part.includes('\0')
        ? tables.withPart(part)
        : { sql: [], about: {} };
    return {
      ...looked,
      sql: [...looked.sql, `${at}(s.key, :part) > 0`],
      about: { part, ...looked.about },
    };
  }

  /** Where a listing looks, and what for. */
  function sourceOf(seen: Seen, { of, withAsked, part, before }: Asked) {
    const visible = seenBy(seen);
    const named = withPart(part);
    // Who sees only what names them is asked of those alone.
    const by = of ?? (seen.everywhere ? undefined : { person: seen.person, as: 'named' });
    const conditions = [
      ...(by ? ['p.person = :of'] : []),
      ...(by?.as === 'installer' ? ['p.installs = 1'] : []),
      ...(withAsked ? ["(s.state <> 'finished' OR s.asked = 1)"] : []),
      ...visible.sql,
      ...named.sql,
    ];
    return {
      from: by
        ? `${person} p ${join} ${site} s ON s.${number} = p.site`
        : `${site} s ${named.few ?? ''}`,
      conditions,
      about: { before, ...visible.about, ...named.about, ...(by && { of: by.person }) },
      isOfFew: by !== undefined || named.few !== undefined,
    };
  }

  /** The same with nothing but what somebody sees. */
  const allOf = (seen: Seen) => sourceOf(seen, { states: [], part: '', before: 0 });

  return { tables, all, numberOf, hiddenFrom, seenBy, withPart, sourceOf, allOf };
}
