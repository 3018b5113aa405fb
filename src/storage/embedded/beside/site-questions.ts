import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import leven from 'leven';
import type { SiteState } from '../../../checklist/index.ts';
import type { Due, Listing, Role, Sees, Span } from '../../../sites/index.ts';

/** What somebody sees, as it crosses to the thread; `not`: all other roles than `as`. */
export type Seen = Pick<Sees, 'person' | 'everywhere' | 'as' | 'stopped'> & {
  readonly not: readonly Role[];
};

/**
 * A listing with its states by urgency, the name's part as names are compared, and the moment that
 * makes sites stuck.
 */
export type Asked = Omit<Listing, 'search'> & { readonly part: string; readonly before: number };

type About = Readonly<Record<string, SQLInputValue>>;

const mostFound = 20;
const mostNearest = 5;
/** With more names that fit, going through all of them is faster than looking up each. */
const mostLookedUp = 1_000;

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

/** What can be asked of the rows of all sites. @param path of their database */
export function createSiteQuestions(path: string) {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  const prepared = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    prepared.set(sql, statement);
    return statement;
  }
  const all = (sql: string, about: About = {}) => prepare(sql).all(about);
  const numberOf = (sql: string, about: About): number =>
    Number(prepare(sql).get(about)?.['n'] ?? 0);

  /** What narrows sites down to those that somebody sees. */
  function seenBy({ person, everywhere, as, not, stopped }: Seen): { sql: string[]; about: About } {
    const about = { who: person };
    const namedAs = (these: readonly string[]): string =>
      `SELECT 1 FROM site_person a WHERE a.person = :who
       AND a.role IN (${these.map((role) => `'${role}'`).join(', ')})`;
    const isNamedAs = (these: readonly string[]): string =>
      `EXISTS (${namedAs(these)} AND a.site = s.number)`;
    // Without a condition nothing has to be gone through to be counted.
    const hidesStopped = !stopped && prepare('SELECT 1 FROM site WHERE stopped = 1 LIMIT 1').get();
    const hasExceptions = everywhere && prepare(`${namedAs(not)} LIMIT 1`).get(about);
    return {
      sql: [
        ...(hidesStopped ? ['s.stopped = 0'] : []),
        ...(everywhere ? (hasExceptions ? [`NOT ${isNamedAs(not)}`] : []) : [isNamedAs(as)]),
      ],
      about,
    };
  }

  /** Names with this part in them. */
  function withPart(part: string): { sql: string[]; about: About } {
    if (part === '') return { sql: [], about: {} };
    const has = 'instr(s.key, :part) > 0';
    const match = `"${part.replaceAll('"', '""')}"`;
    const few =
      [...part].length >= 3 &&
      !part.includes('\0') &&
      numberOf(
        `SELECT count(*) AS n FROM
           (SELECT 1 FROM site_name WHERE site_name MATCH :match LIMIT ${mostLookedUp + 1})`,
        { match },
      ) <= mostLookedUp;
    const looked = 's.number IN (SELECT rowid FROM site_name WHERE site_name MATCH :match)';
    return { sql: few ? [looked, has] : [has], about: { part, ...(few && { match }) } };
  }

  const where = (conditions: readonly string[]): string =>
    conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

  const rows = (conditions: readonly string[], about: About, order: string, limit = mostFound) =>
    all(`SELECT s.body FROM site s ${where(conditions)} ORDER BY ${order} LIMIT ${limit}`, about);

  const byNumber = (numbers: readonly number[]) =>
    numbers.flatMap((number) => all('SELECT body FROM site WHERE number = :number', { number }));

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
      from: by ? 'site_person p CROSS JOIN site s ON s.number = p.site' : 'site s',
      conditions,
      about: { before, ...visible.about, ...named.about, ...(by && { of: by.person }) },
    };
  }

  function countsOf(seen: Seen, asked: Asked): Map<string, number> {
    const { from, conditions, about } = sourceOf(seen, asked);
    const counted =
      conditions.length > 0
        ? all(
            `SELECT ${stateOf}, count(*) AS n FROM ${from} ${where(conditions)} GROUP BY 1`,
            about,
          )
        : countedAlong(asked.before);
    return new Map(counted.map(({ state, n }) => [String(state), Number(n)]));
  }

  function countedAlong(before: number) {
    const stuck = numberOf(
      "SELECT count(*) AS n FROM site WHERE state = 'open' AND gravity IN (0, 1, 2, 3) AND moved < :before",
      { before },
    );
    return all('SELECT state, count AS n FROM site_count').flatMap(({ state, n }) =>
      state === 'open'
        ? [
            { state: 'stuck', n: stuck },
            { state: 'under-way', n: Number(n) - stuck },
          ]
        : [{ state, n }],
    );
  }

  function list(seen: Seen, asked: Asked, { from: first, limit }: Span) {
    const { from, conditions, about } = sourceOf(seen, asked);
    const counts = countsOf(seen, asked);
    const found: unknown[] = [];
    let total = 0;
    for (const state of asked.states) {
      const count = counts.get(state) ?? 0;
      const offset = Math.max(0, first - total);
      const take = Math.min(limit - found.length, count - offset);
      if (take > 0)
        found.push(
          ...all(
            `SELECT s.body, i.critical, i.warning, i.info, '${state}' AS state
             FROM ${from} LEFT JOIN open_incidents i ON i.id = s.id
             ${where([isIn[state], ...conditions])}
             ORDER BY ${orderOf[state]} LIMIT :take OFFSET :offset`,
            { ...about, take, offset },
          ),
        );
      total += count;
    }
    return { rows: found, total };
  }

  /** Those with few other letters; once there are enough, only nearer ones are looked for. */
  function nearest(key: string, seen: Seen) {
    const { from, conditions, about } = sourceOf(seen, { states: [], part: '', before: 0 });
    let most = Math.max(2, Math.ceil(key.length / 3));
    let near: { readonly number: number; readonly key: string; readonly distance: number }[] = [];
    const names = prepare(
      `SELECT s.number, s.key FROM ${from}
       ${where(["s.state <> 'archived'", 'length(s.key) BETWEEN :least AND :most', ...conditions])}
       ORDER BY s.key, s.id`,
    );
    const size = [...key].length;
    for (const { number, key: name } of names.iterate({
      ...{ ...about, least: size - most, most: size + most },
    })) {
      const distance = leven(key, String(name), { maxDistance: most + 1 });
      if (distance > most) continue;
      near = [...near, { number: Number(number), key: String(name), distance }]
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, mostNearest);
      if (near.length === mostNearest) most = (near.at(-1)?.distance ?? most) - 1;
      if (most < 0) break;
    }
    return byNumber(near.map(({ number }) => number));
  }

  return {
    find(wanted: string, key: string, seen: Seen) {
      const { sql, about } = seenBy(seen);
      const order = 's.key, s.id';
      const exact = exactly(wanted, key, seen);
      if (exact.length > 0) return { found: 'some', rows: exact };
      const part = withPart(key);
      const parts =
        key === ''
          ? []
          : rows(
              ["s.state <> 'archived'", ...part.sql, ...sql],
              { ...about, ...part.about },
              order,
            );
      if (parts.length > 0) return { found: 'some', rows: parts };
      return { found: 'none', rows: nearest(key, seen) };
    },
    exactly,
    near(key: string, seen: Seen) {
      const { from, conditions, about } = sourceOf(seen, { states: [], part: '', before: 0 });
      const found: number[] = [];
      const size = [...key].length;
      const names = prepare(
        `SELECT s.number, s.key, instr(s.key, :key) + instr(:key, s.key) > 0 AS part FROM ${from}
         ${where([
           '(part OR length(s.key) BETWEEN :least AND :most)',
           ...conditions,
         ])} ORDER BY s.key, s.id`,
      );
      for (const { number, key: name, part } of names.iterate({
        ...{ ...about, key, least: size - 2, most: size + 2 },
      })) {
        if (part !== 1 && !isNear(String(name), key)) continue;
        found.push(Number(number));
        if (found.length === mostFound) break;
      }
      return byNumber(found);
    },
    called: (key: string, except: string) =>
      all(
        "SELECT body FROM site WHERE key = :key AND id <> :except AND state <> 'archived' LIMIT 1",
        {
          ...{ key, except },
        },
      ),
    withServiceCode: (code: string) =>
      all("SELECT body FROM site WHERE service_code = :code AND state <> 'archived' ORDER BY id", {
        code,
      }),
    withPassword: (fingerprints: readonly string[]) =>
      all(
        `SELECT body FROM site WHERE number IN (SELECT site FROM known_password
           WHERE fingerprint IN (SELECT value FROM json_each(:fingerprints))) ORDER BY id`,
        { fingerprints: JSON.stringify(fingerprints) },
      ),
    ofInstaller(person: string, seen: Seen | undefined) {
      const { sql, about } = seen ? seenBy(seen) : { sql: [], about: {} };
      return all(
        `SELECT s.body FROM site_person p CROSS JOIN site s ON s.number = p.site
         ${where(['p.person = :of', 'p.installs = 1', "s.state <> 'archived'", ...sql])}
         ORDER BY s.asked_at DESC, s.id LIMIT ${mostFound}`,
        { ...about, of: person },
      );
    },
    any(seen: Seen): boolean {
      const { from, conditions, about } = sourceOf(seen, { states: [], part: '', before: 0 });
      return prepare(`SELECT 1 FROM ${from} ${where(conditions)} LIMIT 1`).get(about) !== undefined;
    },
    concerning: (person: string) =>
      all(
        `SELECT id FROM site WHERE held_with = :person UNION
         SELECT s.id FROM site_person p CROSS JOIN site s ON s.number = p.site
         WHERE p.person = :person AND p.installs = 1`,
        { person },
      ),
    asking: (person: string) =>
      all(
        `SELECT body FROM site WHERE held_with = :person AND asked = 1 AND paused = 0
         AND state <> 'archived' ORDER BY asked_at DESC, id`,
        { person },
      ),
    inThread: (thread: string) =>
      all('SELECT body FROM site WHERE thread = :thread ORDER BY id', { thread }),
    list,
    counts: (seen: Seen, of: Listing['of'], before: number) =>
      Object.fromEntries(countsOf(seen, { states: [], part: '', before, ...(of && { of }) })),
    pageById(seen: Seen, after: string, limit: number) {
      const { from, conditions, about } = sourceOf(seen, { states: [], part: '', before: 0 });
      return all(
        `SELECT s.body FROM ${from} ${where(['s.id > :after', ...conditions])}
         ORDER BY s.id LIMIT :limit`,
        { ...about, after, limit },
      );
    },
    these: (ids: readonly string[], before: number) =>
      all(
        `SELECT s.body, i.critical, i.warning, i.info, ${stateOf}
         FROM site s LEFT JOIN open_incidents i ON i.id = s.id
         WHERE s.id IN (SELECT value FROM json_each(:ids))`,
        { ids: JSON.stringify(ids), before },
      ),
    inState: (state: SiteState, before: number) =>
      all(`SELECT s.id FROM site s WHERE ${isIn[state]} ORDER BY ${orderOf[state]}`, { before }),
    finishedSince: (at: number) =>
      all(
        `SELECT s.body FROM site s WHERE s.state = 'finished' AND s.finished > :at ORDER BY ${news}`,
        { at },
      ),
    countChecked: (run: string): number =>
      numberOf('SELECT count(*) AS n FROM site WHERE checked_run = :run', { run }),
    changedBy: (run: string) =>
      all('SELECT body FROM site WHERE checked_run = :run AND check_changed = 1 ORDER BY id', {
        run,
      }),
    waiting: () =>
      all(
        'SELECT total(waiting) AS count, min(waiting_since) AS since FROM site WHERE waiting > 0',
      ),
    waitingFor: () => all('SELECT body FROM site WHERE waiting > 0'),
    due: (what: Due) => all(`SELECT id FROM site WHERE ${dueColumn[what]} = 1`),
    watched: () => all('SELECT id FROM site WHERE watched = 1'),
    supportHears: (now: number) =>
      all("SELECT id FROM site WHERE support_hears <= :now AND state <> 'archived'", { now }),
    talkedWith: () =>
      all("SELECT DISTINCT held_with AS id FROM site WHERE stopped = 0 AND state <> 'archived'"),
  };

  function exactly(wanted: string, key: string, seen: Seen) {
    const { sql, about } = seenBy(seen);
    const called = "((s.key = :key AND :key <> '') OR s.id = :wanted)";
    return rows([called, ...sql], { ...about, key, wanted }, 's.key, s.id');
  }
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
