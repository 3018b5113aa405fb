import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connect.ts';
import { createStreams } from './create-streams.ts';
import { serve } from './serve.ts';

/** The thread that writes the streams. It is told where their database is. */
if (!parentPort) throw new Error('this is a thread');
const database = connect(workerData);
serve(parentPort, database, createStreams(database));
