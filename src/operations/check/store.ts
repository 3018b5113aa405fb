import { createLog } from '../../log.ts';
import { postgresRefused } from '../../postgres-refused.ts';
import { peek, peekDatabase } from '../../storage/index.ts';
import { newerVersion, storeRefused } from '../../store-refused.ts';
import { failed, fine, type Result, type Results, warning } from './result.ts';

const littleBytes = 1_000_000_000;

/** DATA_DIR, from outside: whether a start can work with it. */
export function checkStore(dataDir: string): Results {
  const found = peek(dataDir);
  switch (found.kind) {
    case 'unusable':
      return failed(storeRefused(found, dataDir));
    case 'newer':
      return failed(newerVersion);
    case 'new':
      return [fine(`DATA_DIR (${dataDir}) is made at the first start.`), ...space(found)];
    case 'in-use':
      return [fine(`A bot works on DATA_DIR (${dataDir}).`), ...space(found)];
    case 'there':
      return [
        fine(
          found.older
            ? `DATA_DIR (${dataDir}) is of an older version, and is brought up to date at the start. Make a backup before.`
            : `DATA_DIR (${dataDir}) can be worked on.`,
        ),
        ...space(found),
      ];
  }
}

const space = ({ freeBytes }: { readonly freeBytes: number }): Result[] =>
  freeBytes < littleBytes
    ? [
        warning(
          `The disk of DATA_DIR has ${Math.floor(freeBytes / 1_000_000)} MB left. Make room: the bot stops taking anything when it is full.`,
        ),
      ]
    : [];

/** The database of DATABASE_URL, from outside: whether a start can work with it. */
export async function checkDatabase(url: string): Promise<Result> {
  const refused = await peekDatabase(url, createLog('silent'));
  return refused ? failed(postgresRefused(refused)) : fine('The database can be worked with.');
}
