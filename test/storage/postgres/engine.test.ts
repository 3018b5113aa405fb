import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { migrate, openPostgres } from '../../../src/storage/index.ts';
import { at, type Note, noteKind, noteOf } from '../data-dir.ts';
import { programs, Server } from './server.ts';

const clock = { now: () => at, monotonic: () => at, sleep: async () => {} };
const log = createLog('silent', { write: () => {} });

describe.skipIf(programs === undefined)('PostgreSQL', () => {
  let server: Server;
  let url: string;
  const opened: { close(): Promise<void> }[] = [];
  beforeAll(() => {
    server = new Server();
  }, 60_000);
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.newDatabase();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close().catch(() => {});
  });

  async function open(at = url) {
    const outcome = await openPostgres({ url: at, clock, log });
    if (outcome.kind !== 'open') throw new Error(JSON.stringify(outcome.because));
    opened.push(outcome.storage);
    return outcome.storage;
  }
  const refused = async (at: string) => {
    const outcome = await openPostgres({ url: at, clock, log });
    return outcome.kind === 'open' ? 'open' : outcome.because;
  };

  it('keeps documents, requests, and decisions one after the other', async () => {
    const { requests, guard, openDocuments, journal } = await open();
    const sites = await openDocuments(noteKind);
    const add = (doc: Note | undefined) => (doc ? { ...doc, count: doc.count + 1 } : noteOf('a'));
    await Promise.all(Array.from({ length: 20 }, () => sites.update('a', add)));
    expect(await sites.get('a')).toEqual(noteOf('a', 'as entered', 19));
    expect(await requests.claim('x', { at })).toBe(true);
    expect(await requests.claim('x', { at })).toBe(false);
    const name = (who: string) =>
      guard.decide('u', ({ refused: before } = { refused: [] }) => ({
        change: { refused: [...before, who] },
        answer: before,
      }));
    expect(await Promise.all(['a', 'b', 'c'].map(name))).toEqual([[], ['a'], ['a', 'b']]);
    await journal.append({ id: 'e', at, site: 'a', kind: 'k', data: { nul: '\0', odd: '\ud800' } });
    expect(await journal.entries('a', { limit: 5 })).toMatchObject([
      { id: 'e', data: { nul: '\0', odd: '\ud800' } },
    ]);
  });

  it('is refused to a second process, which may have it when the first one ends', async () => {
    const first = await open();
    expect(await refused(url)).toEqual({ is: 'in-use' });
    await first.close();
    await open();
  });

  it('without its schema says how many steps are to be taken, and takes them once', async () => {
    const empty = await server.emptyDatabase();
    expect(await refused(empty)).toEqual({ is: 'behind', steps: 1 });
    const taken = await Promise.all([migrate(empty), migrate(empty)]);
    expect(taken.flat()).toEqual(['0001_first']);
    await open(empty);
  });
});
