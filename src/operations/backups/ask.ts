import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import { meetingPoint } from './meet.ts';

const answer = z.object({ folder: z.string().regex(/^[\w.-]+$/) });

/**
 * Asks the bot that works on this folder for a snapshot, and gives it to the work; afterwards it is
 * gone.
 * @param work is told whether the snapshot is there still: the bot may stop meanwhile
 * @returns false when nobody answers, or the bot could not make one
 */
export async function withSnapshot(
  dataDir: string,
  work: (folder: string, isThereStill: () => boolean) => Promise<void>,
): Promise<boolean> {
  const point = meetingPoint(dataDir);
  if (!point) return false;
  const socket = connect(point.path);
  try {
    let gone = false;
    socket.once('close', () => {
      gone = true;
    });
    await once(socket, 'connect');
    const { value } = await createInterface(socket)[Symbol.asyncIterator]().next();
    const said = answer.safeParse(parseJson(value ?? ''));
    if (!said.success) return false;
    await work(join(dataDir, said.data.folder), () => !gone);
    return true;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && error.syscall === 'connect') return false;
    throw error;
  } finally {
    socket.destroy();
    point.leave();
  }
}
