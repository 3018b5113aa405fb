import fs, { existsSync, fstatSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeTogether } from '../../src/storage/embedded/beside/write-files.ts';
import { DocumentFolder, Gate, rowsInMemory } from '../../src/storage/embedded/documents/index.ts';
import { connect } from '../../src/storage/embedded/streams/connect.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { DataDir, note, noteKind, noteOf } from './data-dir.ts';

const data = new DataDir();
afterEach(async () => {
  vi.restoreAllMocks();
  await data.clear();
});

/** What the disk was asked to keep, in order, with what the document said by then. */
async function watchSyncs(document: string): Promise<string[]> {
  const synced: string[] = [];
  const told = (isFolder: boolean): void => {
    const text = existsSync(document) ? readFileSync(document, 'utf8') : '"text": "nothing"';
    const [, state] = /"text": "(\w+)"/u.exec(text) ?? [];
    synced.push(`${isFolder ? 'folder' : 'file'} with ${state}`);
  };
  const handle = await open('.', 'r');
  const kind: FileHandle = Object.getPrototypeOf(handle);
  await handle.close();
  const { sync } = kind;
  vi.spyOn(kind, 'sync').mockImplementation(async function (this: FileHandle) {
    told((await this.stat()).isDirectory());
    return sync.call(this);
  });
  const { fsync } = fs;
  vi.spyOn(fs, 'fsync').mockImplementation((descriptor, done) => {
    told(fstatSync(descriptor).isDirectory());
    fsync(descriptor, done);
  });
  return synced;
}

const textOf = (text: string): string => JSON.stringify(noteOf('kamppi', text), null, 2);

describe('What is said to be on disk outlives a power cut:', () => {
  it('a document’s content before it takes the name, and its folder after that', async () => {
    await data.open().openDocuments(noteKind);
    const path = data.file('sites/kamppi.json');
    await writeTogether([{ path, text: textOf('old') }]);
    const synced = await watchSyncs(path);
    await writeTogether([{ path, text: textOf('new') }]);
    expect(synced).toEqual(['file with old', 'folder with new']);
  });

  it('many documents together, each with its content, and their folder once', async () => {
    await data.open().openDocuments(noteKind);
    const synced = await watchSyncs(data.file('sites/a.json'));
    const written = await writeTogether(
      ['a', 'b', 'c'].map((id) => ({ path: data.file(`sites/${id}.json`), text: textOf(id) })),
    );
    expect(written.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
    expect(synced.filter((each) => each.startsWith('folder'))).toEqual(['folder with a']);
    expect(synced.at(-1)).toBe('folder with a');
    expect(synced).toHaveLength(4);
  });

  it('none of those whose folder could not be synced', async () => {
    await data.open().openDocuments(noteKind);
    const { fsync } = fs;
    vi.spyOn(fs, 'fsync').mockImplementation((descriptor, done) =>
      fstatSync(descriptor).isDirectory() ? done(new Error('EIO')) : fsync(descriptor, done),
    );
    const written = await writeTogether([{ path: data.file('sites/a.json'), text: textOf('a') }]);
    expect(written).toEqual([{ status: 'rejected', reason: new Error('EIO') }]);
  });

  it('what could not be synced any more is in memory as it is on disk', async () => {
    data.open();
    let isBroken = false;
    const sites = new DocumentFolder(data.file('sites'), noteKind, {
      ...{ clock: new ManualClock(), log: data.log, gate: new Gate(), onWrite: () => {} },
      rows: rowsInMemory(async (file) => {
        const [written] = await writeTogether([file]);
        if (isBroken || written?.status !== 'fulfilled') throw new Error('EIO');
      }),
      read: async (path) => readFileSync(path, 'utf8'),
    });
    await sites.open();
    await sites.update('kamppi', () => noteOf('kamppi', 'old'));
    isBroken = true;
    await expect(sites.update('kamppi', () => noteOf('kamppi', 'new'))).rejects.toThrow('EIO');
    const onDisk = note.parse(JSON.parse(readFileSync(data.file('sites/kamppi.json'), 'utf8')));
    expect(await sites.get('kamppi')).toEqual(onDisk);
    expect((await sites.row('kamppi'))?.text).toBe(onDisk.text);
  });

  it('that a document is gone', async () => {
    const sites = await data.open().openDocuments(noteKind);
    await sites.update('kamppi', () => noteOf('kamppi', 'old'));
    const synced = await watchSyncs(data.file('sites/kamppi.json'));
    await sites.remove('kamppi');
    expect(synced).toEqual(['folder with nothing']);
  });

  it('each commit of the streams', async () => {
    await data.open();
    const database = connect(data.file('bot.sqlite'));
    const setting = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {});
    // FULL: the log is synced with each commit (https://sqlite.org/pragma.html#pragma_synchronous).
    expect([setting('journal_mode'), setting('synchronous')]).toEqual([['wal'], [2]]);
    database.close();
  });
});
