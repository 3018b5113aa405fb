import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { basename, join } from 'node:path';
import type { Log } from '../../log.ts';
import type { Snapshot } from '../../storage/index.ts';
import { meetingPoint, socketName } from './meet.ts';

/**
 * Makes a snapshot for each `npm run backup` that connects, says in one line of JSON where it is,
 * and takes it away when that has gone. The store has to be this process's: what stands in the
 * socket's place is of a process that was killed.
 */
export async function serveBackups(parts: {
  readonly dataDir: string;
  readonly snapshot: () => Promise<Snapshot>;
  readonly log: Log;
}) {
  const { dataDir, snapshot, log } = parts;
  const visitors = new Map<Socket, Promise<void>>();
  const point = meetingPoint(dataDir);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    visitors.set(
      socket,
      serve(socket)
        .catch((error: unknown) => {
          log.error({ err: error }, 'a backup could not be made');
          socket.end(`${JSON.stringify({ failed: true })}\n`);
        })
        .finally(() => visitors.delete(socket)),
    );
  });

  async function serve(socket: Socket): Promise<void> {
    const gone = new Promise((resolve) => socket.once('close', resolve));
    const made = await snapshot();
    log.info({ heldMs: Math.round(made.heldMs) }, 'a snapshot for a backup');
    try {
      socket.resume().write(`${JSON.stringify({ folder: basename(made.folder) })}\n`);
      await gone;
    } finally {
      await made.remove();
    }
  }

  try {
    if (!point) throw new Error('the path of DATA_DIR is too long for a socket');
    rmSync(join(dataDir, socketName), { force: true });
    await once(server.listen(point.path), 'listening');
    chmodSync(point.path, 0o600);
  } catch (error) {
    log.warn({ err: error }, 'no backup can be made while the bot runs: stop it for one');
  }

  return {
    /** Takes nobody any more; resolves when no snapshot is left. */
    async stop(): Promise<void> {
      const closed = server.listening ? once(server, 'close') : undefined;
      server.close();
      for (const socket of visitors.keys()) socket.destroy();
      await Promise.all(visitors.values());
      await closed;
      point?.leave();
    },
  };
}
