/**
 * Asks a store for much at once until it is killed; says what it asks for before it does, and what
 * has ended once it has.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { hasCode } from '../../src/storage/files.ts';
import { openStore } from '../../src/storage/index.ts';
import { createRandom } from '../e2e/random.ts';
import { noteKind, noteOf } from './data-dir.ts';

const [, , place = '', seed = ''] = process.argv;
const database = place.startsWith('postgres') ? { url: place, connections: 4 } : undefined;
const opened = await openStore(
  { dataDir: place, database },
  { clock: systemClock, log: createLog('silent') },
);
if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
const { storage } = opened;
const sites = await storage.openDocuments(noteKind);
const random = createRandom(Number(seed));
// For the next one, when this one is killed.
flushCompileCache();

const deeds = {
  add: (id: string, token: string) =>
    sites.update(id, (doc) => noteOf(id, doc ? `${doc.text} ${token}` : token)),
  'add-soon': (id: string, token: string) =>
    sites.updateSoon(id, (doc) => noteOf(id, doc ? `${doc.text} ${token}` : token)),
  refuse: (id: string, token: string) =>
    storage.guard.decide(id, ({ refused } = { refused: [] }) => ({
      change: { refused: [...refused, token] },
      answer: undefined,
    })),
  tell: (id: string, token: string) =>
    storage.journal.append({ id: token, at: 0, site: id, kind: 'k', data: null }),
};
const names = ['add', 'add-soon', 'refuse', 'tell'] as const;
const underWay = new Set<Promise<void>>();

/** It is with the parent when this returns, or the parent reads no more. */
function say(line: string): void {
  for (;;)
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      // The parent has not yet read what was said before.
      if (!hasCode(error, 'EAGAIN')) throw error;
    }
}

async function live(name: (typeof names)[number], id: string, token: string): Promise<void> {
  say(`asked ${name} ${id} ${token}`);
  await deeds[name](id, token);
  say(`ended ${name} ${id} ${token}`);
}

for (let index = 0; index < 400; index++) {
  const one = live(random.pick(names), random.pick(['a', 'b']), `${seed}.${index}`);
  underWay.add(one);
  void one.then(() => underWay.delete(one));
  if (random.below(5) === 0 || underWay.size > 8) await Promise.race(underWay);
}
setInterval(() => {}, 1_000);
