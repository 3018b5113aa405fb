import leven from 'leven';
import { mostFound, type Source, where } from './source.ts';
import type { About, Seen } from './tables.ts';

const mostNearest = 5;

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
    const { from, conditions, about } = await allOf(seen);
    const found = await all(
      `SELECT s.id, s.key FROM ${from} ${where([condition, ...conditions])} ORDER BY s.key, s.id`,
      { ...about, ...most },
    );
    return found.map(({ id, key }) => ({ id: String(id), key: String(key) }));
  }

  /** Those with few other letters; once there are enough, only nearer ones are looked for. */
  async function nearest(key: string, seen: Seen) {
    let most = Math.max(2, Math.ceil(key.length / 3));
    let near: { readonly id: string; readonly key: string; readonly distance: number }[] = [];
    const size = [...key].length;
    const names = await named(
      seen,
      "s.state <> 'archived' AND length(s.key) BETWEEN :least AND :most",
      { least: size - most, most: size + most },
    );
    for (const { id, key: name } of names) {
      const distance = leven(key, name, { maxDistance: most + 1 });
      if (distance > most) continue;
      near = [...near, { id, key: name, distance }]
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, mostNearest);
      if (near.length === mostNearest) most = (near.at(-1)?.distance ?? most) - 1;
      if (most < 0) break;
    }
    return these(near.map(({ id }) => id));
  }

  async function exactly(wanted: string, key: string, seen: Seen) {
    const { sql, about } = await seenBy(seen);
    const called = "((s.key = :key AND :key <> '') OR s.id = :wanted)";
    return rows([called, ...sql], { ...about, key, wanted }, 's.key, s.id');
  }

  return {
    async find(wanted: string, key: string, seen: Seen) {
      const exact = await exactly(wanted, key, seen);
      if (exact.length > 0) return { found: 'some', rows: exact };
      if (key !== '') {
        const { sql, about } = await seenBy(seen);
        const part = await withPart(key);
        const parts = await rows(
          ["s.state <> 'archived'", ...part.sql, ...sql],
          { ...about, ...part.about },
          's.key, s.id',
        );
        if (parts.length > 0) return { found: 'some', rows: parts };
      }
      return { found: 'none', rows: await nearest(key, seen) };
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

/** A letter or two apart. */
function isNear(a: string, b: string): boolean {
  const most = Math.min(2, Math.floor(Math.min(a.length, b.length) / 3));
  return leven(a, b, { maxDistance: most + 1 }) <= most;
}
