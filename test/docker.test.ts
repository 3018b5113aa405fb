import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reservePort } from '../sandbox/reserve-port.ts';
import { type Surroundings, startSurroundings } from '../sandbox/surroundings.ts';
import { pictureOf } from '../src/overview/picture/index.ts';
import { play } from './e2e/play.ts';
import { countsIn } from './overview/look-at.ts';
import { five } from './overview/picture/five.ts';
import { en } from './text/english.ts';

const { pictureSaid } = en;

/**
 * No Docker engine is needed: the Dockerfile's own steps are taken, each stage in a folder, and
 * the last stage's folder is then all that the bot sees of the machine (chroot).
 */
const project = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  readonly does: string;
  readonly what: string;
}

/** The instructions of each stage, continued lines joined, comments left out. */
function readStages(): readonly (readonly Step[])[] {
  const stages: Step[][] = [];
  const lines = readFileSync(join(project, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gmu, '')
    .replace(/\\\n\s*/gu, '')
    .split('\n');
  for (const line of lines) {
    const [, does = '', what = ''] = /^(\S+)\s+(.*)$/u.exec(line) ?? [];
    if (does === 'FROM') stages.push([]);
    if (does !== '') stages.at(-1)?.push({ does, what });
  }
  return stages;
}

const [building = [], image = []] = readStages();
const only = (does: string, steps = image): string => {
  const found = steps.filter((step) => step.does === does);
  expect(found, does).toHaveLength(1);
  return found[0]?.what ?? '';
};
const words = (json: string): string[] => {
  const parsed: unknown = JSON.parse(json);
  expect(Array.isArray(parsed), `${json} is in exec form`).toBe(true);
  return Array.isArray(parsed) ? parsed.map(String) : [];
};

/**
 * `.dockerignore` as far as this project uses it: whole paths, `*`, and `!`; the last one that fits
 * decides. What a path that is let in lies in, is let in, too.
 */
function isLeftOut(path: string): boolean {
  const patterns = readFileSync(join(project, '.dockerignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const decides = patterns.findLast((pattern) => {
    const name = pattern.replace('!', '');
    return name === '*' || path === name || path.startsWith(`${name}/`);
  });
  return decides !== undefined && !decides.startsWith('!');
}

let folder: string;
/** The last stage's file system, and where the first stage works. */
let root: string;
let build: string;
let env: Record<string, string>;
let around: Surroundings;
let port: number;
let bot: ChildProcess | undefined;

function copyIn(what: string): void {
  const paths = what.split(/\s+/u);
  const to = paths.at(-1) ?? '';
  for (const from of paths.slice(0, -1)) {
    expect(isLeftOut(from), `${from} is let in`).toBe(false);
    const isFolder = statSync(join(project, from)).isDirectory();
    cpSync(
      join(project, from),
      isFolder ? join(build, to) : join(build, to, from.split('/').at(-1) ?? ''),
      {
        recursive: true,
      },
    );
  }
}

function run(what: string): void {
  const line = what.replace(/^(--mount=\S+\s+)*/u, '');
  // What the lock file names is installed here already.
  if (line === 'npm ci --ignore-scripts')
    symlinkSync(join(project, 'node_modules'), join(build, 'node_modules'));
  else {
    const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`;
    execFileSync('/bin/sh', ['-ec', line], { cwd: build, env: { PATH: path }, stdio: 'pipe' });
  }
}

/** From the first stage, whose Node is the one that runs this test. */
function copyAcross(what: string): void {
  const options = what.split(/\s+/u).filter((word) => word.startsWith('--'));
  const [from = '', to = ''] = what.split(/\s+/u).filter((word) => !word.startsWith('--'));
  expect(options[0]).toBe('--from=build');
  const workdir = only('WORKDIR', building);
  const source = from.startsWith(workdir)
    ? join(build, relative(workdir, from))
    : from === '/usr/local/bin/node'
      ? process.execPath
      : '';
  cpSync(source, join(root, to), { recursive: true });
  const [, user, group] = /^--chown=(\d+):(\d+)$/u.exec(options[1] ?? '') ?? [];
  if (user !== undefined) chownSync(join(root, to), Number(user), Number(group));
}

/** The C and C++ libraries and /tmp: what the base image has that counts here. */
function makeBase(): void {
  const resvg = join(project, 'node_modules/@resvg');
  const native = readdirSync(resvg, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node'))
    .map((name) => join(resvg, name));
  const said = execFileSync('ldd', [process.execPath, ...native], { encoding: 'utf8' });
  for (const [, library = ''] of said.matchAll(/(\/(?:usr\/)?lib\S+) \(/gu)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
}

/** A script is looked for in WORKDIR, as an engine does; chroot begins at the root. */
const inWorkdir = (args: readonly string[]): string[] =>
  args.map((arg) => (/^[\w-]+\.js$/u.test(arg) ? posix.join(only('WORKDIR'), arg) : arg));

/** What chroot is given to run something as the image's user. */
const asInImage = (args: readonly string[]): string[] => [
  `--userspec=${only('USER')}`,
  root,
  ...inWorkdir(args),
];
const inImage = (args: readonly string[], input = '') =>
  spawnSync('/usr/sbin/chroot', asInImage(args), { env, encoding: 'latin1', input });

async function status(path: string): Promise<number | undefined> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } }))
      .status;
  } catch {
    return undefined;
  }
}

const isHealthy = (): boolean =>
  inImage(words(only('HEALTHCHECK').replace(/^.*?CMD\s+/u, ''))).status === 0;

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('The image is not tried: only root can run it (chroot).\n');

describe.skipIf(!isRoot)('the image', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'livion-image-'));
    chmodSync(folder, 0o755);
    [root, build] = [join(folder, 'root'), join(folder, 'build')];
    mkdirSync(root);
    mkdirSync(build);
    makeBase();
    for (const { does, what } of building) {
      if (does === 'COPY') copyIn(what);
      if (does === 'RUN') run(what);
    }
    env = { PATH: '/usr/local/bin' };
    for (const { does, what } of image) {
      if (does === 'COPY') copyAcross(what);
      const [, name = '', value = ''] = (does === 'ENV' && /^(\w+)=(.*)$/u.exec(what)) || [];
      if (name !== '') env[name] = value;
    }
    around = await startSurroundings();
    port = await reservePort();
    env = { ...around.environment, ...env, PORT: String(port) };
  });

  afterAll(async () => {
    bot?.kill('SIGKILL');
    await around?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is built with Node 24, and runs as a user without rights, who owns its volumes', () => {
    expect(only('FROM', building)).toMatch(/^node:24\b.* AS build$/u);
    expect(only('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/u);
    const volumes = words(only('VOLUME'));
    expect(volumes).toEqual([env['DATA_DIR'], env['BACKUP_DIR']]);
    for (const volume of volumes) {
      const { uid, gid } = statSync(join(root, volume));
      expect(`${uid}:${gid}`).toBe(only('USER'));
    }
  });

  it('holds Node, the program in a few files, and the licences: no sources, no packages, no shell', () => {
    expect(readdirSync(join(root, 'app')).toSorted()).toEqual(
      ['LICENSE', 'THIRD-PARTY.txt', 'bot', 'node_modules', 'package.json'].toSorted(),
    );
    const packages = readdirSync(join(root, 'app/node_modules')).toSorted();
    expect(packages).toEqual(['@fontsource', '@resvg']);
    const others = readdirSync(join(root, 'app/bot')).filter((name) => !name.endsWith('.js'));
    expect(others).toEqual(['migrations']);
    const steps = readdirSync(join(root, 'app/bot/migrations'));
    expect(steps).toEqual(readdirSync('src/storage/postgres/migrations'));
    expect(readFileSync(join(root, 'app/THIRD-PARTY.txt'), 'utf8')).toMatch(
      /^@slack\/bolt .+ \(MIT\)$/mu,
    );
  });

  it('is as large as the README says', () => {
    const files = ['usr', 'app'].flatMap((name) =>
      readdirSync(join(root, name), { recursive: true, withFileTypes: true }),
    );
    const bytes = files
      .filter((file) => file.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    const readme = readFileSync(join(project, 'README.md'), 'utf8');
    const [, said] = /(\d+) MB beside its base/u.exec(readme) ?? [];
    expect(Math.abs(bytes / 1e6 - Number(said))).toBeLessThan(5);
  });

  it('starts, is healthy, and is ready', async () => {
    expect(isHealthy()).toBe(false);
    const command = [...words(only('ENTRYPOINT')), ...words(only('CMD'))];
    bot = spawn('/usr/sbin/chroot', asInImage(command), { env, stdio: 'ignore' });
    await expect.poll(() => status('/readyz')).toBe(200);
    expect(await status('/healthz')).toBe(200);
    expect(isHealthy()).toBe(true);
    // 401: Slack's requests are taken, and this one is not signed.
    await expect.poll(() => postToSlackRoute()).toBe(401);
  });

  it('talks with people, and writes what they say', async () => {
    around.deliverTo(port);
    await play(around.slack, 'maija').opens('Kamppi');
  });

  it('makes a backup that it restores', async () => {
    const made = inImage(['/usr/local/bin/node', 'backup.js']);
    const [, path = ''] = /^Backed up to (\/backups\/\S+)$/mu.exec(made.stdout) ?? [];
    expect(existsSync(join(root, path, 'bot.sqlite'))).toBe(true);
    expect(inImage(['/usr/local/bin/node', 'restore.js', '--check', path]).stdout).toMatch(
      /^The backup is sound\. 1 site/u,
    );
  });

  it('draws the picture of the sites', () => {
    const script =
      "const child = require('child_process').fork('/app/bot/draw-process.js', { serialization: 'advanced' });" +
      "child.once('message', (png) => process.stdout.write(Buffer.from(png)));" +
      "child.send(JSON.parse(require('fs').readFileSync(0, 'utf8')));";
    const picture = pictureOf(
      five,
      pictureSaid(Date.UTC(2026, 10, 25), 'Europe/Helsinki'),
      countsIn(five),
    );
    const { stdout } = inImage(['/usr/local/bin/node', '-e', script], JSON.stringify(picture));
    expect(stdout.slice(1, 4)).toBe('PNG');
  });

  it('ends with 0 at SIGTERM', async () => {
    expect(only('STOPSIGNAL')).toBe('SIGTERM');
    if (!bot) throw new Error('it has not started');
    const exited = once(bot, 'exit');
    bot.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('under an older Node says that 24 is needed, and does not start', (context) => {
    if (olderNode === undefined) return context.skip('there is no Node before 24 on this machine');
    const program = join(root, only('WORKDIR'), 'livion.js');
    const started = spawnSync(join(olderNode, 'node'), [program], { encoding: 'utf8', env });
    expect(started.status).toBe(1);
    expect(started.stderr.trim()).toMatch(
      /^This bot needs Node 24 or newer; this is v\d+\.\d+\.\d+\. [^\n]+$/u,
    );
  });
});

const postToSlackRoute = async (): Promise<number> =>
  (
    await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: { connection: 'close' },
    })
  ).status;

/** The folder of a Node before 24 on this machine, such as the system's own. */
const olderNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((path) => !path.includes('node_modules'))
  .find((path) => {
    const { status: code, stdout } = spawnSync(join(path, 'node'), ['--version'], {
      encoding: 'utf8',
    });
    return code === 0 && Number(/^v(\d+)/u.exec(stdout)?.[1]) < 24;
  });
