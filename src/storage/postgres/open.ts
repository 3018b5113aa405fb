import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { StuckRule } from '../../checklist/index.ts';
import type { Clock } from '../../clock.ts';
import type { Mutex } from '../../keyed-mutex.ts';
import type { Log } from '../../log.ts';
import type { Site, SiteQueries, SiteRow, Sites } from '../../sites/index.ts';
import type { DocumentKind } from '../document-kind.ts';
import { ownTeam, type Team } from '../kept.ts';
import { type PostgresRefused, refusedBy } from '../refused.ts';
import { valueRow } from '../rows.ts';
import { createSiteQueries } from '../site-queries.ts';
import { slicesOf } from '../slices.ts';
import type { OnWrite, Restored, Storage } from '../storage.ts';
import { connect, type Database, type Fence, type Reading } from './connect.ts';
import { createStore } from './create-store.ts';
import { DocumentTable } from './documents.ts';
import { installationsIn } from './installations.ts';
import { type Lease, type LeaseParts, leaseTimes, takeLease } from './lease.ts';
import { bindLineage, isRestored, lineageHere, lineageKept } from './lineage.ts';
import { misfitOf } from './migrate.ts';
import { markOfDatabase } from './move-mark.ts';
import { SharedMutex } from './shared-mutex.ts';
import { type Rows, siteRowsOf } from './site-rows.ts';
import { askSites } from './site-tables.ts';
import { surveysIn } from './surveys.ts';
import { listenFor, Words } from './words.ts';

const oldestServer = 15;
const serverRow = z.object({ number: z.number(), version: z.string(), encoding: z.string() });

/** So many rows, made at once, are more than PostgreSQL's plans were made for. */
const manyRows = 1_000;

/** How often it is kept that a bot works here. */
const aliveEveryMs = 60_000;

export interface PostgresContext {
  readonly url: string;
  /** At most so many at once; 10 unless given. */
  readonly connections?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly onWrite?: OnWrite;
  /** So many milliseconds a call to the outside may take; 10,000 unless given. */
  readonly callMs?: number;
  /** Another process has its turn, or needs the database alone: this one has to end. */
  readonly onLost?: () => void;
}

export type OpenedPostgres =
  | { readonly kind: 'open'; readonly storage: Storage }
  | { readonly kind: 'postgres'; readonly because: PostgresRefused };

/** Opens the database, for one of any number of processes. */
export async function openPostgres(context: PostgresContext): Promise<OpenedPostgres> {
  const { url, connections: most, callMs = 10_000, clock, log } = context;
  const { onLost = () => {} } = context;
  const opens = new AsyncDisposableStack();
  const refuse = async (because: PostgresRefused): Promise<OpenedPostgres> => {
    await opens.disposeAsync();
    return { kind: 'postgres', because };
  };
  try {
    const own = connect(url, { log, most: 1 });
    opens.defer(own.close);
    const before = await unfitBecause(own);
    if (before) return await refuse(before);
    const alone = await own.one('SELECT alone AND NOT free AS value FROM process_lease');
    const fence: Fence = { generation: -1, epoch: undefined, lose: onLost };
    const isApart = await keepsApart(own);
    if (!isApart)
      log.warn('PostgreSQL does not keep workspaces apart: npm run migrate, as its owner');
    const database = connect(url, { log, fence, isApart, ...(most !== undefined && { most }) });
    opens.defer(database.close);
    const words = new Words(database, { from: randomUUID(), log });
    const listening = await listenFor(words, url, { clock, log });
    opens.defer(listening.stop);
    const mutex = new SharedMutex(url, { clock, log });
    opens.defer(() => mutex.close());
    await mutex.live(words.from);
    const leasing = { database: own, times: leaseTimes(callMs), clock, log };
    const ours = await waitForTurn(leasing, fence, opens);
    if (yes.parse(alone)) await ours.turn;
    const generation = await own.one('SELECT generation AS value FROM process_lease');
    fence.generation = generationRow.parse(generation);
    // Whoever had it alone may have moved it elsewhere.
    const because = await unfitBecause(database);
    if (because) return await refuse(because);
    return { kind: 'open', storage: await open({ database, mutex, words, ours, opens }, context) };
  } catch (error) {
    const because = refusedBy(error);
    if (!because) {
      await opens.disposeAsync();
      throw error;
    }
    log.error({ err: error }, 'PostgreSQL cannot be worked with');
    return await refuse(because);
  }
}

type Ours = Awaited<ReturnType<typeof waitForTurn>>;

/** Its turn comes at once where no other process works, else in its time: it is not waited for. */
async function waitForTurn(
  parts: Pick<LeaseParts, 'database' | 'times' | 'clock' | 'log'>,
  fence: Fence,
  opens: AsyncDisposableStack,
) {
  const stopping = new AbortController();
  const waits = Promise.withResolvers<void>();
  const turn = Promise.withResolvers<void>();
  let lease: Lease | undefined;
  const { signal } = stopping;
  const told = { onWaiting: waits.resolve, onLost: fence.lose };
  const taking = takeLease({ ...parts, ...told, signal }).then((taken) => {
    lease = taken;
    fence.epoch = taken?.epoch;
    if (taken) turn.resolve();
  });
  opens.defer(async () => {
    stopping.abort();
    await taking.catch(() => {});
    await lease?.release();
  });
  await Promise.race([taking, waits.promise]);
  taking.catch((error: unknown) => parts.log.error({ err: error }, 'its turn does not come'));
  return { turn: turn.promise, holds: (ms: number): boolean => lease?.holds(ms) ?? false };
}

const yes = valueRow(z.boolean());
const generationRow = valueRow(z.number());

/**
 * Whether the bot may ask for one workspace alone (migrations/0006_apart.sql): a user who does not
 * own the database may not, nor where a copy was made without its privileges.
 */
export const keepsApart = async (database: Reading): Promise<boolean> =>
  yes.parse(
    await database.one(
      `SELECT pg_has_role('pg_database_owner', 'MEMBER')
         AND has_table_privilege('pg_database_owner', 'document', 'SELECT') AS value`,
    ),
  );

export async function peekPostgres(url: string, log: Log): Promise<PostgresRefused | undefined> {
  const database = connect(url, { log, most: 1 });
  try {
    return await unfitBecause(database);
  } catch (error) {
    const refused = refusedBy(error);
    if (!refused) throw error;
    return refused;
  } finally {
    await database.close();
  }
}

export async function unfitBecause(database: Database): Promise<PostgresRefused | undefined> {
  const { number, version, encoding } = serverRow.parse(
    await database.one(
      `SELECT current_setting('server_version_num')::int AS number,
         current_setting('server_version') AS version,
         current_setting('server_encoding') AS encoding`,
    ),
  );
  if (number < oldestServer * 10_000) return { is: 'old-server', found: version };
  if (encoding !== 'UTF8') return { is: 'encoding', found: encoding };
  const misfit = await misfitOf(database);
  if (misfit) return misfit;
  const mark = await markOfDatabase(database);
  return mark && { is: mark.state, place: mark.place, at: mark.at };
}

/** What the bot knows of one workspace, over a database that is fit for it. */
function storageOf(
  database: Database,
  words: Words,
  { clock, log, onWrite = () => {} }: Pick<PostgresContext, 'clock' | 'log' | 'onWrite'>,
  team: Team = ownTeam,
) {
  const own = database.of(team);
  const others = words.of(team);
  const tables = new Map<string, { settled(): Promise<void> }>();
  async function openDocuments<T extends { readonly id: string }, Row>(
    kind: DocumentKind<T, Row>,
    rows?: Rows<Row>,
  ) {
    const documents = new DocumentTable(own, kind, { words: others, team, log, onWrite, rows });
    tables.set(kind.folder, documents);
    // By itself PostgreSQL counts them a minute later, and plans for empty tables until then.
    if ((await documents.open()) >= manyRows)
      await database.all('ANALYZE document, site_row, site_person, site_count');
    return documents;
  }
  return {
    ...slicesOf(createStore(database, team, onWrite, others)),
    surveys: surveysIn(own, team, clock),
    others,
    clock,
    openDocuments,
    openSites: (kind: DocumentKind<Site, SiteRow>): Promise<Sites> =>
      openDocuments(kind, siteRowsOf(team)),
    siteQueries: (rule: StuckRule, now: Pick<Clock, 'now'>): SiteQueries =>
      createSiteQueries(askSites(own, team), () => {}, rule, now),
    /** Resolves when no write of a document is under way; others are heard no more. */
    async close() {
      others.close();
      await Promise.all([...tables.values()].map((table) => table.settled()));
    },
  };
}

async function open(
  {
    database,
    mutex,
    words,
    ours,
    opens,
  }: {
    readonly database: Database;
    readonly mutex: Mutex;
    readonly words: Words;
    readonly ours: Ours;
    readonly opens: AsyncDisposableStack;
  },
  context: Pick<PostgresContext, 'clock' | 'log' | 'onWrite'>,
): Promise<Storage> {
  const { clock, log } = context;
  let restored = await restoredHere(database, clock.now());
  const bind = (): Promise<void> => database.transaction((sql) => bindLineage(sql, clock.now()));
  if (!restored) await bind();
  const beat = setInterval(() => {
    if (!restored) bind().catch((error: unknown) => log.warn({ err: error }, 'not kept as alive'));
  }, aliveEveryMs);
  beat.unref();
  const own = storageOf(database, words, context);
  const whole: Storage = {
    ...own,
    mutex,
    turn: ours.turn,
    isShared: true,
    restored: () => restored,
    async settleRestored() {
      await bind();
      restored = undefined;
    },
    sizes: () => sizesOf(database),
    isOurs: ours.holds,
    isWritable: () => isWritable(database),
    settled: async () => {},
    async close() {
      clearInterval(beat);
      await own.close();
      await opens.disposeAsync();
    },
    workspaces: {
      ...installationsIn(database, words),
      of: (team) => ({
        ...{ ...whole, ...storageOf(database, words, context, team) },
        ...{ workspaces: undefined, settleRestored: async () => {} },
      }),
    },
  };
  return whole;
}

const sizesRow = z.object({ documents: z.number(), whole: z.number() });

async function sizesOf(database: Database) {
  const { documents, whole } = sizesRow.parse(
    await database.one(
      `SELECT pg_total_relation_size('document') AS documents,
         pg_database_size(current_database()) AS whole`,
    ),
  );
  return { documents, streams: whole - documents, free: undefined };
}

/** Not where it only follows another server. */
async function isWritable(database: Database): Promise<boolean> {
  try {
    return yes.parse(await database.one('SELECT NOT pg_is_in_recovery() AS value'));
  } catch {
    return false;
  }
}

export async function restoredHere(database: Reading, now: number): Promise<Restored | undefined> {
  const hasSites =
    (await database.one("SELECT 1 FROM document WHERE kind = 'sites' LIMIT 1")) !== undefined;
  return isRestored(await lineageKept(database), await lineageHere(database), { now, hasSites })
    ? { because: 'database' }
    : undefined;
}
