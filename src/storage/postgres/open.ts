import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { DocumentKind } from '../document-kind.ts';
import type { OnWrite, Restored, Storage } from '../embedded/open.ts';
import { markOfDatabase } from '../move-mark.ts';
import { ownTeam } from '../ports.ts';
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
import { connect, type Database, type Sql } from './connect.ts';
import { createStore } from './create-store.ts';
import { DocumentTable } from './documents.ts';
import { bindLineage, isRestored, lineageHere, lineageKept } from './lineage.ts';
import { schemaOf } from './migrate.ts';
import { type Ownership, takeOwnership } from './owner.ts';
import { type PostgresRefused, refusedBy } from './refused.ts';

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
  /** The database is another process's from now on: this one has to end. */
  readonly onLost?: (error: Error) => void;
}

export type OpenedPostgres =
  | { readonly kind: 'open'; readonly storage: Storage }
  | { readonly kind: 'postgres'; readonly because: PostgresRefused };

/** Opens the database for this process alone. */
export async function openPostgres(context: PostgresContext): Promise<OpenedPostgres> {
  const { url, connections: most, log, onLost = () => {} } = context;
  const database = connect(url, { log, ...(most !== undefined && { most }) });
  let ownership: Ownership | undefined;
  const refuse = async (because: PostgresRefused): Promise<OpenedPostgres> => {
    await ownership?.release();
    await database.close();
    return { kind: 'postgres', because };
  };
  try {
    const because = await unfitBecause(database);
    if (because) return await refuse(because);
    ownership = await takeOwnership(url, onLost);
    if (!ownership) return await refuse({ is: 'in-use' });
    const storage = await open(database, ownership, context);
    return { kind: 'open', storage };
  } catch (error) {
    const because = refusedBy(error);
    if (because) {
      log.error({ err: error }, 'PostgreSQL cannot be worked with');
      return await refuse(because);
    }
    await ownership?.release();
    await database.close();
    throw error;
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
) {
  const team = ownTeam;
  const store = createStore(database, onWrite);
  const tables: { settled(): Promise<void> }[] = [];
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
    async openDocuments<T extends { readonly id: string }, Row>(kind: DocumentKind<T, Row>) {
      const documents = new DocumentTable(database, kind, { team, log, onWrite });
      tables.push(documents);
      await documents.open();
      return documents;
    },
    /** Resolves when no write of a document is under way. */
    settled: async () => void (await Promise.all(tables.map((table) => table.settled()))),
  };
}

async function open(
  database: Database,
  ownership: Ownership,
  context: Pick<PostgresContext, 'clock' | 'log' | 'onWrite'>,
): Promise<Storage> {
  const { clock, log } = context;
  let restored = await restoredHere(database, clock.now());
  const bind = (): Promise<void> => bindLineage(database, clock.now());
  if (!restored) await bind();
  const beat = setInterval(() => {
    if (!restored) bind().catch((error: unknown) => log.warn({ err: error }, 'not kept as alive'));
  }, aliveEveryMs);
  beat.unref();
  const { settled, ...storage } = storageOf(database, context);
  return {
    ...storage,
    restored: () => restored,
    async settleRestored() {
      await bind();
      restored = undefined;
    },
    sizes: () => sizesOf(database),
    isWritable: () => isWritable(database),
    async close() {
      clearInterval(beat);
      await settled();
      await database.close();
      await ownership.release();
    },
  };
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
export async function restoredHere(database: Sql, now: number): Promise<Restored | undefined> {
  const hasSites =
    (await database.one("SELECT 1 FROM document WHERE kind = 'sites' LIMIT 1")) !== undefined;
  return isRestored(await lineageKept(database), await lineageHere(database), { now, hasSites })
    ? { because: 'database' }
    : undefined;
}
