import { mkdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { LoginBrake } from '../iloq/brake.ts';
import type { Log } from '../log.ts';
import { createAlertStore } from './alerts.ts';
import { openDatabase } from './database.ts';
import { DocumentFolder, type DocumentKind } from './documents.ts';
import { createErasure } from './erase.ts';
import { hasCode } from './files.ts';
import { createInbox } from './inbox.ts';
import { createJournal } from './journal.ts';
import { createLinks } from './links.ts';
import { takeLock } from './lock.ts';
import { createLoginBrake } from './login-brake.ts';
import type { AlertStore, Documents, Erasure, Inbox, Journal, Links, Requests, Uptime } from './ports.ts';
import { createRequests } from './requests.ts';
import { createUptime } from './uptime.ts';

export { type DocumentKind, NewerVersion } from './documents.ts';
export type {
  Acceptance,
  AlertChange,
  AlertRecord,
  AlertStore,
  Documents,
  Erasure,
  Gap,
  Inbox,
  Journal,
  JournalEntry,
  KeptPayload,
  Links,
  NewPayload,
  Requests,
  StoredIncident,
  StoredLink,
  StoredNotice,
  Uptime,
} from './ports.ts';

export interface Storage {
  readonly requests: Requests;
  readonly journal: Journal;
  readonly links: Links;
  readonly alerts: AlertStore;
  readonly inbox: Inbox;
  readonly uptime: Uptime;
  readonly brake: LoginBrake;
  readonly erasure: Erasure;
  /** @throws `NewerVersion` if a document was written by a newer program */
  openDocuments<T extends { readonly id: string }, Row>(kind: DocumentKind<T, Row>): Promise<Documents<T, Row>>;
  /** Whether a file can be written now. */
  isWritable(): Promise<boolean>;
  /** Waits for writes under way, then frees the folder for another process. */
  close(): Promise<void>;
}

export type OpenedStorage =
  | { readonly kind: 'open'; readonly storage: Storage }
  /** Another process works on this folder. */
  | { readonly kind: 'in-use' }
  /** The folder cannot be created or written; `code` is the system's, such as EACCES or EROFS. */
  | { readonly kind: 'not-writable'; readonly code: string }
  /** The database was written by a newer program: its schema version, and the newest one known here. */
  | { readonly kind: 'newer'; readonly found: number; readonly known: number };

/**
 * Opens DATA_DIR for this process alone; creates it (for the owner only) if it is not there.
 * @param context.clock dates what is set aside and the brake
 */
export function openStorage(context: { dataDir: string; clock: Clock; log: Log }): OpenedStorage {
  const { dataDir, clock, log } = context;
  let lock: { release(): void } | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = takeLock(join(dataDir, 'lock.sqlite'));
  } catch (error) {
    const code = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'].find((it) => hasCode(error, it));
    if (code === undefined) throw error;
    return { kind: 'not-writable', code };
  }
  if (lock === undefined) return { kind: 'in-use' };
  const held = lock;
  const streams = openDatabase(join(dataDir, 'bot.sqlite'));
  if (streams.kind === 'newer') {
    held.release();
    return streams;
  }
  const { database } = streams;
  const folders: { settled(): Promise<void> }[] = [];

  const storage: Storage = {
    requests: createRequests(database),
    journal: createJournal(database),
    links: createLinks(database),
    alerts: createAlertStore(database),
    inbox: createInbox(database),
    uptime: createUptime(database),
    brake: createLoginBrake(database, clock),
    erasure: createErasure(database),
    async openDocuments(kind) {
      const documents = new DocumentFolder(join(dataDir, kind.folder), kind, clock, log);
      folders.push(documents);
      await documents.open();
      return documents;
    },
    async isWritable() {
      const probe = join(dataDir, 'writable');
      try {
        await writeFile(probe, 'yes', { mode: 0o600 });
        await rm(probe);
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      await Promise.all(folders.map((folder) => folder.settled()));
      database.close();
      held.release();
    },
  };
  return { kind: 'open', storage };
}
