import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type CredentialKey, createCustody } from '../../credentials/index.ts';
import { createLog } from '../../log.ts';
import { passwordState, type Sites } from '../../sites/index.ts';
import {
  type BeginRestore,
  beginRestore,
  NewerVersion,
  openSites,
  openStorage,
  openWorkspace,
  readMark,
  streamsAreSound,
  streamsFile,
  type Unusable,
  unusableBy,
  writeMark,
} from '../../storage/index.ts';
import { copyFolder, openedFolder } from './keep.ts';
import { type Unsealed, unsealFile } from './sealed-file.ts';

export interface Sound {
  readonly kind: 'sound';
  /** When it was made, in milliseconds since the epoch. */
  readonly made: number;
  readonly sites: number;
  /** Names of the sites whose password CREDENTIALS_KEY does not open. */
  readonly unopened: readonly string[];
}

export type BackupFound =
  | Sound
  /** There is nothing there, or something else than a backup. */
  | { readonly kind: 'no-backup' }
  | Exclude<Unsealed, { readonly kind: 'unsealed' | 'other' }>
  /** It was written by a newer version of this program. */
  | { readonly kind: 'newer' }
  /** Some of it cannot be read: what the program says of it. */
  | { readonly kind: 'damaged'; readonly what: readonly string[] };

export interface BackupKeys {
  readonly backup: readonly CredentialKey[] | undefined;
  readonly credentials: readonly CredentialKey[] | undefined;
}

/** Opens a backup apart from everything, and tells what is in it. */
export async function checkBackup(
  path: string,
  keys: BackupKeys,
  clock: Clock,
): Promise<BackupFound> {
  const folder = await mkdtemp(join(dirname(path), openedFolder));
  try {
    return await takeInto(folder, path, keys, clock);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type Restored =
  | Exclude<BeginRestore, { readonly kind: 'ready' }>
  | Exclude<BackupFound, Sound>
  | (Omit<Sound, 'kind'> & {
      readonly kind: 'restored';
      /** Where what was in DATA_DIR lies now; undefined where there was nothing. */
      readonly before: string | undefined;
    });

/** Puts a backup in the place of what is in DATA_DIR, once it has been found sound. */
export async function restoreBackup(
  path: string,
  dataDir: string,
  keys: BackupKeys,
  clock: Clock,
): Promise<Restored> {
  const begun = beginRestore(dataDir);
  if (begun.kind !== 'ready') return begun;
  const { restore } = begun;
  try {
    const found = await takeInto(restore.folder, path, keys, clock);
    if (found.kind !== 'sound') {
      restore.abandon();
      return found;
    }
    const { made, sites, unopened } = found;
    return { kind: 'restored', made, sites, unopened, before: restore.commit(clock.now()) };
  } catch (error) {
    restore.abandon();
    throw error;
  }
}

async function takeInto(
  folder: string,
  path: string,
  keys: BackupKeys,
  clock: Clock,
): Promise<BackupFound> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) {
    if (readMark(path) === undefined) return { kind: 'no-backup' };
    await copyFolder(path, folder);
  } else if (there?.isFile()) {
    const unsealed = await unsealFile(path, folder, keys.backup ?? []);
    if (unsealed.kind === 'other') return { kind: 'no-backup' };
    if (unsealed.kind !== 'unsealed') return unsealed;
  } else return { kind: 'no-backup' };
  return inspect(folder, keys.credentials, clock);
}

/** Opens the folder as a start of the bot would. */
async function inspect(
  folder: string,
  credentials: BackupKeys['credentials'],
  clock: Clock,
): Promise<BackupFound> {
  const made = readMark(folder) ?? 0;
  if (!streamsAreSound(folder)) return { kind: 'damaged', what: ['bot.sqlite is damaged'] };
  const lines: string[] = [];
  const log = createLog('error', { write: (line) => void lines.push(line) });
  const opened = openStorage({ dataDir: folder, clock, log });
  if (opened.kind === 'newer') return { kind: 'newer' };
  if (opened.kind === 'unusable') return damagedBy(opened);
  if (opened.kind !== 'open') throw new Error(`the copy of the backup is ${opened.kind}`);
  try {
    const sites = await openSites(opened.storage);
    await openWorkspace(opened.storage);
    const { count, unopened } = await readAll(sites, credentials);
    if (lines.length > 0) return { kind: 'damaged', what: [...new Set(lines.map(documentIn))] };
    // The bot is to know, at its first start there, that this is a backup.
    await writeMark(folder, made);
    return { kind: 'sound', made, sites: count, unopened };
  } catch (error) {
    if (error instanceof NewerVersion) return { kind: 'newer' };
    const unusable = unusableBy(error, streamsFile(folder));
    if (!unusable) throw error;
    return damagedBy(unusable);
  } finally {
    await opened.storage.close();
  }
}

const line = z.object({ document: z.string().optional(), msg: z.string() });

function documentIn(text: string): string {
  const { document, msg } = line.parse(JSON.parse(text));
  return document === undefined ? msg : `${document}.json cannot be read`;
}

const damagedBy = ({ file, detail, fault }: Unusable): BackupFound => ({
  kind: 'damaged',
  what: [`${basename(file)}: ${detail ?? fault}`],
});

/** How many sites there are, and the names of those whose password cannot be opened. */
async function readAll(sites: Sites, keys: BackupKeys['credentials']) {
  const custody = createCustody({ keys, random: randomBytes });
  const unopened: string[] = [];
  let count = 0;
  for await (const { id, name, hasPassword } of sites.rows()) {
    count += 1;
    const site = hasPassword ? await sites.get(id) : undefined;
    if (site && passwordState(custody, site).is === 'unreadable') unopened.push(name);
  }
  return { count, unopened };
}
