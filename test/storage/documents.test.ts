import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NewerVersion, openStorage } from '../../src/storage/index.ts';
import { built } from '../folder-for-the-run.ts';
import { at, DataDir, type Note, note, noteKind, noteOf, untilAborted } from './data-dir.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

const open = () => data.open().openDocuments(noteKind);
const reopen = async () => (await data.reopen()).openDocuments(noteKind);
const onDisk = (name: string): Note =>
  note.parse(JSON.parse(readFileSync(data.file(name), 'utf8')));
const files = () => readdirSync(data.file('sites')).sort();

/** What is written soon waits for a reason. */
function openWaiting() {
  const written: string[] = [];
  const opened = openStorage({
    ...{ dataDir: data.dataDir, log: data.log },
    clock: { now: () => at, monotonic: () => at, sleep: untilAborted },
    onWrite: (to, outcome) => {
      if (to === 'documents') written.push(outcome);
    },
  });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  return { storage: opened.storage, written };
}

describe('what is done again where it is lost', () => {
  it('is known at once, and written with the next change', async () => {
    const { storage, written } = openWaiting();
    const sites = await storage.openDocuments(noteKind);
    await sites.update('kamppi', () => noteOf('kamppi'));
    for (const count of [1, 2, 3])
      await sites.updateSoon('kamppi', (doc) => doc && { ...doc, count });
    expect((await sites.get('kamppi'))?.count).toBe(3);
    expect(onDisk('sites/kamppi.json').count).toBe(0);
    await sites.update('kamppi', (doc) => doc && { ...doc, text: `after ${doc.count}` });
    expect(onDisk('sites/kamppi.json')).toEqual(noteOf('kamppi', 'after 3', 3));
    expect(written).toEqual(['ok', 'ok']);
    await storage.close();
    expect(written).toHaveLength(2);
  });

  it('is written by itself in a while, or by a stop, however many documents it concerns', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `site-${index}`);
    const { storage } = openWaiting();
    const sites = await storage.openDocuments(noteKind);
    for (const id of many) await sites.update(id, () => noteOf(id));
    for (const id of many) await sites.updateSoon(id, (doc) => doc && { ...doc, count: 1 });
    for (const id of many) expect((await sites.get(id))?.count, id).toBe(1);
    await storage.close();
    expect(many.filter((id) => onDisk(`sites/${id}.json`).count !== 1)).toEqual([]);

    const after = await open();
    await after.updateSoon('site-7', (doc) => doc && { ...doc, count: 2 });
    await expect.poll(() => onDisk('sites/site-7.json').count).toBe(2);
  });

  it('goes with its document', async () => {
    const { storage } = openWaiting();
    const sites = await storage.openDocuments(noteKind);
    await sites.update('kamppi', () => noteOf('kamppi'));
    await sites.updateSoon('kamppi', (doc) => doc && { ...doc, count: 1 });
    await sites.remove('kamppi');
    expect(await sites.get('kamppi')).toBeUndefined();
    await storage.close();
    expect(files()).toEqual([]);
  });

  it('is as on disk again where it could not be written, and is done again', async () => {
    const { storage } = openWaiting();
    const sites = await storage.openDocuments(noteKind);
    await sites.update('kamppi', () => noteOf('kamppi'));
    await sites.updateSoon('kamppi', (doc) => doc && { ...doc, count: 1 });
    // The name under which the file is written first is taken.
    mkdirSync(data.file('sites/kamppi.json.1'));
    const next = sites.update('kamppi', (doc) => doc && { ...doc, text: 'next' });
    await expect(next).rejects.toThrow('EISDIR');
    expect(await sites.get('kamppi')).toEqual(noteOf('kamppi'));
    await storage.close();
  });
});

describe('a document', () => {
  it('is there after a restart, in a file that a person can read and only the owner may', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi', 'Kamppi, door B'));
    expect(await (await reopen()).get('kamppi')).toEqual(noteOf('kamppi', 'Kamppi, door B'));
    expect(readFileSync(data.file('sites/kamppi.json'), 'utf8')).toContain(
      '\n  "text": "Kamppi, door B",\n',
    );
    expect(statSync(data.file('sites/kamppi.json')).mode & 0o777).toBe(0o600);
    expect(statSync(data.file('bot.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(data.dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(data.file('sites')).mode & 0o777).toBe(0o700);
  });

  it('mended by hand while the bot is stopped is taken as it was mended', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi'));
    await data.reopen();
    writeFileSync(data.file('sites/kamppi.json'), JSON.stringify(noteOf('kamppi', 'by hand')));
    expect(await (await reopen()).get('kamppi')).toEqual(noteOf('kamppi', 'by hand'));
  });

  it('is not there until somebody writes it', async () => {
    const sites = await open();
    expect(await sites.get('kamppi')).toBeUndefined();
    expect(await sites.update('kamppi', () => undefined)).toBeUndefined();
    expect(files()).toEqual([]);
  });

  it('is not written when nothing changes', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi'));
    const before = statSync(data.file('sites/kamppi.json'));
    expect(await sites.update('kamppi', (doc) => doc)).toEqual(noteOf('kamppi'));
    expect(await sites.update('kamppi', () => undefined)).toEqual(noteOf('kamppi'));
    expect(statSync(data.file('sites/kamppi.json')).ino).toBe(before.ino);
  });

  it('keeps its previous copy, which a write in place does not touch', async () => {
    const sites = await open();
    for (const count of [1, 2, 3]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
    expect(files()).toEqual(['kamppi.json', 'kamppi.json.bak']);
    expect(onDisk('sites/kamppi.json').count).toBe(3);
    expect(onDisk('sites/kamppi.json.bak').count).toBe(2);
    writeFileSync(data.file('sites/kamppi.json'), '');
    expect(onDisk('sites/kamppi.json.bak').count).toBe(2);
  });

  it('changed many times at once loses no change', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi'));
    const add = (doc: Note | undefined) => (doc ? { ...doc, count: doc.count + 1 } : undefined);
    await Promise.all(Array.from({ length: 50 }, () => sites.update('kamppi', add)));
    expect((await sites.get('kamppi'))?.count).toBe(50);
    expect(onDisk('sites/kamppi.json').count).toBe(50);
  });

  it('does not wait for another document whose update hangs behind others', async () => {
    const sites = await open();
    const order: string[] = [];
    const slow = Array.from({ length: 20 }, (_, count) =>
      sites.update('slow', () => noteOf('slow', 'x', count)),
    );
    const quick = sites.update('quick', () => noteOf('quick')).then(() => order.push('quick'));
    await Promise.all([...slow.map((it) => it.then(() => order.push('slow'))), quick]);
    expect(order.indexOf('quick')).toBeLessThan(10);
  });

  it('that was removed does not come back, and leaves no copy', async () => {
    const sites = await open();
    for (const count of [1, 2]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
    await sites.remove('kamppi');
    expect(files()).toEqual([]);
    expect(await Array.fromAsync(sites.rows())).toEqual([]);
    expect(await (await reopen()).get('kamppi')).toBeUndefined();
  });

  it('never leaves its folder, whatever its ID', async () => {
    const sites = await open();
    for (const id of ['../bot', '..', 'a/b', '', '.hidden', 'a.json', 'ä']) {
      expect(await sites.get(id)).toBeUndefined();
      await expect(sites.update(id, () => noteOf(id))).rejects.toThrow('not an ID');
    }
  });

  it('that could not be read again is refused before anything is written', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi'));
    await expect(sites.update('kamppi', () => noteOf('kamppi', 'x', Number.NaN))).rejects.toThrow();
    await expect(sites.update('kamppi', () => noteOf('another'))).rejects.toThrow();
    expect(onDisk('sites/kamppi.json')).toEqual(noteOf('kamppi'));
    expect(await sites.get('kamppi')).toEqual(noteOf('kamppi'));
  });

  it('is told to listeners once it is on disk', async () => {
    const sites = await open();
    const told: [Note, Note][] = [];
    sites.onChange(() => {
      throw new Error('a listener with a bug');
    });
    sites.onChange((doc) => told.push([doc, onDisk('sites/kamppi.json')]));
    expect(await sites.update('kamppi', () => noteOf('kamppi'))).toEqual(noteOf('kamppi'));
    expect(told).toEqual([[noteOf('kamppi'), noteOf('kamppi')]]);
    expect(data.lines.join('')).toContain('a listener with a bug');
  });
});

describe('the list', () => {
  it('follows every write and is the same after a restart', async () => {
    const sites = await open();
    for (const id of ['a', 'b', 'c']) await sites.update(id, () => noteOf(id, `text of ${id}`));
    await sites.update('b', (doc) => doc && { ...doc, text: 'new' });
    const expected = [
      { id: 'a', text: 'text of a' },
      { id: 'b', text: 'new' },
      { id: 'c', text: 'text of c' },
    ];
    const sorted = async (rows: AsyncIterable<{ id: string }>) =>
      (await Array.fromAsync(rows)).sort((a, b) => a.id.localeCompare(b.id));
    expect(await sorted(sites.rows())).toEqual(expected);
    expect(await sites.row('b')).toEqual({ id: 'b', text: 'new' });
    expect(await sorted((await reopen()).rows())).toEqual(expected);
  });

  it('finds every document, also those long out of memory', async () => {
    const sites = await open();
    const ids = Array.from({ length: 450 }, (_, index) => `site-${index}`);
    await Promise.all(ids.map((id) => sites.update(id, () => noteOf(id, `text of ${id}`))));
    for (const id of ids) expect((await sites.get(id))?.text).toBe(`text of ${id}`);
  });
});

describe('a write that fails', () => {
  it('leaves memory as the disk is, and the next one goes through', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi', 'before', 1));
    await sites.update('kamppi', () => noteOf('kamppi', 'before', 2));
    // A folder in the way of the previous copy's new name: the system refuses the rename.
    rmSync(data.file('sites/kamppi.json.bak'));
    mkdirSync(join(data.file('sites/kamppi.json.bak'), 'in the way'), { recursive: true });
    await expect(sites.update('kamppi', () => noteOf('kamppi', 'after', 3))).rejects.toThrow();
    expect(await sites.get('kamppi')).toEqual(onDisk('sites/kamppi.json'));
    expect(onDisk('sites/kamppi.json')).toMatchObject({ text: 'before', count: 2 });
    expect((await sites.row('kamppi'))?.text).toBe(onDisk('sites/kamppi.json').text);
    rmSync(data.file('sites/kamppi.json.bak'), { recursive: true });
    await sites.update('kamppi', (doc) => doc && { ...doc, text: 'again' });
    expect(onDisk('sites/kamppi.json').text).toBe('again');
    expect(files()).toEqual(['kamppi.json', 'kamppi.json.bak']);
  });

  it('leaves no document that is on no disk', async () => {
    const sites = await open();
    rmSync(data.file('sites'), { recursive: true });
    await expect(sites.update('kamppi', () => noteOf('kamppi'))).rejects.toThrow('ENOENT');
    expect(await sites.get('kamppi')).toBeUndefined();
    expect(await Array.fromAsync(sites.rows())).toEqual([]);
  });

  it('on a full disk, where only a part fits, puts the old state back', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi', 'short'));
    await data.reopen().then((storage) => storage.close());
    // A limit on the file size makes the system write a part, as a full disk does. What SQLite
    // needs to read fits.
    const limited = `ulimit -f 40; exec "${process.execPath}" "${built('write-too-much')}" "${data.file('sites')}"`;
    // Node's own cache would not fit, either.
    const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
    const printed = execFileSync('bash', ['-c', limited], { encoding: 'utf8', env });
    const told: unknown = JSON.parse(printed);
    expect(told).toEqual({ failed: true, memory: 'short', row: 'short' });
    expect(onDisk('sites/kamppi.json')).toEqual(noteOf('kamppi', 'short'));
    expect(files()).toEqual(['kamppi.json']);
  });
});

describe('a removal that stops half way', () => {
  it('leaves the document: its copy alone would come back as an older one', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi', 'newest'));
    // A folder in the place of the copy: the system refuses to remove it like a file.
    mkdirSync(join(data.file('sites/kamppi.json.bak'), 'in the way'), { recursive: true });
    await expect(sites.remove('kamppi')).rejects.toThrow();
    expect(onDisk('sites/kamppi.json').text).toBe('newest');
  });
});

describe('a damaged document', () => {
  const guard = (doc: Note): Note => ({ ...doc, text: `${doc.text}, guard on` });
  const openWithGuard = async () =>
    (await data.reopen()).openDocuments({ ...noteKind, onRestored: guard });

  for (const [what, content] of [
    ['empty', ''],
    ['blank', '\n'],
    ['of zeros', '\0\0\0\0'],
  ] as const) {
    it(`(${what}: lost by the disk) is set aside at the start and its previous copy taken, while the others work`, async () => {
      const sites = await open();
      for (const count of [1, 2]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
      await sites.update('pasila', () => noteOf('pasila'));
      await data.reopen();
      writeFileSync(data.file('sites/kamppi.json'), content);

      const after = await openWithGuard();
      expect(await after.get('kamppi')).toEqual(noteOf('kamppi', 'x, guard on', 1));
      expect((await after.row('kamppi'))?.text).toBe('x, guard on');
      expect(onDisk('sites/kamppi.json')).toEqual(noteOf('kamppi', 'x, guard on', 1));
      expect(await after.get('pasila')).toEqual(noteOf('pasila'));
      expect(
        readFileSync(data.file('sites/kamppi.json.damaged-2026-05-04T080000.000Z'), 'utf8'),
      ).toBe(content);
      expect(data.lines.join('')).toContain('its previous copy was taken');
    });
  }

  it('found later is treated the same, and told to listeners', async () => {
    const sites = await openWithGuard();
    for (const count of [1, 2]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
    const others = Array.from({ length: 300 }, (_, index) => `site-${index}`);
    await Promise.all(others.map((id) => sites.update(id, () => noteOf(id))));
    const told: string[] = [];
    sites.onChange((doc) => told.push(doc.text));
    writeFileSync(data.file('sites/kamppi.json'), '');
    expect(await sites.get('kamppi')).toEqual(noteOf('kamppi', 'x, guard on', 1));
    expect(told).toEqual(['x, guard on']);
  });

  it('without a good previous copy is left out, named in the log, and the others work', async () => {
    const sites = await open();
    for (const count of [1, 2]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
    await sites.update('pasila', () => noteOf('pasila'));
    await data.reopen();
    writeFileSync(data.file('sites/kamppi.json'), '');
    writeFileSync(data.file('sites/kamppi.json.bak'), 'garbage');
    const after = await reopen();
    expect((await Array.fromAsync(after.rows())).map(({ id }) => id)).toEqual(['pasila']);
    expect(await after.get('kamppi')).toBeUndefined();
    expect(data.lines.join('')).toMatch(/"document":"kamppi".*document lost/);
    await after.update('kamppi', () => noteOf('kamppi', 'anew'));
    expect((await (await reopen()).get('kamppi'))?.text).toBe('anew');
  });

  it('that a kill left only as its previous copy is taken from there', async () => {
    const sites = await open();
    for (const count of [1, 2]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
    await data.reopen();
    rmSync(data.file('sites/kamppi.json'));
    expect(await (await openWithGuard()).get('kamppi')).toEqual(noteOf('kamppi', 'x, guard on', 1));
  });

  it('is not one that a newer program wrote: nothing is set aside', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi'));
    await data.reopen();
    writeFileSync(
      data.file('sites/kamppi.json'),
      JSON.stringify({ ...noteOf('kamppi'), version: 2 }),
    );
    await expect(reopen()).rejects.toThrow(NewerVersion);
    expect(files()).toEqual(['kamppi.json']);
  });
});

describe('a document that a person has broken', () => {
  const stopped = (row: { id: string; text: string }) => ({ ...row, text: `${row.text}, stopped` });
  const openStopping = async () =>
    (await data.reopen()).openDocuments({ ...noteKind, onStopped: stopped });
  const path = () => data.file('sites/kamppi.json');

  async function written() {
    const sites = await openStopping();
    for (const count of [1, 2]) await sites.update('kamppi', () => noteOf('kamppi', 'x', count));
    await sites.update('pasila', () => noteOf('pasila'));
    await data.reopen();
    return readFileSync(path(), 'utf8');
  }

  for (const [what, breakIt] of [
    ['a comma is missing', (text: string) => text.replace(',', '')],
    ['a quote is missing', (text: string) => text.replace('"x"', 'x"')],
    ['its end is missing', (text: string) => text.slice(0, -5)],
    ['a note stands before it', (text: string) => `see ticket 7\n${text}`],
    ['a value is of another kind', (text: string) => text.replace('2', '"two"')],
    ['a value was taken out', () => '{"version":1,"id":"kamppi"}'],
    ['it is another one', () => JSON.stringify(noteOf('pasila'))],
    ['it is null', () => 'null'],
  ] as const) {
    it(`(${what}) is stopped: left as it is, not taken from an older copy, while the others work`, async () => {
      const broken = breakIt(await written());
      writeFileSync(path(), broken);
      const after = await openStopping();
      expect(await after.get('kamppi')).toBeUndefined();
      expect(await after.update('kamppi', () => noteOf('kamppi', 'over it'))).toBeUndefined();
      expect(readFileSync(path(), 'utf8')).toBe(broken);
      expect(onDisk('sites/kamppi.json.bak').count).toBe(1);
      expect(await after.row('kamppi')).toEqual({ id: 'kamppi', text: 'x, stopped' });
      expect(await after.get('pasila')).toEqual(noteOf('pasila'));
      expect(data.lines.join('')).toMatch(
        /"file":"[^"]*kamppi.json","why":"[^\n]+document stopped/u,
      );
    });
  }

  it('goes on once it is fixed', async () => {
    const whole = await written();
    writeFileSync(path(), whole.slice(0, -5));
    await openStopping();
    writeFileSync(path(), whole.replace('"x"', '"fixed"'));
    const after = await openStopping();
    expect((await after.row('kamppi'))?.text).toBe('fixed');
    expect(await after.update('kamppi', (doc) => doc && { ...doc, count: 7 })).toMatchObject({
      text: 'fixed',
      count: 7,
    });
  });

  it('that is a folder now is stopped, too', async () => {
    await written();
    rmSync(path());
    mkdirSync(path());
    const after = await openStopping();
    expect(await after.get('kamppi')).toBeUndefined();
    expect(data.lines.join('')).toContain('"why":"it is a folder"');
  });

  it('and has no good copy stands in no list, and is not written over', async () => {
    const broken = `${await written()}x`;
    writeFileSync(path(), broken);
    writeFileSync(`${path()}.bak`, 'x');
    const after = await openStopping();
    expect((await Array.fromAsync(after.rows())).map(({ id }) => id)).toEqual(['pasila']);
    expect(await after.update('kamppi', () => noteOf('kamppi'))).toBeUndefined();
    expect(readFileSync(path(), 'utf8')).toBe(broken);
  });

  it('while the bot runs is stopped when it is read next', async () => {
    await written();
    const sites = await openStopping();
    const others = Array.from({ length: 300 }, (_, index) => `site-${index}`);
    await Promise.all(others.map((id) => sites.update(id, () => noteOf(id))));
    writeFileSync(path(), 'garbage');
    expect(await sites.get('kamppi')).toBeUndefined();
    expect((await sites.row('kamppi'))?.text).toBe('x, stopped');
    expect(readFileSync(path(), 'utf8')).toBe('garbage');
  });

  it('and which the bot cannot do without stops the start', async () => {
    const whole = await written();
    writeFileSync(path(), whole.slice(0, -5));
    await expect(reopen()).rejects.toThrow(/kamppi.json/u);
    expect(readFileSync(path(), 'utf8')).toBe(whole.slice(0, -5));
  });
});

describe('temporary files of a killed process', () => {
  it('are gone after the next start, and nothing else is', async () => {
    const sites = await open();
    await sites.update('kamppi', () => noteOf('kamppi'));
    await data.reopen();
    for (const name of [
      'kamppi.json.123456789',
      'kamppi.json.bak.new',
      'kamppi.json.bak.new.42',
      'new.json.7',
    ]) {
      writeFileSync(data.file(`sites/${name}`), 'half of it');
    }
    for (const name of ['kamppi.json.damaged-2026', 'notes.txt', 'README.json.md']) {
      writeFileSync(data.file(`sites/${name}`), 'kept');
    }
    expect((await Array.fromAsync((await reopen()).rows())).map(({ id }) => id)).toEqual([
      'kamppi',
    ]);
    expect(files()).toEqual([
      'README.json.md',
      'kamppi.json',
      'kamppi.json.damaged-2026',
      'notes.txt',
    ]);
  });
});
