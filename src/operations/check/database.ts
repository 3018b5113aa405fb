import { createLog } from '../../log.ts';
import { postgresRefused } from '../../postgres-refused.ts';
import { peekDatabase } from '../../storage/index.ts';
import { failed, fine, type Result } from './result.ts';

/** The database of DATABASE_URL, from outside: whether a start can work with it. */
export async function checkDatabase(url: string): Promise<Result[]> {
  const refused = await peekDatabase(url, createLog('silent'));
  return [refused ? failed(postgresRefused(refused)) : fine('The database can be worked with.')];
}
