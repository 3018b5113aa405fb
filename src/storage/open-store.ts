import type { Log } from '../log.ts';
import { type FolderStorage, openStorage } from './embedded/index.ts';
import type { Move, Moved } from './move/index.ts';
import type { PostgresContext } from './postgres/index.ts';
import type { PostgresRefused, StoreRefused } from './refused.ts';
import type { Storage } from './storage.ts';

export type OpenedStore =
  | {
      readonly kind: 'open';
      readonly storage: Storage;
      /** Undefined: backups are made with the database's own programs. */
      readonly snapshot: FolderStorage['snapshot'] | undefined;
    }
  | StoreRefused;

export async function openStore(
  where: {
    readonly dataDir: string;
    readonly database: Pick<PostgresContext, 'url' | 'connections'> | undefined;
  },
  context: Omit<PostgresContext, 'url' | 'connections'>,
): Promise<OpenedStore> {
  const { dataDir, database } = where;
  if (database !== undefined) {
    const { openPostgres } = await postgres();
    const opened = await openPostgres({ ...context, ...database });
    return opened.kind === 'open' ? { ...opened, snapshot: undefined } : opened;
  }
  const opened = openStorage({ ...context, dataDir });
  return opened.kind === 'open' ? { ...opened, snapshot: opened.storage.snapshot } : opened;
}

/** Its client is loaded where it is used: a bot with a folder does without. */
const postgres = () => import('./postgres/index.ts');
const moving = () => import('./move/index.ts');

/** Looks at a database from outside. @returns undefined where a bot could start or works with it */
export async function peekDatabase(url: string, log: Log): Promise<PostgresRefused | undefined> {
  return (await postgres()).peekPostgres(url, log);
}

/**
 * Brings the database up to date, all of it or nothing; two at once wait for each other.
 * @returns the names of the steps that were taken
 */
export async function migrate(url: string): Promise<string[]> {
  return (await postgres()).migrate(url);
}

/** Everything in DATA_DIR into the empty database. */
export async function moveToPostgres(move: Move): Promise<Moved> {
  return (await moving()).moveToPostgres(move);
}

/** Everything in the database into DATA_DIR, which is empty or not there. */
export async function moveFromPostgres(move: Move): Promise<Moved> {
  return (await moving()).moveFromPostgres(move);
}
