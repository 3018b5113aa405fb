import leven from 'leven';
import type { SiteState } from '../checklist/index.ts';
import type { Due, Listing, Role, Sees, Span } from '../sites/index.ts';

/** What somebody sees, as it crosses to a thread; `not`: all other roles than `as`. */
export type Seen = Pick<Sees, 'person' | 'everywhere' | 'as' | 'stopped'> & {
  readonly not: readonly Role[];
};

/**
 * A listing with its states by urgency, the name's part as names are compared, and the moment that
 * makes sites stuck.
 */
export type Asked = Omit<Listing, 'search'> & { readonly part: string; readonly before: number };

export type About = Readonly<Record<string, string | number | readonly string[]>>;

export interface Condition {
  readonly sql: readonly string[];
  readonly about: About;
}

type Found = Readonly<Record<string, unknown>>;

/**
 * The rows of all sites in a database: what of SQL is each engine's own. A thread of the embedded
 * one works with this file, and loads little else.
 */
export interface SiteTables {
  all(sql: string, about: About): Promise<readonly Found[]> | readonly Found[];
  /** What stands behind FROM, of one workspace. */
  readonly site: string;
  readonly person: string;
  readonly password: string;
  readonly count: string;
  readonly incidents: string;
  /** What `site` is called by in the others: a column. */
  readonly number: string;
  /** From a few persons' rows to their sites. */
  readonly join: string;
  /** The function that says where in a text another one is; 0: nowhere. */
  readonly at: string;
  /** Whether a column is among the texts of a parameter. */
  among(column: string, parameter: string): string;
  /** Names with this part in them, three letters or more: what narrows them down by an index. */
  withPart(part: string): Promise<Condition> | Condition;
}

const mostFound = 20;
const mostNearest = 5;

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

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

/** What can be asked of the rows of all sites. */
export function createSiteQuestions(tables: SiteTables) {
  const { site, person, password, count, incidents, number, join, at, among } = tables;
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

  async function countsOf(seen: Seen, asked: Asked): Promise<Map<string, number>> {
    const { from, conditions, about } = await sourceOf(seen, asked);
    const counted =
      conditions.length > 0
        ? await all(
            `SELECT ${stateOf}, count(*) AS n FROM ${from} ${where(conditions)} GROUP BY 1`,
            about,
          )
        : await countedAlong(asked.before);
    return new Map(counted.map(({ state, n }) => [String(state), Number(n)]));
  }

  async function countedAlong(before: number) {
    const stuck = await numberOf(
      `SELECT count(*) AS n FROM ${site} s
       WHERE s.state = 'open' AND s.gravity IN (0, 1, 2, 3) AND s.moved < :before`,
      { before },
    );
    return (await all(`SELECT c.state, c.count AS n FROM ${count} c`)).flatMap(({ state, n }) =>
      state === 'open'
        ? [
            { state: 'stuck', n: stuck },
            { state: 'under-way', n: Number(n) - stuck },
          ]
        : [{ state, n }],
    );
  }

  async function list(seen: Seen, asked: Asked, { from: first, limit }: Span) {
    const { from, conditions, about } = await sourceOf(seen, asked);
    const counts = await countsOf(seen, asked);
    const found: unknown[] = [];
    let total = 0;
    for (const state of asked.states) {
      const inState = counts.get(state) ?? 0;
      const offset = Math.max(0, first - total);
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
      total += inState;
    }
    return { rows: found, total };
  }

  /** All names of between so many letters, by name. */
  async function named(seen: Seen, condition: string, most: About) {
    const { from, conditions, about } = await sourceOf(seen, { states: [], part: '', before: 0 });
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
    withServiceCode: (code: string) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.service_code = :code AND s.state <> 'archived' ORDER BY s.id`,
        { code },
      ),
    withPassword: (fingerprints: readonly string[]) =>
      all(
        `SELECT s.body FROM ${site} s WHERE s.${number} IN (SELECT k.site FROM ${password} k
           WHERE ${among('k.fingerprint', 'fingerprints')}) ORDER BY s.id`,
        { fingerprints },
      ),
    async ofInstaller(of: string, seen: Seen | undefined) {
      const { sql, about } = seen ? await seenBy(seen) : { sql: [], about: {} };
      return all(
        `SELECT s.body FROM ${person} p ${join} ${site} s ON s.${number} = p.site
         ${where(['p.person = :of', 'p.installs = 1', "s.state <> 'archived'", ...sql])}
         ORDER BY s.asked_at DESC, s.id LIMIT ${mostFound}`,
        { ...about, of },
      );
    },
    async any(seen: Seen): Promise<boolean> {
      const { from, conditions, about } = await sourceOf(seen, {
        ...{ states: [], part: '', before: 0 },
      });
      return isAny(`SELECT 1 AS n FROM ${from} ${where(conditions)}`, about);
    },
    concerning: (of: string) =>
      all(
        `SELECT s.id FROM ${site} s WHERE s.held_with = :of UNION
         SELECT s.id FROM ${person} p ${join} ${site} s ON s.${number} = p.site
         WHERE p.person = :of AND p.installs = 1`,
        { of },
      ),
    asking: (of: string) =>
      all(
        `SELECT s.body FROM ${site} s WHERE s.held_with = :of AND s.asked = 1 AND s.paused = 0
         AND s.state <> 'archived' ORDER BY s.asked_at DESC, s.id`,
        { of },
      ),
    inThread: (thread: string) =>
      all(`SELECT s.body FROM ${site} s WHERE s.thread = :thread ORDER BY s.id`, { thread }),
    list,
    counts: async (seen: Seen, of: Listing['of'], before: number) =>
      Object.fromEntries(await countsOf(seen, { states: [], part: '', before, ...(of && { of }) })),
    async pageById(seen: Seen, after: string, limit: number) {
      const { from, conditions, about } = await sourceOf(seen, {
        ...{ states: [], part: '', before: 0 },
      });
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
    countChecked: (run: string): Promise<number> =>
      numberOf(`SELECT count(*) AS n FROM ${site} s WHERE s.checked_run = :run`, { run }),
    changedBy: (run: string) =>
      all(
        `SELECT s.body FROM ${site} s
         WHERE s.checked_run = :run AND s.check_changed = 1 ORDER BY s.id`,
        { run },
      ),
    waiting: () =>
      all(
        `SELECT coalesce(sum(s.waiting), 0) AS count, min(s.waiting_since) AS since
         FROM ${site} s WHERE s.waiting > 0`,
      ),
    waitingFor: () => all(`SELECT s.body FROM ${site} s WHERE s.waiting > 0`),
    due: (what: Due) => all(`SELECT s.id FROM ${site} s WHERE s.${dueColumn[what]} = 1`),
    watched: () => all(`SELECT s.id FROM ${site} s WHERE s.watched = 1`),
    supportHears: (now: number) =>
      all(`SELECT s.id FROM ${site} s WHERE s.support_hears <= :now AND s.state <> 'archived'`, {
        now,
      }),
    talkedWith: () =>
      all(
        `SELECT DISTINCT s.held_with AS id FROM ${site} s
         WHERE s.stopped = 0 AND s.state <> 'archived'`,
      ),
  };
}

const dueColumn: Readonly<Record<Due, string>> = {
  'follow-ups': 'due_follow_ups',
  run: 'due_run',
  webhooks: 'due_webhooks',
  'new-people': 'due_new_people',
  'known-password': 'due_known_password',
};

/** A letter or two apart. */
function isNear(a: string, b: string): boolean {
  const most = Math.min(2, Math.floor(Math.min(a.length, b.length) / 3));
  return leven(a, b, { maxDistance: most + 1 }) <= most;
}

export type SiteQuestions = ReturnType<typeof createSiteQuestions>;
