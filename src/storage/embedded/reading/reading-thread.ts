import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { failedBy } from '../calls.ts';
import { createQuestions } from './questions.ts';

/**
 * The thread that reads, beside the one that writes: it waits for no disk. It is told where the
 * streams' database is.
 */
if (!parentPort) throw new Error('this is a thread');
const port = parentPort;
const database = new DatabaseSync(workerData, { readOnly: true, timeout: 5000 });
const questions = new Map(Object.entries(createQuestions(database)));

port.on('message', (asks) => {
  for (const { id, name, about } of asks)
    try {
      const question = questions.get(name);
      if (!question) throw new Error(`nobody answers ${name}`);
      port.postMessage([{ id, is: 'told', told: Reflect.apply(question, undefined, about) }]);
    } catch (error) {
      port.postMessage([{ id, is: 'failed', error: failedBy(error) }]);
    }
});
