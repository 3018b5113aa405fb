import fs, { readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../../src/storage/embedded/streams/connect.ts';
import { DataDir, note, noteKind, noteOf } from './data-dir.ts';

const data = new DataDir();
afterEach(async () => {
  vi.restoreAllMocks();
  await data.clear();
});

/** What the disk was asked to keep, in order, with what the document said by then. */
async function watchSyncs(document: string): Promise<string[]> {
  const synced: string[] = [];
  const state = () => {
    try {
      return /"text": "(\w+)"/u.exec(readFileSync(document, 'utf8'))?.[1];
    } catch {
      return 'nothing';
    }
  };
  const handle = await open('.', 'r');
  const kind: FileHandle = Object.getPrototypeOf(handle);
  await handle.close();
  const { sync } = kind;
  vi.spyOn(kind, 'sync').mockImplementation(async function (this: FileHandle) {
    synced.push(`${(await this.stat()).isDirectory() ? 'folder' : 'file'} with ${state()}`);
    return sync.call(this);
  });
  const { fsync } = fs;
  vi.spyOn(fs, 'fsync').mockImplementation((descriptor, done) => {
    synced.push(`file with ${state()}`);
    fsync(descriptor, done);
  });
  return synced;
}

describe('What is said to be on disk outlives a power cut:', () => {
  it('a document’s content before it takes the name, and its folder after that', async () => {
    const sites = await data.open().openDocuments(noteKind);
    await sites.update('kamppi', () => noteOf('kamppi', 'old'));
    const synced = await watchSyncs(data.file('sites/kamppi.json'));
    await sites.update('kamppi', () => noteOf('kamppi', 'new'));
    expect(synced).toEqual(['file with old', 'folder with new']);
  });

  it('what could not be synced any more is in memory as it is on disk', async () => {
    const sites = await data.open().openDocuments(noteKind);
    await sites.update('kamppi', () => noteOf('kamppi', 'old'));
    const handle = await open('.', 'r');
    vi.spyOn(Object.getPrototypeOf(handle), 'sync').mockRejectedValueOnce(new Error('EIO'));
    await handle.close();
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
