import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDir, noteKind, noteOf } from './data-dir.ts';

let data: DataDir;
let other: DataDir;
beforeEach(async () => {
  data = new DataDir();
  other = new DataDir();
  await worksIn(data);
});
afterEach(async () => {
  await data.clear();
  await other.clear();
});

/** One run of the bot that writes a site. */
async function worksIn(folder: DataDir): Promise<void> {
  const storage = folder.open();
  const sites = await storage.openDocuments(noteKind);
  await sites.update('kamppi', () => noteOf('kamppi'));
  await storage.close();
}
const files = ['bot.sqlite', 'bot.sqlite-wal', 'bot.sqlite-shm'];
const removeDatabase = () => {
  for (const name of files) rmSync(data.file(name), { force: true });
};

describe('A database that is not the one of the sites beside it', () => {
  const replaced: readonly (readonly [string, () => void | Promise<void>])[] = [
    ['is missing', removeDatabase],
    [
      'has 0 bytes',
      () => {
        removeDatabase();
        writeFileSync(data.file('bot.sqlite'), '');
      },
    ],
    [
      'comes from another bot',
      async () => {
        await worksIn(other);
        removeDatabase();
        copyFileSync(other.file('bot.sqlite'), data.file('bot.sqlite'));
      },
    ],
    [
      'is an older copy',
      async () => {
        const copy = data.file('older');
        copyFileSync(data.file('bot.sqlite'), copy);
        await worksIn(data);
        removeDatabase();
        copyFileSync(copy, data.file('bot.sqlite'));
      },
    ],
    [
      'is of 0.1.0, which something newer has worked with since',
      () => {
        removeDatabase();
        const fixture = join(import.meta.dirname, 'fixtures/0.1.0/bot.sqlite');
        copyFileSync(fixture, data.file('bot.sqlite'));
      },
    ],
    [
      'was brought with the sites, and nothing else was',
      () => rmSync(data.file('lineage'), { force: true }),
    ],
  ];
  it.each(replaced)('%s: that is known, until it has been weighed', async (_, replace) => {
    await replace();
    const storage = data.open();
    expect(storage.restored()).toEqual({ because: 'database' });
    const again = await data.reopen();
    expect(again.restored(), 'also by the next process').toEqual({ because: 'database' });
    await again.settleRestored();
    expect(again.restored()).toBeUndefined();
    expect((await data.reopen()).restored()).toBeUndefined();
  });

  it('is none where there are no sites, where it was only restarted, or moved with everything', async () => {
    expect(other.open().restored()).toBeUndefined();
    expect((await other.reopen()).restored()).toBeUndefined();
    expect(data.open().restored()).toBeUndefined();
    expect((await data.reopen()).restored()).toBeUndefined();
    await (await data.reopen()).close();
    const moved = new DataDir();
    cpSync(data.dataDir, moved.dataDir, { recursive: true });
    expect(moved.open().restored()).toBeUndefined();
    await moved.clear();
  });

  it('is none after an upgrade from 0.1.0', async () => {
    cpSync(join(import.meta.dirname, 'fixtures/0.1.0'), other.dataDir, { recursive: true });
    expect(other.open().restored()).toBeUndefined();
    expect((await other.reopen()).restored()).toBeUndefined();
  });

  it('is none where a start was killed between its two names', async () => {
    const nameOf = () => {
      const database = new DatabaseSync(data.file('bot.sqlite'), { readOnly: true });
      const name = Object.values(database.prepare('SELECT id FROM lineage').get() ?? {})[0];
      database.close();
      return String(name);
    };
    const lineage = data.file('lineage');
    const before = nameOf();
    expect(readFileSync(lineage, 'utf8')).toBe(`${before}\n`);
    // Killed before the database had the new name, and after.
    for (const names of [`${before}\nnew\n`, `older\n${before}\n`]) {
      writeFileSync(lineage, names.replace(before, nameOf()));
      const storage = data.open();
      expect(storage.restored()).toBeUndefined();
      await storage.close();
    }
  });
});
