import type { DatabaseSync } from 'node:sqlite';
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Group, type Streams } from './group.ts';

/** Changes that wait for one commit at most. */
const mostAtOnce = 1_000;

/** Serves the port: what gathers while the disk is waited for is committed together, next. */
export function serve<Refs, Write>(
  port: MessagePort,
  database: DatabaseSync,
  streams: Streams<Refs, Write>,
): void {
  const group = new Group(database, streams, (answers) => port.postMessage(answers));
  port.on('message', (first) => {
    group.take(first);
    while (group.size < mostAtOnce) {
      const next = receiveMessageOnPort(port);
      if (!next) break;
      group.take(next.message);
    }
    group.commit();
  });
}
