import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { createCustody, parseCredentialKeys } from '../../src/credentials/index.ts';
import { bindingOf, parseSite, type Site } from '../../src/sites/index.ts';
import { built } from '../folder-for-the-run.ts';
import { createContainer } from './container.ts';
import { play } from './play.ts';

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
const dayMs = 86_400_000;

let around: Surroundings | undefined;
let bot: ChildProcess | undefined;
let filling: NodeJS.Timeout | undefined;
afterEach(async () => {
  clearInterval(filling);
  if (bot?.kill('SIGKILL')) await once(bot, 'exit');
  await around?.close();
});

/** A site as 0.1.0 would have kept its password: known on the site alone. */
function withPassword(site: Site, keys: string): Site {
  const read = parseCredentialKeys(keys);
  if (!read.ok) throw new Error(read.problem.kind);
  const values = { serviceCode: 'KAMPPI', serviceAddress: 'https://s5.iloq.com', userId: 'api' };
  const binding = bindingOf({ ...site, values });
  const custody = createCustody({ keys: read.keys, random: randomBytes });
  const password = binding && custody.seal('Avain-Automaatti-42', binding);
  return { ...site, values, ...(password && { password }) };
}

/**
 * A folder with something to do for every loop: an old request, a site that is stuck, one whose
 * installer has left Slack, and a password that is to be made known.
 */
async function prepare(): Promise<Surroundings> {
  const made = await startSurroundings({
    environment: { PUBLIC_URL: 'http://127.0.0.1:9', BACKUP_CRON: '* * * * *' },
  });
  around = made;
  const before = createContainer(made);
  await before.start();
  await play(made.slack, 'maija').opens('Kamppi');
  await before.kill();
  made.slack.deactivate('liisa');
  const sites = join(made.dataDir, 'sites');
  for (const name of readdirSync(sites).filter((each) => each.endsWith('.json'))) {
    const site = parseSite(JSON.parse(readFileSync(join(sites, name), 'utf8')));
    const old = { ...site, movedAt: Date.now() - 30 * dayMs };
    const keys = made.environment['CREDENTIALS_KEY'] ?? '';
    writeFileSync(join(sites, name), JSON.stringify(withPassword(old, keys)));
    const { id: person } = made.slack.person('liisa');
    const turku = {
      ...old,
      ...{ id: 'turku', name: 'Turku', installers: [person], pending: [], messages: {} },
      conversation: { kind: 'dm', person },
    };
    writeFileSync(join(sites, 'turku.json'), JSON.stringify(turku));
  }
  // So many old requests that neither a copy of them nor the log of their end finds room. By a
  // process that is killed: SQLite's files beside the database stay, with which it opens on a full
  // disk, too.
  const change = `
    const streams = new (require('node:sqlite').DatabaseSync)(process.argv[1]);
    streams.exec(\`UPDATE request SET settled = 1;
      WITH RECURSIVE old (number) AS (SELECT 1 UNION SELECT number + 1 FROM old LIMIT 10000)
      INSERT INTO request (key, at) SELECT number || hex(zeroblob(50)), 1 FROM old;
      PRAGMA wal_checkpoint(TRUNCATE);
      UPDATE request SET at = 2 WHERE key LIKE '1000%'\`);
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['-e', change, join(made.dataDir, 'bot.sqlite')]);
  return made;
}

/** The bot, on a disk of its own, with so many kilobytes left. */
function startOnDisk(freeKb: number, { dataDir, environment, slack }: Surroundings) {
  const seed = `${dataDir}-seed`;
  renameSync(dataDir, seed);
  const steps = [
    `mkdir "${dataDir}" && mount -t tmpfs -o size=16m tmpfs "${dataDir}"`,
    `cp -R --sparse=never "${seed}/." "${dataDir}" && rm -rf "${seed}"`,
    `dd if=/dev/zero of="${dataDir}/room" bs=1k count=${freeKb} 2> /dev/null`,
    `(dd if=/dev/zero of="${dataDir}/filler" bs=1k count=16384 2> /dev/null || true)`,
    `rm "${dataDir}/room"`,
    `exec "${process.execPath}" "${built('bot-process')}"`,
  ];
  const child = spawn('unshare', ['-rm', 'sh', '-c', steps.join(' && ')], {
    env: {
      ...environment,
      LOG_LEVEL: 'info',
      DIGEST_CHANNEL: slack.channel('alerts').id,
      BACKUP_DIR: join(dataDir, 'backups'),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  bot = child;
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: unknown) => {
      log += String(chunk);
    });
  /** Its mount is its own; the kernel shows it under the process. */
  const filler = join('/proc', String(child.pid), 'root', dataDir, 'filler');
  return {
    log: () => log,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    /** All of it, and from then on what the bot frees by itself. */
    async takeRoom() {
      for (let fullFor = 0; fullFor < 15; fullFor += 1) {
        if (fill(filler)) fullFor = 0;
        await setTimeout(20);
      }
      filling = setInterval(() => fill(filler), 5);
    },
    makeRoom() {
      clearInterval(filling);
      rmSync(filler);
    },
  };
}

/** @returns whether there was room */
function fill(path: string): boolean {
  for (let taken = 0; ; taken += 1)
    try {
      appendFileSync(path, Buffer.alloc(1024));
    } catch {
      return taken > 0;
    }
}

describe.skipIf(!canMount)('a disk that is full', () => {
  it('ends no loop: each says what failed, and goes on when there is room again', async () => {
    const { slack, ...rest } = await prepare();
    // Nothing but the backup, which finds no room, begins before the disk is full.
    slack.fault('auth.test', { kind: '500' });
    const { log, isAlive, takeRoom, makeRoom } = startOnDisk(512, { slack, ...rest });
    const isLogged = (what: string) =>
      slack.until(() => log().includes(what) || !isAlive(), { what });
    await isLogged('"msg":"listening"');
    await isLogged('a backup could not be made');
    await takeRoom();
    slack.clearFaults('auth.test');
    for (const what of [
      'connected to Slack',
      'old requests could not be forgotten',
      'the digest could not be made',
      'a round of the watch failed',
      'webhooks could not be looked after',
      'it could not be looked whether people have left Slack',
      'the passwords that are kept could not be made known',
    ])
      await isLogged(what);
    expect(isAlive(), log()).toBe(true);
    const port = /"port":(\d+)/u.exec(log())?.[1];
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    expect(await ready()).toBe(503);

    makeRoom();
    await expect.poll(ready).toBe(200);
    rest.deliverTo(Number(port));
    await play(slack, 'maija').opens('Pasila');
    expect(isAlive(), log()).toBe(true);
  });
});
