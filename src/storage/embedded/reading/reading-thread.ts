import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { createSiteQuestions } from '../../site-questions.ts';
import { failedBy } from '../calls.ts';
import { createQuestions } from './questions.ts';
import { siteTables } from './site-tables.ts';
import { tidy } from './tidy.ts';

/**
 * The thread that reads, beside those that write: it waits for no disk. It is told where the
 * streams' database is, and that of the sites' rows, which is there once somebody asks about them.
 */
if (!parentPort) throw new Error('this is a thread');
const port = parentPort;
const { streams, sites } = workerData;
const ofStreams = new Map(
  Object.entries(createQuestions(new DatabaseSync(streams, { readOnly: true, timeout: 5000 }))),
);
const siteQuestions = () => new Map(Object.entries(createSiteQuestions(siteTables(sites))));
let ofSites: ReturnType<typeof siteQuestions> | undefined;

function questionOf(of: string, name: string) {
  if (of === 'streams') return ofStreams.get(name);
  if (of === 'log') return (how: 'kept' | 'emptied') => tidy(sites, how);
  ofSites ??= siteQuestions();
  return ofSites.get(name);
}

port.on('message', (asks) => {
  for (const ask of asks) answer(ask);
});

function answer({
  id,
  of,
  name,
  about,
}: {
  readonly id: number;
  readonly of: string;
  readonly name: string;
  readonly about: unknown[];
}): void {
  const fail = (error: unknown): void =>
    port.postMessage([{ id, is: 'failed', error: failedBy(error) }]);
  const tell = (told: unknown): void => port.postMessage([{ id, is: 'told', told }]);
  try {
    const question = questionOf(of, name);
    if (!question) throw new Error(`nobody answers ${name}`);
    const told: unknown = Reflect.apply(question, undefined, about);
    // What is asked of the streams is answered in order.
    if (told instanceof Promise) told.then(tell, fail);
    else tell(told);
  } catch (error) {
    fail(error);
  }
}
