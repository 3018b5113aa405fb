import { once } from 'node:events';
import type { Server } from 'node:http';

/** As many ports are tried after the one that was asked for. */
const tries = 50;

/** Listens on 127.0.0.1: on this port or the next free one. @returns the port */
export async function listenNear(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    server.listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (isTaken && port < wanted + tries) continue;
      throw error;
    }
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : port;
  }
}
