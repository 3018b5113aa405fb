import { createSecretKey, randomBytes } from 'node:crypto';
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { checkBackup, keepBackup, restoreBackup } from '../../../src/operations/backups/index.ts';
import { newSite } from '../../../src/sites/index.ts';
import { openSites, openStorage } from '../../../src/storage/index.ts';

const at = Date.UTC(2026, 4, 4, 8);
const key = { id: '1', secret: createSecretKey(Buffer.alloc(32, 3)) };
const keys = { backup: [key], credentials: undefined };
const forms = [
  ['a copy', undefined],
  ['an encrypted file', { key, random: randomBytes }],
] as const;

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livion-restore-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(path = dataDir) {
  const opened = openStorage({
    dataDir: path,
    clock: systemClock,
    log: createLog('silent'),
  });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  return opened.storage;
}

const conversation = { kind: 'dm', person: 'U1' } as const;

/** Adds sites of these names, as a running bot would. */
async function addSites(...names: string[]): Promise<void> {
  const storage = open();
  const sites = await openSites(storage);
  for (const name of names)
    await sites.update(name, () => newSite({ id: name, name, by: 'U1', at, conversation }));
  await storage.journal.append({ id: names.join(), at, site: '*', kind: 'test', data: names });
  await storage.close();
}

/** What a bot that starts there finds: sites and journal. */
async function found(path = dataDir): Promise<unknown> {
  const storage = open(path);
  const sites = await openSites(storage);
  const entries = (await storage.journal.read({ limit: 10 })).map(({ data }) => data);
  const names = (await Array.fromAsync(sites.rows())).map(({ name }) => name).toSorted();
  await storage.close();
  return { names, entries };
}

async function backUp(seal: (typeof forms)[number][1]): Promise<string> {
  const storage = open();
  await openSites(storage);
  const snapshot = await storage.snapshot();
  const path = await keepBackup(snapshot.folder, join(folder, 'backups'), { at, seal });
  await snapshot.remove();
  await storage.close();
  if (path === undefined) throw new Error('no backup');
  return path;
}

const older = { names: ['Kamppi', 'Pasila'], entries: [['Kamppi', 'Pasila']] };
const newer = {
  names: ['Kamppi', 'Pasila', 'Vallila'],
  entries: [['Kamppi', 'Pasila'], ['Vallila']],
};

describe.each(forms)('a backup that is %s', (_, seal) => {
  let backup: string;
  beforeEach(async () => {
    await addSites('Kamppi', 'Pasila');
    backup = await backUp(seal);
    await addSites('Vallila');
  });

  it('takes the place of what is there, which is kept beside it', async () => {
    const restored = await restoreBackup(backup, dataDir, keys, systemClock);
    expect(restored).toMatchObject({ kind: 'restored', made: at, sites: 2, unopened: [] });
    if (restored.kind !== 'restored' || restored.before === undefined) throw new Error('no before');
    expect(restored.before.startsWith(join(dataDir, 'before-'))).toBe(true);
    expect(await found()).toEqual(older);
    expect(await found(restored.before)).toEqual(newer);
  });

  it('is restored into a folder that is not there yet', async () => {
    rmSync(dataDir, { recursive: true });
    const restored = await restoreBackup(backup, dataDir, keys, systemClock);
    expect(restored).toMatchObject({ kind: 'restored', before: undefined });
    expect(await found()).toEqual(older);
  });

  it('tells a bot that starts there that it is one', async () => {
    await restoreBackup(backup, dataDir, keys, systemClock);
    const storage = open();
    expect(storage.restored()).toEqual({ because: 'backup', made: at });
    await storage.close();
  });

  it('can be looked at alone: nothing changes', async () => {
    const before = readdirSync(folder, { recursive: true }).toSorted();
    expect(await checkBackup(backup, keys, systemClock)).toEqual({
      ...{ kind: 'sound', made: at, sites: 2, unopened: [] },
    });
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(before);
  });

  it('is not restored while a bot works there', async () => {
    const storage = open();
    expect(await restoreBackup(backup, dataDir, keys, systemClock)).toEqual({ kind: 'in-use' });
    await storage.close();
    expect(await found()).toEqual(newer);
  });

  it('cut off at any move, is either not restored at all or restored at the next start', async () => {
    let wasRestored = 0;
    for (let move = 1; ; move += 1) {
      const copy = join(folder, `data-${move}`);
      fs.cpSync(dataDir, copy, { recursive: true });
      const cut = await cutOffAt(move, () => restoreBackup(backup, copy, keys, systemClock));
      const now = await found(copy);
      if (move === 1) expect(now).toEqual(newer);
      else expect(now, `cut off at move ${move}`).toEqual(older);
      const leftovers = readdirSync(copy).filter((name) => name.startsWith('.'));
      expect(leftovers).toEqual([]);
      if (move > 1) {
        const [before = ''] = readdirSync(copy).filter((name) => name.startsWith('before-'));
        expect(await found(join(copy, before))).toEqual(newer);
        wasRestored += 1;
      }
      if (!cut) break;
    }
    expect(wasRestored).toBeGreaterThan(5);
  });
});

/** @returns whether it came to so many moves: the last of them failed, and all after it */
async function cutOffAt(move: number, work: () => Promise<unknown>): Promise<boolean> {
  const { renameSync } = fs;
  let moves = 0;
  fs.renameSync = (from, to) => {
    // What is still being put together counts for nothing.
    if (!String(to).includes('/.restore/')) moves += 1;
    if (moves >= move) throw new Error('cut off');
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  try {
    await work();
    return false;
  } catch (error) {
    if (!(error instanceof Error && error.message === 'cut off')) throw error;
    return true;
  } finally {
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  }
}

describe('what is no sound backup is not restored, and nothing changes', () => {
  beforeEach(async () => {
    await addSites('Kamppi', 'Pasila', 'Vallila');
  });

  const restore = (path: string) => restoreBackup(path, dataDir, keys, systemClock);
  const unchanged = async () =>
    expect(await found()).toMatchObject({ names: ['Kamppi', 'Pasila', 'Vallila'] });

  it('nothing, a file, a folder of something else', async () => {
    writeFileSync(join(folder, 'file'), 'hello\n');
    for (const path of ['nothing', 'file', 'data'])
      expect(await restore(join(folder, path))).toEqual({ kind: 'no-backup' });
    await unchanged();
  });

  it('one whose key is not there, or another one', async () => {
    const backup = await backUp({ key, random: randomBytes });
    expect(
      await restoreBackup(backup, dataDir, { ...keys, backup: undefined }, systemClock),
    ).toEqual({ kind: 'key-unknown', key: '1' });
    const other = { id: '1', secret: createSecretKey(Buffer.alloc(32, 4)) };
    expect(await restoreBackup(backup, dataDir, { ...keys, backup: [other] }, systemClock)).toEqual(
      {
        kind: 'not-authentic',
      },
    );
    await unchanged();
  });

  it('a copy whose database, or one of whose sites, is damaged', async () => {
    const backup = await backUp(undefined);
    const database = join(backup, 'bot.sqlite');
    const whole = readFileSync(database);
    writeFileSync(database, whole.subarray(0, 5_000));
    expect(await restore(backup)).toEqual({
      kind: 'damaged',
      what: ['bot.sqlite is damaged'],
    });
    writeFileSync(database, whole);
    writeFileSync(join(backup, 'sites/Kamppi.json'), '{"half');
    expect(await restore(backup)).toMatchObject({
      kind: 'damaged',
      what: ['Kamppi.json cannot be read'],
    });
    await unchanged();
  });

  it('one that a newer version wrote', async () => {
    const backup = await backUp(undefined);
    const file = join(backup, 'sites/Kamppi.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"version": \d+/u, '"version": 99'));
    expect(await restore(backup)).toEqual({ kind: 'newer' });
    await unchanged();
  });
});
