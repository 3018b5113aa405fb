import { serveStores } from '../serve-stores.ts';
import { connect } from './connect.ts';
import { createStreams } from './create-streams.ts';
import { serve } from './serve.ts';

/** The thread that writes the streams. It is told where their database is. */
serveStores<string>((port, path) => {
  const database = connect(path);
  serve(port, database, createStreams(database));
  return () => database.close();
});
