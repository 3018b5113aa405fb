import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Group, type Told } from '../../src/storage/embedded/streams/group.ts';

/** One row a key; a row about a parent that is not there fails at the commit. */
interface Row {
  readonly key: string;
  readonly value: number;
  readonly parent?: number | null;
}

let group: Group;
let told: Map<number, Told | 'failed'>;
beforeEach(() => {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    PRAGMA foreign_keys = ON;
    CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE row (key TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0),
      parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);`);
  told = new Map();
  group = new Group(database, (answers) => {
    for (const answer of answers)
      told.set(answer.id, answer.is === 'told' ? answer.told : 'failed');
  });
});

const find = 'SELECT value FROM row WHERE key = :key';
const put = 'INSERT OR REPLACE INTO row VALUES (:key, :value, :parent)';
const found = z.tuple([z.array(z.object({ value: z.number() }))]);

let ids = 0;
function load(key: string) {
  ids += 1;
  const statements = [{ sql: find, about: { key } }];
  group.take([{ id: ids, do: 'load', keys: [key], statements }]);
  const loaded = told.get(ids);
  if (loaded === undefined || loaded === 'failed' || loaded.is !== 'loaded')
    throw new Error('nothing was loaded');
  return { ...loaded, value: found.parse(loaded.rows)[0][0]?.value };
}
function write({ key, value, parent = null }: Row, seen?: number): number {
  ids += 1;
  const statements = [{ sql: put, about: { key, value, parent } }];
  const write = { do: 'run', statements, erases: false } as const;
  group.take([{ id: ids, do: 'write', keys: [key], seen, write, early: false }]);
  return ids;
}

describe('What is decided on what was loaded', () => {
  it('is written where nothing of it has changed, and told when it is on disk', () => {
    const { at } = load('a');
    write({ key: 'b', value: 1 });
    const id = write({ key: 'a', value: 2 }, at);
    expect(told.get(id)).toBeUndefined();
    group.commit();
    expect(told.get(id)).toMatchObject({ is: 'written' });
    expect(load('a')).toMatchObject({ value: 2, isOnDisk: true });
  });

  it('is stale where another one has changed it meanwhile, and nothing of it is written', () => {
    const { at } = load('a');
    write({ key: 'a', value: 1 });
    const id = write({ key: 'a', value: 2 }, at);
    expect(told.get(id)).toEqual({ is: 'stale' });
    group.commit();
    expect(load('a').value).toBe(1);
  });

  it('is stale where what it saw came to nothing', () => {
    const lost = write({ key: 'a', value: 1, parent: 7 });
    const { at, value, isOnDisk } = load('a');
    expect([value, isOnDisk]).toEqual([1, false]);
    group.commit();
    expect(told.get(lost)).toBe('failed');
    expect(told.get(write({ key: 'a', value: 2 }, at))).toEqual({ is: 'stale' });
    expect(load('a').value).toBeUndefined();
  });
});

describe('What waits for the commit', () => {
  it('is told, all of it, where the commit fails; and the next ones go on', () => {
    const ids = [
      write({ key: 'a', value: 1 }),
      write({ key: 'b', value: 1, parent: 7 }),
      write({ key: 'c', value: 1 }),
    ];
    group.commit();
    expect(ids.map((id) => told.get(id))).toEqual(['failed', 'failed', 'failed']);
    const next = write({ key: 'a', value: 3 });
    group.commit();
    expect(told.get(next)).toMatchObject({ is: 'written' });
    expect(['a', 'b', 'c'].map((key) => load(key).value)).toEqual([3, undefined, undefined]);
  });

  it('is not harmed by one that is refused', () => {
    const good = write({ key: 'a', value: 1 });
    const refused = write({ key: 'a', value: -1 });
    expect(told.get(refused)).toBe('failed');
    group.commit();
    expect(told.get(good)).toMatchObject({ is: 'written' });
    expect(load('a').value).toBe(1);
  });
});
