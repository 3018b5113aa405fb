import { receiveMessageOnPort } from 'node:worker_threads';
import { serveStores } from '../serve-stores.ts';
import { connect } from './connect.ts';
import { Group } from './group.ts';

/** Changes that wait for one commit at most. */
const mostAtOnce = 1_000;

/**
 * The thread that writes the streams. It is told where their database is. What gathers while the
 * disk is waited for is committed together, next.
 */
serveStores<string>((port, path) => {
  const database = connect(path);
  const group = new Group(database, (answers) => port.postMessage(answers));
  port.on('message', (first) => {
    group.take(first);
    while (group.size < mostAtOnce) {
      const next = receiveMessageOnPort(port);
      if (!next) break;
      group.take(next.message);
    }
    group.commit();
  });
  return () => database.close();
});
