import { z } from 'zod';
import type { StuckRule } from '../../checklist/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Site, SiteQueries, SiteRow, Sites } from '../../sites/index.ts';
import type { DocumentKind } from '../document-kind.ts';
import { ownTeam, type Team } from '../ports.ts';
import { type PostgresRefused, refusedBy } from '../postgres-refused.ts';
import { createSiteQueries } from '../site-queries.ts';
import {
  alertStoreOf,
  digestOf,
  erasureOf,
  guardStoreOf,
  inboxOf,
  journalOf,
  linksOf,
  requestsOf,
  uptimeOf,
  watchPlansOf,
} from '../slices.ts';
import type { OnWrite, Restored, Storage } from '../storage.ts';
import { connect, type Database, type Reading } from './connect.ts';
import { createStore } from './create-store.ts';
import { DocumentTable } from './documents.ts';
import { installationsIn } from './installations.ts';
import { type Lease, leaseTimes, takeLease } from './lease.ts';
import { bindLineage, isRestored, lineageHere, lineageKept } from './lineage.ts';
import { schemaOf } from './migrate.ts';
import { markOfDatabase } from './move-mark.ts';
import { type Rows, siteRowsOf } from './site-rows.ts';
import { askSites } from './site-tables.ts';

const oldestServer = 15;
const serverRow = z.object({ number: z.number(), version: z.string(), encoding: z.string() });

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
  /** Told once where another process works with the database; left out: it is not waited for. */
  readonly onWaiting?: () => Promise<void>;
  /** The database is another process's from now on: this one has to end. */
  readonly onLost?: () => void;
}

export type OpenedPostgres =
  | { readonly kind: 'open'; readonly storage: Storage }
  | { readonly kind: 'postgres'; readonly because: PostgresRefused };

/** Opens the database for this process alone, when its turn comes. */
export async function openPostgres(context: PostgresContext): Promise<OpenedPostgres> {
  const { url, connections: most, callMs = 10_000, clock, log, onWaiting } = context;
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
    const times = leaseTimes(callMs);
    const lease = await takeLease({ database: own, times, clock, log, onWaiting, onLost });
    if (!lease) return await refuse({ is: 'in-use' });
    opens.defer(lease.release);
    const database = connect(url, { log, fence: lease, ...(most !== undefined && { most }) });
    opens.defer(database.close);
    // Whoever had it before may have moved it elsewhere.
    const because = await unfitBecause(database);
    if (because) return await refuse(because);
    return { kind: 'open', storage: await open(database, lease, opens, context) };
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

/** Looks at a database from outside. @returns undefined where a bot could start or works with it */
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
  const schema = await schemaOf(database);
  if (schema.is !== 'current') return schema;
  const mark = await markOfDatabase(database);
  return mark && { is: mark.state, place: mark.place, at: mark.at };
}

/** What the bot knows of the store, over a database that is fit for it. */
export function storageOf(
  database: Database,
  { clock, log, onWrite = () => {} }: Pick<PostgresContext, 'clock' | 'log' | 'onWrite'>,
  team: Team = ownTeam,
) {
  const store = createStore(database, onWrite);
  const tables = new Map<string, { settled(): Promise<void> }>();
  async function openDocuments<T extends { readonly id: string }, Row>(
    kind: DocumentKind<T, Row>,
    rows?: Rows<Row>,
  ) {
    const documents = new DocumentTable(database, kind, {
      team,
      log,
      onWrite,
      ...(rows && { rows }),
    });
    tables.set(kind.folder, documents);
    await documents.open();
    return documents;
  }
  return {
    requests: requestsOf(store, team),
    journal: journalOf(store, team),
    links: linksOf(store, team),
    digest: digestOf(store, team),
    guard: guardStoreOf(store, team),
    alerts: alertStoreOf(store, team),
    watch: watchPlansOf(store, team),
    inbox: inboxOf(store, team),
    uptime: uptimeOf(store, team),
    erasure: erasureOf(store, team),
    clock,
    openDocuments: <T extends { readonly id: string }, Row>(kind: DocumentKind<T, Row>) =>
      openDocuments(kind),
    openSites: (kind: DocumentKind<Site, SiteRow>): Promise<Sites> =>
      openDocuments(kind, siteRowsOf(team)),
    siteQueries: (rule: StuckRule, now: Pick<Clock, 'now'>): SiteQueries =>
      createSiteQueries(askSites(database, team), () => {}, rule, now),
    /** Resolves when no write of a document is under way. */
    settled: async () =>
      void (await Promise.all([...tables.values()].map((table) => table.settled()))),
  };
}

async function open(
  database: Database,
  lease: Lease,
  opens: AsyncDisposableStack,
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
  const opened = new Map<Team, ReturnType<typeof storageOf>>();
  /** The part of one workspace; what all have together is the whole's. */
  const partOf = (team: Team) => {
    const part = opened.get(team) ?? storageOf(database, context, team);
    opened.set(team, part);
    return part;
  };
  const { settled: _, ...own } = partOf(ownTeam);
  const whole: Storage = {
    ...own,
    restored: () => restored,
    async settleRestored() {
      await bind();
      restored = undefined;
    },
    sizes: () => sizesOf(database),
    isOurs: lease.holds,
    isWritable: async () => lease.holds(0) && (await isWritable(database)),
    async close() {
      clearInterval(beat);
      for (const part of opened.values()) await part.settled();
      await opens.disposeAsync();
    },
    workspaces: {
      ...installationsIn(database),
      of(team) {
        const { settled: __, ...part } = partOf(team);
        return { ...whole, ...part, workspaces: undefined };
      },
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

const writableRow = z.object({ writable: z.boolean() });

/** Not where it only follows another server. */
async function isWritable(database: Database): Promise<boolean> {
  try {
    const row = await database.one('SELECT NOT pg_is_in_recovery() AS writable');
    return writableRow.parse(row).writable;
  } catch {
    return false;
  }
}

/** Whether what is kept is older than what happened. */
export async function restoredHere(database: Reading, now: number): Promise<Restored | undefined> {
  const hasSites =
    (await database.one("SELECT 1 FROM document WHERE kind = 'sites' LIMIT 1")) !== undefined;
  return isRestored(await lineageKept(database), await lineageHere(database), { now, hasSites })
    ? { because: 'database' }
    : undefined;
}
