import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listen } from '../../sandbox/listen.ts';

/** Stands before a server, and sees each time that something is sent to it. */
export interface Relay {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * @param server a port of this machine, or the path of a socket
 * @param before what is sent waits until it resolves; with false it is never passed on
 */
export async function startRelay(
  server: number | string,
  before: () => Promise<boolean>,
): Promise<Relay> {
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const behind = typeof server === 'number' ? connect(server, '127.0.0.1') : connect(server);
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        behind.destroy();
      });
    }
    behind.pipe(client);
    let turn = Promise.resolve();
    client.on('data', (chunk) => {
      turn = turn.then(async () => {
        if (await before()) behind.write(chunk);
        else behind.destroy();
      });
    });
  });
  return {
    port: await listen(relay),
    async close() {
      const closed = once(relay, 'close');
      relay.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
