import { readdirSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openIncident } from '../../../src/alerts/incident.ts';
import { type Incident, severities } from '../../../src/alerts/index.ts';
import { toldAt } from '../../../src/alerts/pending.ts';
import { createLog } from '../../../src/log.ts';
import { createVerifier } from '../../../src/setup/verifier/index.ts';
import type { OpenIncidents } from '../../../src/sites/index.ts';
import {
  migrate,
  openSites,
  ownTeam,
  type Storage,
  type Store,
} from '../../../src/storage/index.ts';
import { connect, type Database } from '../../../src/storage/postgres/connect.ts';
import { createStore } from '../../../src/storage/postgres/create-store.ts';
import { DocumentTable } from '../../../src/storage/postgres/documents.ts';
import { keepsApart, openPostgres } from '../../../src/storage/postgres/open.ts';
import { SharedMutex } from '../../../src/storage/postgres/shared-mutex.ts';
import { Words } from '../../../src/storage/postgres/words.ts';
import type { Verification } from '../../../src/verification/index.ts';
import { hash } from '../../../src/webhooks/body.ts';
import { hurried } from '../../e2e/hurried.ts';
import { siteAt } from '../../sites/some.ts';
import { holdsAtOnce, type Meet } from '../at-once.ts';
import { holdsTheContract } from '../contract.ts';
import { at, type Note, noteKind, noteOf } from '../data-dir.ts';
import { holdsForEveryEngine, type Kept } from '../every-engine.ts';
import { answersAboutSites, type HeldSites, stuckRule } from '../site-queries.ts';
import { survivesKills } from '../survives-kills.ts';
import { ownServer } from './own-server.ts';
import { programs, type Server } from './server.ts';

const clock = { ...hurried, now: () => at };
const databaseOf = (url: string): string => new URL(url.replace('@/', '@x/')).pathname.slice(1);
const log = createLog('silent', { write: () => {} });

/** A clock that counts how often it is slept by it. */
function counting() {
  let times = 0;
  const counted = {
    ...clock,
    sleep(ms: number, signal?: AbortSignal) {
      times += 1;
      return clock.sleep(ms, signal);
    },
  };
  return { counted, waits: () => times };
}

/** Two of each severity: so many open, the others resolved. */
const incidentsOf = (site: string, open: OpenIncidents): Incident[] =>
  severities.flatMap((severity) =>
    [0, 1].map((index): Incident => {
      const problem = { kind: 'site-stuck', site, severity, at, data: { since: at } } as const;
      const incident = openIncident(`${site} ${severity} ${index}`, 'set-up', problem);
      return { ...incident, state: index < (open[severity] ?? 0) ? 'open' : 'resolved' };
    }),
  );

describe.skipIf(programs === undefined)('PostgreSQL', () => {
  let server: Server;
  let url: string;
  const opened: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    server = await ownServer();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.newDatabase();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close().catch(() => {});
  });

  async function open(database = url) {
    const outcome = await openPostgres({ url: database, clock, log });
    if (outcome.kind !== 'open') throw new Error(JSON.stringify(outcome.because));
    opened.push(outcome.storage);
    return outcome.storage;
  }
  /** Every connection to it ends. */
  const cutAll = (name: string) =>
    server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  const refused = async (at: string) => {
    const outcome = await openPostgres({ url: at, clock, log });
    return outcome.kind === 'open' ? 'open' : outcome.because;
  };

  /** What asks for a workspace in passing by what keeps it apart finds nothing of it. */
  const forced = (database: string): Promise<unknown> =>
    server.sql(
      `DO $$ DECLARE made regclass; BEGIN
         FOR made IN SELECT oid FROM pg_class WHERE relrowsecurity LOOP
           EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', made);
         END LOOP;
       END $$`,
      databaseOf(database),
    );
  async function openOne(database = url): Promise<Storage> {
    const storage = await open(database);
    return storage.workspaces?.of('T0ACME') ?? storage;
  }

  describe('alone, of one workspace among several', () => {
    beforeEach(() => forced(url));
    holdsForEveryEngine({
      open: openOne,
      async again() {
        await opened.at(-1)?.close();
        return openOne();
      },
    });
  });

  /**
   * Nobody writes to the table before all that is done has come as far as it may: each waits for
   * the table, or for the other.
   */
  async function atOnce(table: string, work: () => readonly Promise<unknown>[]): Promise<void> {
    const holds = new pg.Client({ connectionString: url });
    await holds.connect();
    await holds.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    const done = work();
    const all = Promise.all(done);
    all.catch(() => {});
    const waiting = async () =>
      (
        await holds.query(
          `SELECT FROM pg_locks WHERE NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        )
      ).rows;
    await expect.poll(waiting).toHaveLength(done.length);
    await holds.query('COMMIT');
    await holds.end();
    await all;
  }

  holdsAtOnce('in two processes', async () => {
    const [one, { alerts: theirs }] = [await open(), await open()];
    const meet: Meet = (first, second) => atOnce('incident', () => [first(theirs), second()]);
    return { one, meetings: [meet], close: async () => {} };
  });

  describe('shared by two', () => {
    holdsForEveryEngine({
      open: () => open(),
      again: () => open(),
    });

    it('keeps what had ended where a process is killed, of much at once', async () => {
      await survivesKills(url, async (seen) => {
        await server.vacated(databaseOf(url));
        const storage = await open();
        await seen(storage);
        await storage.close();
      });
    });

    it('decides and writes once, whichever of them is asked', async () => {
      const both = [await open(), await open()];
      const claims = Array.from({ length: 40 }, (_, index) =>
        both[index % 2]?.requests.claim('x', { at }),
      );
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      const [one, other] = await Promise.all(both.map((each) => each.openDocuments(noteKind)));
      const add = (doc: Note | undefined) => (doc ? { ...doc, count: doc.count + 1 } : noteOf('a'));
      const changes = Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? one : other)?.update('a', add),
      );
      await Promise.all(changes);
      expect((await one?.get('a'))?.count).toBe(39);
      expect((await other?.get('a'))?.count).toBe(39);
      const name = (guard: Kept['guard'] | undefined, who: string) =>
        guard?.decide('u', ({ refused: before } = { refused: [] }) => ({
          change: { refused: [...before, who] },
          answer: before.length,
        }));
      const names = Array.from({ length: 40 }, (_, index) =>
        name(both[index % 2]?.guard, `n${index}`),
      );
      expect((await Promise.all(names)).toSorted((a = 0, b = 0) => a - b)).toEqual(
        names.map((_, index) => index),
      );
    });

    it('takes the bytes of a webhook once, under whichever number each of them gets them', async () => {
      const both = [await open(), await open()];
      const came: string[] = [];
      await atOnce('webhook_payload', () =>
        both.map(async ({ inbox }, index) => {
          const numbered = { subscription: 's', counter: index + 1, dataHash: hash(`${index}`) };
          const about = { site: 'kamppi', event: 'key_added', createdAt: at, at, fields: {} };
          came.push(
            ...(await inbox.accept([{ ...about, ...numbered, bodyHash: hash('the same') }])),
          );
        }),
      );
      expect(came.toSorted()).toEqual(['accepted', 'replayed']);
    });
  });

  describe('with two processes that see the same problem before either could write of it', () => {
    const key = 'set-up';
    const site = 'kamppi';
    const problem = {
      kind: 'site-stuck',
      site,
      severity: 'info',
      at,
      data: { since: at },
    } as const;

    /** The first tells it, and ends what it told. @returns how often, and what is left */
    async function bothTell(): Promise<{ told: number; left: number }> {
      const both = [await open(), await open()];
      const other = connect(server.url(databaseOf(url), 'postgres'), { log, most: 2 });
      opened.push(other);
      const tell = ({ alerts }: Storage, id: string) =>
        alerts.decide((seen) => {
          if (seen.latest(site, key)) return { answer: 0 };
          const incidents = [toldAt(openIncident(id, key, problem), ['C0ALERTS'])];
          return { change: { incidents }, answer: 1 };
        });
      const telling = await other.transaction(async (sql) => {
        await sql.run('LOCK TABLE incident IN SHARE ROW EXCLUSIVE MODE');
        const begun = Promise.all(both.map((each, index) => tell(each, `i${index}`)));
        begun.catch(() => {});
        const waiting = 'SELECT 1 FROM pg_locks WHERE NOT granted';
        await expect.poll(() => sql.all(waiting)).toHaveLength(both.length);
        return { begun };
      });
      const told = (await telling.begun).reduce<number>((sum, each) => sum + each, 0);
      const { alerts } = await open();
      await alerts.decide((seen) => {
        const incident = seen.latest(site, key);
        const incidents = incident ? [{ ...incident, destinations: [] }] : [];
        return { change: { incidents }, answer: undefined };
      });
      return { told, left: (await alerts.read((seen) => seen.countAllPending())).count };
    }

    it('tells it once and leaves nothing', async () => {
      expect(await bothTell()).toEqual({ told: 1, left: 0 });
    });

    it('would tell it twice and leave work that nobody has, which is seen here, if no advisory lock held', async () => {
      const name = databaseOf(url);
      await server.sql(
        `CREATE FUNCTION pg_advisory_xact_lock(bigint) RETURNS void
         LANGUAGE plpgsql AS 'BEGIN END';
         ALTER DATABASE ${name} SET search_path = public, pg_catalog`,
        name,
      );
      expect(await bothTell()).toEqual({ told: 2, left: 1 });
    });
  });

  holdsTheContract('PostgreSQL', async () => {
    const own = await server.newDatabase();
    const databases: Database[] = [];
    const beside = (): Store => {
      const database = connect(own, { log });
      databases.push(database);
      return createStore(database, ownTeam, () => {}, { tellWith: async () => {}, from: 'p' });
    };
    return {
      store: beside(),
      again: async () => beside(),
      close: async () => void (await Promise.all(databases.map((each) => each.close()))),
    };
  });

  answersAboutSites(
    'PostgreSQL',
    async (around) => {
      const own = await server.newDatabase();
      await forced(own);
      async function held(): Promise<HeldSites> {
        const storage = await openOne(own);
        return {
          sites: await openSites(storage),
          queries: storage.siteQueries(stuckRule, around),
          incidents: (site, open) =>
            storage.alerts.decide(() => ({
              change: { incidents: incidentsOf(site, open) },
              answer: undefined,
            })),
          async again() {
            await storage.close();
            return held();
          },
          close: () => storage.close(),
        };
      }
      return held();
    },
    12,
  );

  describe('keeps workspaces apart', () => {
    const ofNone = [
      ...['install_state', 'lineage', 'login_guard', 'move_mark', 'process_lease'],
      ...['schema_migration', 'uptime'],
    ];
    const names = z.array(z.object({ name: z.string() }).transform(({ name }) => name));
    const all = "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";

    /** Something of two workspaces in every table, whichever a later step adds. */
    async function filled(): Promise<readonly string[]> {
      const tables = names
        .parse(await server.sql(all, databaseOf(url)))
        .filter((name) => !ofNone.includes(name));
      await server.sql(
        `SET session_replication_role = replica;
         DO $$ DECLARE made text; kept text; BEGIN
           FOREACH made IN ARRAY '{${tables}}'::text[] LOOP
             FOREACH kept IN ARRAY '{T0ACME,T0BETA}'::text[] LOOP
               EXECUTE (
                 SELECT format('INSERT INTO %I (%s) VALUES (%s)', made,
                   string_agg(quote_ident(attname), ','), string_agg(CASE atttypid::regtype::text
                     WHEN 'text' THEN quote_literal(kept) WHEN 'json' THEN quote_literal('{}')
                     WHEN 'bytea' THEN quote_literal(kept) || '::bytea'
                     WHEN 'boolean' THEN 'false' ELSE '1' END, ','))
                 FROM pg_attribute WHERE attrelid = made::regclass AND attnum > 0
                   AND attidentity = '');
             END LOOP;
           END LOOP;
         END $$`,
        databaseOf(url),
      );
      return tables;
    }

    it.each(['livion', 'postgres'])('in every table, for the user %s', async (user) => {
      const tables = await filled();
      expect(tables).toContain('document');
      const as = connect(server.url(databaseOf(url), user), { log, most: 1 });
      opened.push(as);
      const teams = (from: Pick<Database, 'all'>, name: string) =>
        from.all(`SELECT DISTINCT team FROM ${name} ORDER BY team`);
      const acme = as.of('T0ACME');
      for (const name of tables) {
        const mine = [{ team: 'T0ACME' }];
        const both = [...mine, { team: 'T0BETA' }];
        expect(await teams(acme, name), name).toEqual(mine);
        expect(await teams(as.of('T0NONE'), name), name).toEqual([]);
        expect(await teams(as, name), name).toEqual(both);
        expect(await acme.transaction((sql) => teams(sql, name)), name).toEqual(mine);
        expect(await as.transaction((sql) => teams(sql, name)), name).toEqual(both);
        await as.transaction(async (sql) => {
          await sql.run('SET LOCAL ROLE pg_database_owner');
          expect(await teams(sql, name), `${name}, and none is named`).toEqual([]);
        });
        const moved = `UPDATE ${name} SET team = 'T0BETA'`;
        await expect(
          acme.transaction((sql) => sql.run(moved)),
          name,
        ).rejects.toThrow(/row-level security/u);
        expect(await acme.transaction((sql) => sql.run(`DELETE FROM ${name}`)), name).toBe(1);
        expect(await teams(as, name), name).toEqual([{ team: 'T0BETA' }]);
      }
    });

    it('with a plan that was made for another one, or for all', async () => {
      await filled();
      const as = connect(server.url(databaseOf(url), 'livion'), { log, most: 1 });
      opened.push(as);
      const teams = (from: Pick<Database, 'planned'>) =>
        from.planned('SELECT DISTINCT team FROM journal ORDER BY team');
      // After some questions PostgreSQL keeps one plan for all values.
      for (let time = 0; time < 8; time++) {
        expect(await teams(as)).toEqual([{ team: 'T0ACME' }, { team: 'T0BETA' }]);
        expect(await teams(as.of('T0ACME'))).toEqual([{ team: 'T0ACME' }]);
        expect(await teams(as.of('T0BETA'))).toEqual([{ team: 'T0BETA' }]);
        expect(await teams(as.of('T0NONE'))).toEqual([]);
      }
    });

    it('again after a copy without privileges, as soon as it is brought up to date', async () => {
      await server.sql('REVOKE ALL ON document FROM pg_database_owner', databaseOf(url));
      const database = connect(url, { log, most: 1 });
      opened.push(database);
      expect(await keepsApart(database)).toBe(false);
      await migrate(url);
      expect(await keepsApart(database)).toBe(true);
    });
  });

  it('gives its turn to one process, and to the next when that one ends', async () => {
    const first = await open();
    await first.turn;
    const second = await open();
    expect([first.isOurs(0), second.isOurs(0)]).toEqual([true, false]);
    await first.close();
    await second.turn;
    expect(second.isOurs(0)).toBe(true);
  });

  it('counts a request as left once the process that took it lets go of it, or has ended', async () => {
    const [one, other] = [await open(), await open()];
    await one.requests.claim('failed', { at, person: 'U1' });
    await one.requests.claim('under way', { at: at + 1, person: 'U2' });
    expect(await other.requests.left()).toEqual([]);
    await one.requests.letGo('failed');
    await one.requests.letGo('never taken');
    expect(await other.requests.left()).toEqual([{ key: 'failed', person: 'U1' }]);
    await one.close();
    expect(await other.requests.left()).toHaveLength(2);
  });

  it('tells one process what the other has written', async () => {
    const [one, other] = [await open(), await open()];
    const told: unknown[] = [];
    const words: unknown[] = [];
    const notes = await one.openDocuments(noteKind);
    const theirs = await other.openDocuments(noteKind);
    theirs.onRow((id, row) => told.push([id, row?.text]));
    other.others.onWord((word) => words.push(word));
    await notes.update('a', () => noteOf('a', 'x'));
    await expect.poll(() => told).toEqual([['a', 'x']]);
    await notes.remove('a');
    await expect
      .poll(() => told)
      .toEqual([
        ['a', 'x'],
        ['a', undefined],
      ]);
    await one.erasure.eraseSite('a', { id: 'e', at, site: 'a', kind: 'k', data: {} });
    one.others.tell({ is: 'home', person: 'U1' });
    await expect.poll(() => words).toEqual([{ is: 'alerts' }, { is: 'home', person: 'U1' }]);
  });

  it('plans for as many sites as there are once it has made the rows of many', async () => {
    const sites = await openSites(await open());
    await sites.update('a', () => siteAt('service-code', { id: 'a', name: 'a' }));
    const name = databaseOf(url);
    await server.sql(
      `INSERT INTO document (team, kind, id, body)
       SELECT team, kind, 'b' || n, jsonb_set(body::jsonb, '{id}', to_jsonb('b' || n))
       FROM document, generate_series(1, 1000) n WHERE kind = 'sites'`,
      name,
    );
    const known = () =>
      server.sql("SELECT DISTINCT tablename FROM pg_stats WHERE tablename ~ 'document|site'", name);
    expect(await known()).toEqual([]);
    await openSites(await open());
    const tables = ['document', 'site_count', 'site_person', 'site_row'];
    expect(await known()).toEqual(tables.map((tablename) => ({ tablename })));
  });

  it('tells who listens what another process has written, also where it was read before it was told', async () => {
    const database = connect(url, { log });
    const words = new Words(database, { from: 'this one', log });
    const around = { team: ownTeam, log, onWrite: () => {}, words: words.of(ownTeam) };
    const notes = new DocumentTable(database, noteKind, around);
    const told: unknown[] = [];
    notes.onRow((id, row) => told.push([id, row?.text]));
    const theirs = await (await open()).openDocuments(noteKind);
    await theirs.update('a', () => noteOf('a', 'x'));
    expect(await notes.get('a')).toMatchObject({ text: 'x' });
    const word = { is: 'document', kind: noteKind.folder, id: 'a' };
    words.hear(JSON.stringify({ from: 'another', team: ownTeam, word }));
    await notes.settled();
    expect(told).toEqual([['a', 'x']]);
    await database.close();
  });

  it('lets one process after the other work for a key, and the next when one has died', async () => {
    const [one, other] = [await open(), await open()];
    const order: string[] = [];
    const work = (who: string) => async () => {
      order.push(`${who} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${who} ends`);
    };
    await Promise.all(
      [one, other, one, other].map(({ mutex }, index) => mutex.run('k', work(`${index}`))),
    );
    expect(order.filter((_, index) => index % 2 === 1).map((each) => each[0])).toEqual(
      order.filter((_, index) => index % 2 === 0).map((each) => each[0]),
    );
  });

  it('gives a key free when it was worked for, though its connection ended and none was to be had', async () => {
    const own = await server.newDatabase();
    const { counted, waits } = counting();
    const one = new SharedMutex(own, { clock: counted, log });
    const other = new SharedMutex(own, { clock, log });
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const done = one.run('k', () => {
      begun.resolve();
      return ended.promise;
    });
    await begun.promise;
    const name = databaseOf(own);
    const beside = connect(url, { log, most: 1 });
    await beside.all(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await beside.all(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      name,
    );
    await expect.poll(waits).toBeGreaterThan(3);
    await beside.all(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    const held = (): Promise<unknown[]> =>
      beside.all(
        "SELECT FROM pg_locks JOIN pg_database ON database = pg_database.oid WHERE locktype = 'advisory' AND datname = $1",
        name,
      );
    await expect.poll(held).toHaveLength(1);
    ended.resolve();
    await done;
    expect(await held()).toHaveLength(0);
    expect(await other.run('k', async () => 'worked')).toBe('worked');
    await Promise.all([one.close(), other.close(), beside.close()]);
  });

  it('reads what another process wrote though no word of it came, and once it hears again takes it to heart', async () => {
    const name = databaseOf(url);
    const [one, other] = [await open(), await open()];
    const told: unknown[] = [];
    const notes = await one.openDocuments(noteKind);
    const theirs = await other.openDocuments(noteKind);
    theirs.onRow((_, row) => told.push(row?.text));
    await notes.update('a', () => noteOf('a', 'old'));
    await expect.poll(() => told).toEqual(['old']);

    await server.sql(
      `CREATE SCHEMA deaf;
       CREATE FUNCTION deaf.pg_notify(text, text) RETURNS void LANGUAGE sql AS '';
       ALTER DATABASE ${name} SET search_path = deaf, pg_catalog, public`,
      name,
    );
    await cutAll(name);
    const wordless = () => notes.update('a', () => noteOf('a', 'new'));
    await expect.poll(wordless).toMatchObject({ text: 'new' });
    await expect.poll(() => theirs.get('a')).toMatchObject({ text: 'new' });
    await cutAll(name);
    await expect.poll(() => told.at(-1)).toBe('new');
  });

  it('gives a run to the next process when the one that worked at it has died, and to no other', async () => {
    const [one, other] = [await open(), await open()];
    const { counted, waits } = counting();
    const mutex = new SharedMutex(url, { clock, log });
    const waiting = new SharedMutex(url, { clock: counted, log });
    const answer = Promise.withResolvers<Verification>();
    const verifierOf = async (
      storage: typeof one,
      look: () => Promise<Verification>,
      lock: SharedMutex,
    ) =>
      createVerifier({
        sites: await openSites(storage),
        queries: storage.siteQueries(stuckRule, clock),
        people: { get: () => Promise.reject(new Error('nobody is asked')) },
        ...{ look, surveys: storage.surveys, mutex: lock, onVerified: () => {}, clock, log },
      });
    const first = vi.fn(() => answer.promise);
    const second = vi.fn(async (): Promise<Verification> => ({ kind: 'cancelled' }));
    const [begins, goesOn] = [
      await verifierOf(one, first, mutex),
      await verifierOf(other, second, waiting),
    ];
    const sites = await openSites(other);
    await sites.update('kamppi', () => siteAt('verification'));
    const input = { by: 'U-MIKKO', at, request: 'press:1' };
    await begins.request('kamppi', input, { onceMore: true });
    const run = (await sites.get('kamppi'))?.run?.id ?? '';
    await expect.poll(() => first.mock.calls.length).toBe(1);
    await goesOn.resume();
    await goesOn.resume();
    // It asks for its turn again and again, and does not get it.
    await expect.poll(waits).toBeGreaterThan(3);
    expect(second).not.toHaveBeenCalled();

    const closing = mutex.close();
    await server.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
       AND (classid::bigint << 32) | objid::bigint = hashtextextended('mutex run ${run}', 0)`,
    );
    await goesOn.idle();
    expect(second).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: 'kamppi' }),
      // "Try once more" is one log-in, which the one that died may have sent.
      expect.objectContaining({ by: 'person' }),
    );
    const ended = await sites.get('kamppi');
    expect(ended?.run).toBeUndefined();
    answer.resolve({ kind: 'cancelled' });
    await Promise.all([begins.idle(), closing, waiting.close()]);
    expect(await sites.get('kamppi')).toEqual(ended);
  });

  it('without its schema says how many steps are to be taken, and takes them once', async () => {
    const empty = await server.emptyDatabase();
    const folder = new URL('../../../src/storage/postgres/migrations', import.meta.url);
    const names = readdirSync(folder).map((name) => name.replace('.sql', ''));
    expect(await refused(empty)).toEqual({ is: 'behind', steps: names.length });
    const taken = await Promise.all([migrate(empty), migrate(empty)]);
    expect(taken.flat()).toEqual(names.toSorted());
    await open(empty);
  });
});
