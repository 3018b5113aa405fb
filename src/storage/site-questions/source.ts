import type { About, Asked, Condition, Seen, SiteTables } from './tables.ts';

/** More than so many are not shown at once. */
export const mostFound = 20;

export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

export type Source = ReturnType<typeof createSource>;

/** Where a question looks: the tables, narrowed down to what somebody sees. */
export function createSource(tables: SiteTables) {
  const { site, person, number, join, at } = tables;
  const all = async (sql: string, about: About = {}) => tables.all(sql, about);
  const isAny = async (sql: string, about: About): Promise<boolean> =>
    (await all(`${sql} LIMIT 1`, about)).length > 0;
  const numberOf = async (sql: string, about: About): Promise<number> =>
    Number((await all(sql, about))[0]?.['n'] ?? 0);

  /** What narrows sites down to those that somebody sees. */
  async function seenBy({ person: who, everywhere, as, not, stopped }: Seen): Promise<Condition> {
    const about = { who };
    const namedAs = (these: readonly string[]): string =>
      `SELECT 1 FROM ${person} a WHERE a.person = :who
       AND a.role IN (${these.map((role) => `'${role}'`).join(', ')})`;
    const isNamedAs = (these: readonly string[]): string =>
      these.length === 0 ? '1 = 0' : `EXISTS (${namedAs(these)} AND a.site = s.${number})`;
    // Without a condition nothing has to be gone through to be counted.
    const hidesStopped =
      !stopped && (await isAny(`SELECT 1 AS n FROM ${site} s WHERE s.stopped = 1`, {}));
    const hasExceptions = everywhere && not.length > 0 && (await isAny(namedAs(not), about));
    return {
      sql: [
        ...(hidesStopped ? ['s.stopped = 0'] : []),
        ...(everywhere ? (hasExceptions ? [`NOT ${isNamedAs(not)}`] : []) : [isNamedAs(as)]),
      ],
      about,
    };
  }

  /** Names with this part in them. */
  async function withPart(part: string): Promise<Condition> {
    if (part === '') return { sql: [], about: {} };
    const looked =
      [...part].length >= 3 && !part.includes('\0')
        ? await tables.withPart(part)
        : { sql: [], about: {} };
    return { sql: [...looked.sql, `${at}(s.key, :part) > 0`], about: { part, ...looked.about } };
  }

  /** Where a listing looks, and what for. */
  async function sourceOf(seen: Seen, { of, withAsked, part, before }: Asked) {
    const visible = await seenBy(seen);
    const named = await withPart(part);
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
      from: by ? `${person} p ${join} ${site} s ON s.${number} = p.site` : `${site} s`,
      conditions,
      about: { before, ...visible.about, ...named.about, ...(by && { of: by.person }) },
    };
  }

  /** The same with nothing but what somebody sees. */
  const allOf = (seen: Seen) => sourceOf(seen, { states: [], part: '', before: 0 });

  return { tables, all, isAny, numberOf, seenBy, withPart, sourceOf, allOf };
}
