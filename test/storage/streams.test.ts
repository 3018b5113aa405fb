import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdRestored } from '../../src/iloq/index.ts';
import { memoryGuard } from '../iloq/memory-guard.ts';
import { at, DataDir } from './data-dir.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

describe('a request from Slack', () => {
  it('is the first only once, also after a restart', async () => {
    const { requests } = data.open();
    expect(await requests.claim('event:Ev1', { at })).toBe(true);
    expect(await requests.claim('event:Ev1', { at: at + 5 })).toBe(false);
    await requests.settle('event:Ev1');
    expect(await (await data.reopen()).requests.claim('event:Ev1', { at })).toBe(false);
  });

  it('that a process did not finish is known to the next one, with the person who sent it', async () => {
    const { requests } = data.open();
    await requests.claim('late', { at: at + 2, person: 'U2' });
    await requests.claim('early', { at: at + 1, person: 'U1' });
    await requests.claim('nobody', { at: at + 3 });
    await requests.claim('finished', { at, person: 'U3' });
    await requests.settle('finished');
    const after = (await data.reopen()).requests;
    expect(await after.unsettled()).toEqual([
      { key: 'early', person: 'U1' },
      { key: 'late', person: 'U2' },
      { key: 'nobody' },
    ]);
    // However late somebody asks: what this process takes meanwhile is under way, not left.
    await after.claim('mine', { at: at - 1, person: 'U4' });
    await after.settle('early');
    expect(await after.left()).toEqual([{ key: 'late', person: 'U2' }, { key: 'nobody' }]);
    await after.settle('mine');
    await after.settle('late');
    await after.settle('nobody');
    expect(await after.unsettled()).toEqual([]);
  });

  it('is forgotten when it is old', async () => {
    const { requests } = data.open();
    await requests.claim('old', { at });
    await requests.claim('new', { at: at + 10 });
    await requests.forget(at + 10);
    expect(await requests.claim('old', { at: at + 20 })).toBe(true);
    expect(await requests.claim('new', { at: at + 20 })).toBe(false);
  });
});

describe('the journal', () => {
  it('is read whole, the oldest first, in pages; of one site, or of all', async () => {
    const { journal } = data.open();
    for (let index = 0; index < 5; index++) {
      await journal.append({
        id: `k${index}`,
        at: at - index,
        site: 'kamppi',
        kind: 'k',
        data: null,
      });
      await journal.append({
        id: `p${index}`,
        at,
        site: 'pasila',
        person: 'U1',
        kind: 'p',
        data: { ask: 'user-id' },
      });
    }
    const all: string[] = [];
    for (
      let after = 0, page = await journal.read({ limit: 3 });
      page.length > 0;
      page = await journal.read({ limit: 3, after })
    ) {
      all.push(...page.map(({ id }) => id));
      after = page.at(-1)?.position ?? 0;
    }
    expect(all.join(' ')).toBe('k0 p0 k1 p1 k2 p2 k3 p3 k4 p4');
    expect(await journal.read({ site: 'pasila', limit: 2, after: 4 })).toMatchObject([
      { id: 'p2', site: 'pasila', person: 'U1', data: { ask: 'user-id' } },
      { id: 'p3' },
    ]);
  });

  it('holds an entry once, however often it is appended', async () => {
    const { journal } = data.open();
    const entry = {
      id: 'e1',
      at,
      site: 'kamppi',
      person: 'U1',
      kind: 'step-done',
      data: { step: 'public-api' },
    };
    await journal.append(entry);
    await journal.append({ ...entry, kind: 'something else' });
    expect(await (await data.reopen()).journal.entries('kamppi', { limit: 10 })).toEqual([
      { ...entry, position: 1 },
    ]);
  });

  it('gives a site’s own entries page by page, the newest first', async () => {
    const { journal } = data.open();
    for (let index = 0; index < 5; index++) {
      await journal.append({
        id: `k${index}`,
        at: at - index,
        site: 'kamppi',
        kind: 'k',
        data: null,
      });
      await journal.append({ id: `p${index}`, at, site: 'pasila', kind: 'p', data: null });
    }
    const first = await journal.entries('kamppi', { limit: 3 });
    expect(first.map(({ id }) => id)).toEqual(['k4', 'k3', 'k2']);
    const rest = await journal.entries('kamppi', { limit: 3, before: first.at(-1)?.position ?? 0 });
    expect(rest.map(({ id }) => id)).toEqual(['k1', 'k0']);
  });
});

describe('the login guard', () => {
  const user = {
    origin: 'https://s5.iloq.com',
    serviceCode: 'CODE-4711',
    userName: 'api.keyautomat',
  };

  it('is on after a restart, for this origin, service code and user only', async () => {
    await holdRestored(data.open().guard, user, at);
    const guard = memoryGuard(undefined, (await data.reopen()).guard);
    expect((await guard.state(user))?.hold).toMatchObject({ at, why: 'restored' });
    for (const other of [
      { ...user, origin: 'https://s6.iloq.com' },
      { ...user, serviceCode: 'CODE-4712' },
      { ...user, userName: 'api.keyautomat2' },
      { ...user, serviceCode: 'CODE-4711,api', userName: 'keyautomat' },
    ])
      expect(await guard.state(other)).toBeUndefined();
  });

  it('is changed by one after the other, each of whom sees what the one before wrote', async () => {
    const { guard: store } = data.open();
    const add = (name: string) =>
      store.decide('u', ({ refused } = { refused: [] }) => ({
        change: { refused: [...refused, name] },
        answer: refused,
      }));
    expect(await Promise.all(['a', 'b', 'c'].map(add))).toEqual([[], ['a'], ['a', 'b']]);
    const { guard: later } = await data.reopen();
    expect(await later.decide('u', (seen) => ({ answer: seen }))).toEqual({
      refused: ['a', 'b', 'c'],
    });
  });

  it('keeps neither user name nor service code in a file', async () => {
    await holdRestored(data.open().guard, user, at);
    for (const name of readdirSync(data.dataDir)) {
      const bytes = readFileSync(data.file(name)).toString('latin1');
      expect(bytes).not.toContain(user.userName);
      expect(bytes).not.toContain(user.serviceCode);
    }
  });
});

describe('the database', () => {
  it('of a newer program is left alone, and the folder is free for that program', async () => {
    await data.open().close();
    const database = new DatabaseSync(data.file('bot.sqlite'));
    const known = Object.values(database.prepare('PRAGMA user_version').get() ?? {})[0];
    database.exec('PRAGMA user_version = 99');
    expect(data.tryOpen()).toEqual({ kind: 'newer', found: 99, known });
    database.exec(`PRAGMA user_version = ${known}`);
    database.close();
    expect(data.tryOpen().kind).toBe('open');
  });

  it('says whether the folder can be written', async () => {
    const storage = data.open();
    expect(await storage.isWritable()).toBe(true);
    await data.clear();
    expect(await storage.isWritable()).toBe(false);
  });
});

describe('whether the folder can be written', () => {
  it('is yes for each of a thousand who ask one after the other, and nothing is left behind', async () => {
    const { isWritable } = data.open();
    const answers: Promise<boolean>[] = [];
    for (let asked = 0; asked < 1_000; asked++) {
      answers.push(isWritable());
      await nextTurn();
    }
    expect((await Promise.all(answers)).filter((answer) => !answer)).toEqual([]);
    expect(readdirSync(data.dataDir)).not.toContain('writable');
  });

  it('is looked at anew each time that somebody asks', async () => {
    const { isWritable } = data.open();
    expect(await isWritable()).toBe(true);
    mkdirSync(data.file('writable'));
    expect(await isWritable()).toBe(false);
    rmdirSync(data.file('writable'));
    expect(await isWritable()).toBe(true);
  });
});

/** What this process has open below a folder. */
const openBelow = (folder: string): string[] =>
  readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${number}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      // The list itself was open while it was made.
      return [];
    }
  });

describe('the threads of the store', () => {
  it('serve several stores at once, and keep nothing open of one that is closed', async () => {
    const other = new DataDir();
    const [one, two] = [data.open(), other.open()];
    for (const { requests } of [one, two]) {
      expect(await requests.unsettled()).toEqual([]);
      expect(await requests.claim('event:Ev1', { at })).toBe(true);
      await requests.settle('event:Ev1');
    }
    expect(openBelow(other.dataDir)).not.toEqual([]);
    await two.close();
    expect(openBelow(other.dataDir)).toEqual([]);
    expect(await one.requests.claim('event:Ev1', { at })).toBe(false);
    expect(await one.requests.unsettled()).toEqual([]);
    await other.clear();
  });
});
