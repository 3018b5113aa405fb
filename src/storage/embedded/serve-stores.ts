import { type MessagePort, parentPort } from 'node:worker_threads';

/**
 * What a thread does that `threadOf` starts: it serves each store on a port of its own.
 * @param serve begins with what is told about a store; returns how to end
 */
export function serveStores<About>(serve: (port: MessagePort, about: About) => () => void): void {
  if (!parentPort) throw new Error('this is a thread');
  const ends = new Map<number, () => void>();
  parentPort.on('message', ({ id, begin }) => {
    if (begin) {
      const { port, about } = begin;
      const end = serve(port, about);
      ends.set(id, () => {
        end();
        port.close();
      });
    } else {
      ends.get(id)?.();
      ends.delete(id);
    }
  });
}
