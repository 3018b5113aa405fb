import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below what a system gives by itself: that is from 32768 on in Linux, 49152 elsewhere. */
const first = 20_000;
const count = 12_000;

/** A UDP socket for each reserved number; who asks here, in whatever process, skips it. */
const held: Socket[] = [];
/** Processes that start together begin apart. */
let next = process.pid % count;

/**
 * A port of 127.0.0.1 that nobody else takes as long as this process lives: for an address that has
 * to be known before somebody listens there, or that stays while nobody does.
 */
export async function reservePort(): Promise<number> {
  for (let tried = 0; tried < count; tried += 1) {
    const port = first + next;
    next = (next + 1) % count;
    if ((await hold(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port from ${first} on is free`);
}

async function hold(port: number): Promise<boolean> {
  const socket = createSocket('udp4').unref();
  socket.bind({ port, address: '127.0.0.1', exclusive: true });
  try {
    await once(socket, 'listening');
  } catch {
    return false;
  }
  held.push(socket);
  return true;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
