import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { built, compiled } from '../folder-for-the-run.ts';
import { type Container, createContainer } from './container.ts';
import { onceAYear } from './once-a-year.ts';
import { play, rightValues } from './play.ts';
import { sitesOnDisk } from './told.ts';

const backupKey = Buffer.alloc(32, 9).toString('base64');
const encrypted = { BACKUP_KEY: backupKey };

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

type Environment = Readonly<Record<string, string>>;

/** A command for operators, in an empty folder, with little in its environment. */
async function run(
  name: 'backup' | 'restore',
  args: readonly string[],
  environment: Environment,
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [built(name), ...args], {
    cwd: folder,
    env: {
      ...compiled,
      DATA_DIR: dataDir,
      ...environment,
    },
  });
  const [out, problems, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, said: out + problems };
}

/** `npm run backup`. */
const backUp = (target?: string, environment: Environment = {}) =>
  run('backup', target === undefined ? [] : [target], environment);

const pathIn = (said: string): string => /^Backed up to (.+)$/mu.exec(said)?.[1] ?? said;

/** `npm run restore`, with the key that the bot has. */
const restore = (backup: string, environment: Environment = {}) =>
  run('restore', [backup], {
    CREDENTIALS_KEY: around.environment['CREDENTIALS_KEY'] ?? '',
    ...environment,
  });

const snapshots = (): string[] =>
  readdirSync(dataDir).filter((name) => name.startsWith('.snapshot-'));

describe('an operator backs up while people work', () => {
  it('and what they did by then is in it', async () => {
    await bot.start();
    const maija = play(around.slack, 'maija');
    await maija.opens('Kamppi');
    let stopped = false;
    const work = (async () => {
      while (!stopped) {
        await maija.types('status');
        await around.slack.settled(200);
      }
    })();
    const backups = [await backUp(), await backUp(join(folder, 'elsewhere'), encrypted)];
    stopped = true;
    await work;
    for (const { code, said } of backups)
      expect([code, said]).toEqual([0, expect.stringMatching(/^Backed up to /u)]);
    const [first = '', second = ''] = backups.map(({ said }) => pathIn(said));
    expect(first.startsWith(join(folder, 'backups/livion-'))).toBe(true);
    expect(second.startsWith(join(folder, 'elsewhere/livion-'))).toBe(true);
    await around.slack.until(() => snapshots().length === 0, { what: 'an end of the snapshots' });
    expect(await restore(second, encrypted)).toEqual({
      code: 1,
      said: expect.stringMatching(
        /^Another process works on DATA_DIR .+\nNothing was changed\.\n$/u,
      ),
    });
    await bot.kill();
    for (const path of [first, second]) {
      const { code, said } = await restore(path, encrypted);
      expect([code, said]).toEqual([0, expect.stringMatching(/^Restored\. 1 site, as of /u)]);
      expect(sitesOnDisk(dataDir).map(({ name }) => name)).toEqual(['Kamppi']);
    }
  });
});

describe('an operator restores a backup', () => {
  it('and the bot goes on from there, and logs in nowhere by itself', async () => {
    await bot.start();
    const maija = play(around.slack, 'maija');
    await maija.opens('Kamppi');
    await maija.comesTo('hand-over', rightValues(around.iloq));
    const { said } = await backUp(undefined, encrypted);
    await maija.types('stop');
    await around.slack.until(() => sitesOnDisk(dataDir)[0]?.paused, {
      what: 'a stop on disk',
    });
    await bot.kill();
    const restored = await restore(pathIn(said), encrypted);
    const [, before = ''] =
      /^What was in DATA_DIR lies in (.+?)\. Delete/mu.exec(restored.said) ?? [];
    expect(sitesOnDisk(dataDir)).toMatchObject([{ name: 'Kamppi', paused: false }]);
    expect(sitesOnDisk(before)).toMatchObject([{ name: 'Kamppi', paused: true }]);
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

describe('the bot backs up by itself', () => {
  it('at its start, and what it made is restored like any other', async () => {
    await around.close();
    const backups = join(folder, 'nightly');
    const environment = { BACKUP_CRON: onceAYear, BACKUP_DIR: backups, BACKUP_KEY: backupKey };
    around = await startSurroundings({ dataDir, environment });
    bot = createContainer(around);
    await bot.start();
    // Until it is whole, a backup has another name.
    const name = await around.slack.until(
      () =>
        readdirSync(folder).includes('nightly') &&
        readdirSync(backups).find((file) => /^livion-[\d-]+\.backup$/u.test(file)),
      { what: 'a backup' },
    );
    await play(around.slack, 'maija').opens('Kamppi');
    await bot.kill();
    expect(sitesOnDisk(dataDir)).toMatchObject([{ name: 'Kamppi' }]);
    expect(await run('restore', [], environment)).toEqual({
      code: 1,
      said: expect.stringContaining(`the newest first:\n  ${name}\n`),
    });
    expect(await run('restore', ['--check', name], environment)).toEqual({
      code: 0,
      said: expect.stringMatching(/^The backup is sound\. 0 sites, as of /u),
    });
    expect((await restore(name, environment)).code).toBe(0);
    expect(sitesOnDisk(dataDir)).toEqual([]);
  });
});

describe('without a bot', () => {
  it('a backup is made as well, after a kill too; without its key it says which key it is', async () => {
    await bot.start();
    await play(around.slack, 'maija').opens('Kamppi');
    await bot.kill();
    const { code, said } = await backUp();
    expect(code).toBe(0);
    expect(sitesOnDisk(pathIn(said)).map(({ name }) => name)).toEqual(['Kamppi']);
    const sealed = await backUp(undefined, { BACKUP_KEY: `2026:${backupKey}` });
    expect(await restore(pathIn(sealed.said))).toEqual({
      code: 1,
      said: expect.stringMatching(
        /^The backup is encrypted with the key 2026, .+ Nothing was changed\./u,
      ),
    });
    expect((await restore(pathIn(said))).code).toBe(0);
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
