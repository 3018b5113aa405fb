import { type MoveMark, markSchema } from '../move-mark.ts';
import type { Reading, Sql } from './connect.ts';

export const markOfDatabase = async (sql: Reading): Promise<MoveMark | undefined> =>
  markSchema.optional().parse(await sql.one('SELECT state, move, place, at FROM move_mark'));

export async function markDatabase(sql: Sql, { state, move, place, at }: MoveMark): Promise<void> {
  await sql.run('DELETE FROM move_mark');
  await sql.run(
    'INSERT INTO move_mark (state, move, place, at) VALUES ($1, $2, $3, $4)',
    ...[state, move, place, at],
  );
}

export const unmarkDatabase = (sql: Sql): Promise<number> => sql.run('DELETE FROM move_mark');
