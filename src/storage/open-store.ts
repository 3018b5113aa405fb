import {
  type FolderStorage,
  type OpenedStorage,
  openStorage,
  type Storage,
} from './embedded/open.ts';
import { openPostgres, type PostgresRefused } from './postgres/open.ts';

/** A PostgreSQL server's database, and how many connections to it a process makes at most. */
export interface DatabaseConfig {
  readonly url: string;
  readonly connections: number;
}

export type StoreRefused =
  | Exclude<OpenedStorage, { kind: 'open' }>
  | { readonly kind: 'postgres'; readonly because: PostgresRefused };

export type OpenedStore =
  | {
      readonly kind: 'open';
      readonly storage: Storage;
      /** Undefined: backups are made with the database's own programs. */
      readonly snapshot: FolderStorage['snapshot'] | undefined;
    }
  | StoreRefused;

/** Opens the store that the configuration names, for this process alone. */
export async function openStore(
  {
    dataDir,
    database,
  }: { readonly dataDir: string; readonly database: DatabaseConfig | undefined },
  context: Omit<Parameters<typeof openStorage>[0], 'dataDir'> & {
    /** It is another process's from now on: this one has to end. */
    readonly onLost?: (error: Error) => void;
  },
): Promise<OpenedStore> {
  if (database !== undefined) {
    const opened = await openPostgres({ ...context, ...database });
    return opened.kind === 'open' ? { ...opened, snapshot: undefined } : opened;
  }
  const opened = openStorage({ ...context, dataDir });
  return opened.kind === 'open' ? { ...opened, snapshot: opened.storage.snapshot } : opened;
}
