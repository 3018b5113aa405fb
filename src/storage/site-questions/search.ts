import type { About } from '../statement.ts';
import { isNear, mostOthers, nearest, nearestInWords } from './nearest.ts';
import { mostFound, type Source, where } from './source.ts';
import type { Seen } from './tables.ts';

/** Sites by their names, as people type them. */
export function createSearch({ tables, all, seenBy, withPart, allOf }: Source) {
  const { site, at } = tables;

  const rows = (conditions: readonly string[], about: About, order: string, limit = mostFound) =>
    all(
      `SELECT s.body FROM ${site} s ${where(conditions)} ORDER BY ${order} LIMIT ${limit}`,
      about,
    );

  /** In the order of the IDs. */
  const these = async (ids: readonly string[]) =>
    (
      await Promise.all(
        ids.map((id) => all(`SELECT s.body FROM ${site} s WHERE s.id = :id`, { id })),
      )
    ).flat();

  /** All names of between so many letters, by name. */
  async function named(seen: Seen, condition: string, most: About) {
    const { from, conditions, about } = allOf(seen);
    const found = await all(
      `SELECT s.id, s.key FROM ${from} ${where([condition, ...conditions])} ORDER BY s.key, s.id`,
      { ...about, ...most },
    );
    return found.map(({ id, key }) => ({ id: String(id), key: String(key) }));
  }

  /** Those with few other letters, else those of which some words have few. */
  async function nearestTo(key: string, seen: Seen) {
    if (key === '') return [];
    const size = [...key].length;
    const others = mostOthers(key);
    const near = nearest(
      key,
      await named(seen, "s.state <> 'archived' AND length(s.key) BETWEEN :least AND :most", {
        least: size - others,
        most: size + others,
      }),
    );
    if (near.length > 0) return these(near.map(({ id }) => id));
    // Few mistype the first letter: of 100,000 names most need not be compared.
    const begun = await named(seen, `s.state <> 'archived' AND ${at}(' ' || s.key, :begun) > 0`, {
      begun: ` ${key.slice(0, 1)}`,
    });
    return these(nearestInWords(key, begun).map(({ id }) => id));
  }

  async function exactly(wanted: string, key: string, seen: Seen) {
    const { sql, about } = seenBy(seen);
    const called = "((s.key = :key AND :key <> '') OR s.id = :wanted)";
    return rows([called, ...sql], { ...about, key, wanted }, 's.key, s.id');
  }

  return {
    async find(wanted: string, key: string, seen: Seen) {
      const exact = await exactly(wanted, key, seen);
      if (exact.length > 0) return { found: 'some', rows: exact };
      if (key !== '') {
        const { sql, about } = seenBy(seen);
        const part = withPart(key);
        const parts = await rows(
          ["s.state <> 'archived'", ...part.sql, ...sql],
          { ...about, ...part.about },
          's.key, s.id',
        );
        if (parts.length > 0) return { found: 'some', rows: parts };
      }
      return { found: 'none', rows: await nearestTo(key, seen) };
    },
    exactly,
    async near(key: string, seen: Seen) {
      const size = [...key].length;
      const names = await named(
        seen,
        `(${at}(s.key, :key) > 0 OR ${at}(:key, s.key) > 0 OR length(s.key) BETWEEN :least AND :most)`,
        { key, least: size - 2, most: size + 2 },
      );
      const fits = ({ key: name }: { readonly key: string }): boolean =>
        name.includes(key) || key.includes(name) || isNear(name, key);
      return these(
        names
          .filter(fits)
          .slice(0, mostFound)
          .map(({ id }) => id),
      );
    },
    called: (key: string, except: string) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.key = :key AND s.id <> :except AND s.state <> 'archived' LIMIT 1`,
        { key, except },
      ),
  };
}
