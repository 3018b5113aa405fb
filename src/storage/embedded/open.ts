import { accessSync, constants, mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { codeOf } from '../../error-code.ts';
import { KeyedMutex } from '../../keyed-mutex.ts';
import type { Log } from '../../log.ts';
import type { DocumentKind } from '../document-kind.ts';
import { type MoveMark, markOfFolder } from '../move-mark.ts';
import { noOthers } from '../others.ts';
import { valueRow } from '../rows.ts';
import { type AskSites, createSiteQueries } from '../site-queries.ts';
import { slicesOf } from '../slices.ts';
import type { OnWrite, Restored, Storage } from '../storage.ts';
import { streamKeys } from '../streams/index.ts';
import { surveysInMemory } from '../surveys.ts';
import { readMark, removeMark } from './backup-mark.ts';
import { createBeside } from './beside/index.ts';
import { createStore } from './create-store.ts';
import { DocumentFolder, Gate, type Rows, rowsInMemory } from './documents/index.ts';
import { takeLock } from './lock.ts';
import { finishRestore } from './restore.ts';
import { openSiteIndex, type SiteIndex } from './sites/index.ts';
import { sizesOf } from './sizes.ts';
import { removeLeftovers, type Snapshot, takeSnapshot } from './snapshot.ts';
import { bindDatabase, isOtherDatabase, openDatabase } from './streams/index.ts';
import { type Unusable, unusableBy } from './unusable.ts';

/** In a folder, of which a copy can be made as it was at one moment. */
export interface FolderStorage extends Storage {
  snapshot(): Promise<Snapshot>;
}

function restoredFrom(dataDir: string, isOther: boolean): Restored | undefined {
  const made = readMark(dataDir);
  if (made !== undefined) return { because: 'backup', made };
  return isOther ? { because: 'database' } : undefined;
}

export type OpenedStorage =
  | { readonly kind: 'open'; readonly storage: FolderStorage }
  /** Another process works on this folder. */
  | { readonly kind: 'in-use' }
  /**
   * Not all of it has come, or it was moved: from or to that place, then (`at`: milliseconds since
   * the epoch).
   */
  | ({ readonly kind: 'arriving' | 'left' } & Readonly<Pick<MoveMark, 'place' | 'at'>>)
  /** The folder cannot be created or written; `code` is the system's, such as EACCES or EROFS. */
  | { readonly kind: 'not-writable'; readonly code: string }
  /**
   * The database was written by a newer program: its schema version, and the newest one known here.
   */
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  | Unusable;

const noFolder = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'];
const keyRows = z.array(valueRow(z.string()));

export const streamsFile = (dataDir: string): string => join(dataDir, 'bot.sqlite');

/**
 * Opens DATA_DIR for this process alone; creates it (for the owner only) if it is not there.
 * @param context.clock dates what is set aside
 * @param context.onWrite told of every write, with the seconds that it took until it was synced
 */
export function openStorage(context: {
  dataDir: string;
  clock: Clock;
  log: Log;
  onWrite?: OnWrite;
  /** It is being filled. */
  isArriving?: boolean;
}): OpenedStorage {
  const { dataDir } = context;
  let lock: { release(): void } | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !noFolder.includes(code)) throw error;
    return { kind: 'not-writable', code };
  }
  const lockFile = join(dataDir, 'lock.sqlite');
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK);
    lock = takeLock(lockFile);
  } catch (error) {
    return refused(error, lockFile, context.log);
  }
  if (lock === undefined) return { kind: 'in-use' };
  const mark = context.isArriving ? undefined : markOfFolder(dataDir);
  if (mark) {
    lock.release();
    return { kind: mark.state, place: mark.place, at: mark.at };
  }
  try {
    return openStreams(lock, context);
  } catch (error) {
    lock.release();
    return refused(error, streamsFile(dataDir), context.log);
  }
}

function refused(error: unknown, database: string, log: Log): Unusable {
  const because = unusableBy(error, database);
  if (because === undefined) throw error;
  log.error({ err: error }, 'a file cannot be worked with');
  return because;
}

/** On a full disk they stay bound by the old name: the bot says itself that the disk is full. */
function bindAtStart(database: DatabaseSync, dataDir: string, log: Log): void {
  try {
    bindDatabase(database, dataDir);
  } catch (error) {
    if (unusableBy(error, streamsFile(dataDir))?.fault !== 'full') throw error;
    log.error({ err: error }, 'the database could not get its new name');
  }
}

function openStreams(
  held: { release(): void },
  { dataDir, clock, log, onWrite = () => {} }: Parameters<typeof openStorage>[0],
): OpenedStorage {
  removeLeftovers(dataDir);
  finishRestore(dataDir);
  const streams = openDatabase(streamsFile(dataDir));
  if (streams.kind === 'newer') {
    held.release();
    return streams;
  }
  const { database, isNew } = streams;
  // The thread that writes starts later: a table that it will not find stops the start.
  for (const name of Object.keys(streamKeys)) database.prepare(`SELECT * FROM ${name}`);
  let restored = restoredFrom(dataDir, isOtherDatabase(database, dataDir, isNew));
  if (!restored) bindAtStart(database, dataDir, log);
  const files = { streams: streamsFile(dataDir), sites: join(dataDir, 'sites.sqlite') };
  const beside = createBeside(files);
  const store = createStore(files.streams, beside, {
    onWrite,
    onLost: (error) => log.error({ err: error }, 'what was answered already could not be kept'),
    left: new Set(
      keyRows.parse(database.prepare('SELECT key AS value FROM request WHERE settled = 0').all()),
    ),
  });
  const gate = new Gate();
  const folders = new Map<string, { settled(): Promise<void> }>();
  let index: SiteIndex | undefined;
  let probing: Promise<boolean> | undefined;

  const storage: FolderStorage = {
    ...slicesOf(store),
    workspaces: undefined,
    clock,
    mutex: new KeyedMutex(),
    others: noOthers,
    surveys: surveysInMemory(),
    turn: Promise.resolve(),
    isShared: false,
    openDocuments: (kind) => openFolder(kind, rowsInMemory(beside.write)),
    openSites(kind) {
      index = openSiteIndex(files.sites, beside, log);
      return openFolder(kind, index);
    },
    siteQueries(rule, now) {
      if (!index) throw new Error('the sites are not open');
      const { noted, noteIncidents } = index;
      const ask: AskSites = async (name, ...about) => {
        await noted();
        return beside.sites(name, ...about);
      };
      return createSiteQueries(ask, noteIncidents, rule, now);
    },
    snapshot: () => takeSnapshot({ dataDir, folders: [...folders.keys()], gate }),
    restored: () => restored,
    async settleRestored() {
      await removeMark(dataDir);
      bindDatabase(database, dataDir);
      restored = undefined;
    },
    sizes: () => sizesOf(dataDir, [...folders.keys()]),
    // The system holds its lock for as long as the process lives.
    isOurs: () => true,
    isWritable() {
      // One probe for all who ask meanwhile: two of them would remove each other's file.
      probing ??= probe(join(dataDir, 'writable')).finally(() => {
        probing = undefined;
      });
      return probing;
    },
    settled,
    async close() {
      await settled();
      await gate.close();
      await store.close();
      await beside.close();
      index?.close();
      database.close();
      held.release();
    },
  };
  return { kind: 'open', storage };

  async function settled(): Promise<void> {
    await Promise.all([...folders.values()].map((folder) => folder.settled()));
  }

  async function openFolder<T extends { readonly id: string }, Row>(
    kind: DocumentKind<T, Row>,
    rows: Rows<Row>,
  ): Promise<DocumentFolder<T, Row>> {
    const around = { clock, log, gate, onWrite, rows, read: beside.read };
    const documents = new DocumentFolder(join(dataDir, kind.folder), kind, around);
    folders.set(kind.folder, documents);
    await documents.open();
    return documents;
  }
}

/** @returns whether this file could be written, and removed again */
async function probe(file: string): Promise<boolean> {
  try {
    await writeFile(file, 'yes', { mode: 0o600 });
    await rm(file);
    return true;
  } catch {
    return false;
  }
}
