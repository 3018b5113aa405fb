import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { type Container, createContainer } from './container.ts';
import { play, rightValues } from './play.ts';
import { sitesOnDisk } from './told.ts';

const script = fileURLToPath(new URL('../../src/operations/backup.ts', import.meta.url));

let folder: string;
let dataDir: string;
let around: Surroundings;
let bot: Container;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'livion-backup-'));
  dataDir = join(folder, 'data');
  await begin();
});
afterEach(async () => {
  await bot.kill();
  await around.close();
  rmSync(folder, { recursive: true, force: true });
});

async function begin(): Promise<void> {
  around = await startSurroundings({ dataDir });
  bot = createContainer(around);
}

/** `npm run backup`, in an empty folder, with nothing in its environment but DATA_DIR. */
async function backUp(target?: string): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [script, ...(target === undefined ? [] : [target])], {
    cwd: folder,
    env: { DATA_DIR: dataDir },
  });
  const [out, problems, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, said: out + problems };
}

const pathIn = (said: string): string => /^Backed up to (.+)$/mu.exec(said)?.[1] ?? said;

/** As the README says it: the folder that is there goes aside, and the backup takes its place. */
async function restore(path: string): Promise<void> {
  renameSync(dataDir, `${dataDir}-before-${Date.now()}`);
  const [code] = await once(spawn('cp', ['-R', path, dataDir]), 'exit');
  expect(code).toBe(0);
}

const snapshots = (): string[] =>
  readdirSync(dataDir).filter((name) => name.startsWith('.snapshot-'));

describe('an operator backs up while people work', () => {
  it('and restores it: the bot goes on from there, and logs in nowhere by itself', async () => {
    await bot.start();
    const maija = play(around.slack, 'maija');
    await maija.opens('Kamppi');
    await maija.comesTo('hand-over', rightValues(around.iloq));
    let stopped = false;
    const work = (async () => {
      while (!stopped) {
        await maija.types('back');
        await around.slack.settled(20);
      }
    })();
    const backups = [await backUp(), await backUp(join(folder, 'elsewhere'))];
    stopped = true;
    await work;
    for (const { code, said } of backups)
      expect([code, said]).toEqual([0, expect.stringMatching(/^Backed up to /u)]);
    const [first = '', second = ''] = backups.map(({ said }) => pathIn(said));
    expect(first.startsWith(join(folder, 'backups/livion-'))).toBe(true);
    expect(second.startsWith(join(folder, 'elsewhere/livion-'))).toBe(true);
    await around.slack.until(() => snapshots().length === 0, { what: 'an end of the snapshots' });
    const [kept] = sitesOnDisk(second);
    if (!kept) throw new Error('no site in the backup');
    expect(kept.name).toBe('Kamppi');

    await bot.kill();
    await restore(second);
    expect(sitesOnDisk(dataDir)).toEqual([kept]);
    await bot.start();
    await around.slack.until(() => sitesOnDisk(dataDir)[0]?.pending.length === 0, {
      what: 'an end of what was to be said',
    });
    const logins = around.iloq.counters.opened;
    await maija.types('verify');
    await maija.sees('restored from an older copy');
    expect(around.iloq.counters.opened).toBe(logins);
  });
});

describe('without a bot', () => {
  it('a backup is made as well, after a kill too', async () => {
    await bot.start();
    await play(around.slack, 'maija').opens('Kamppi');
    await bot.kill();
    const { code, said } = await backUp();
    expect(code).toBe(0);
    expect(sitesOnDisk(pathIn(said)).map(({ name }) => name)).toEqual(['Kamppi']);
    await bot.start();
    expect((await backUp(join(folder, 'again'))).code).toBe(0);
  });

  it('and nothing to back up, it says where it looked', async () => {
    const { code, said } = await backUp();
    expect(code).toBe(1);
    expect(said).toBe(
      `There is nothing of this bot in DATA_DIR (${dataDir}). Example: DATA_DIR=/var/lib/livion npm run backup\n`,
    );
  });
});

describe('a DATA_DIR', () => {
  it('may have a path that is longer than a socket can have', async () => {
    await around.close();
    dataDir = join(folder, 'a-folder-of-many-letters-'.repeat(4), 'and-another-one');
    await begin();
    await bot.start();
    await play(around.slack, 'maija').opens('Kamppi');
    const { code, said } = await backUp();
    expect([code, said]).toEqual([0, expect.stringMatching(/^Backed up to /u)]);
  });
});
