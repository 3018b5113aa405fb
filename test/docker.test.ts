import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../sandbox/manifest.ts';
import { type LocalSlack, startLocalSlack } from '../sandbox/slack/index.ts';

/**
 * No Docker engine is needed: the Dockerfile's own steps are taken in a temporary folder, in their
 * order.
 */
const project = fileURLToPath(new URL('..', import.meta.url));

interface Step {
  readonly does: string;
  readonly what: string;
}

/** Instructions of a Dockerfile, continued lines joined, comments left out. */
const readDockerfile = (): Step[] =>
  readFileSync(join(project, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gmu, '')
    .replace(/\\\n\s*/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, does = '', what = ''] = /^(\S+)\s+(.*)$/u.exec(line) ?? [];
      return { does, what };
    });

const steps = readDockerfile();
const only = (does: string): string => {
  const found = steps.filter((step) => step.does === does);
  expect(found, does).toHaveLength(1);
  return found[0]?.what ?? '';
};
const command = (json: string): string[] => {
  const words: unknown = JSON.parse(json);
  expect(Array.isArray(words), `${json} is in exec form`).toBe(true);
  return Array.isArray(words) ? words.map(String) : [];
};

/**
 * `.dockerignore` as far as this project uses it: whole paths, `*`, and `!`; the last one that fits
 * decides.
 */
function isLeftOut(path: string): boolean {
  const lines = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n');
  const patterns = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const decides = patterns.findLast((pattern) => {
    const name = pattern.replace('!', '');
    return name === '*' || path === name || path.startsWith(`${name}/`);
  });
  return decides !== undefined && !decides.startsWith('!');
}

let root: string;
let app: string;
let env: Record<string, string>;
let slack: LocalSlack;
let port: number;
let bot: ChildProcess;

/** Where a path of the image lies. */
const inRoot = (path: string): string => join(root, path);

function copy(what: string): void {
  const words = what.split(/\s+/u);
  const to = words.at(-1) ?? '';
  for (const from of words.slice(0, -1)) {
    const isFolder = statSync(join(project, from)).isDirectory();
    const into = isFolder ? join(app, to) : join(app, to, from);
    cpSync(join(project, from), into, {
      recursive: true,
      filter: (path) => !isLeftOut(relative(project, path)),
    });
  }
}

function run(what: string): void {
  const line = what
    .replace(/^(--mount=\S+\s+)*/u, '')
    .replaceAll(/(?<=\s)\/data\b/gu, inRoot('/data'));
  execFileSync('/bin/sh', ['-ec', line], { cwd: app, env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * Node 24 comes first in the path, as in the image; only root may `chown`, so that is written down,
 * not done.
 */
function makeTools(): string {
  const tools = inRoot('/tools');
  mkdirSync(tools);
  symlinkSync(process.execPath, join(tools, 'node'));
  writeFileSync(join(tools, 'chown'), `#!/bin/sh\necho "$@" >> ${inRoot('/chown.log')}\n`);
  chmodSync(join(tools, 'chown'), 0o755);
  return tools;
}

const systemPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function status(path: string): Promise<number | undefined> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } }))
      .status;
  } catch {
    return undefined;
  }
}

const isHealthy = (): boolean => {
  const [file = '', ...rest] = command(only('HEALTHCHECK').replace(/^.*?CMD\s+/u, ''));
  return spawnSync(file, rest, { cwd: app, env }).status === 0;
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'livion-image-'));
  app = inRoot(only('WORKDIR'));
  mkdirSync(app, { recursive: true });
  env = {
    PATH: `${makeTools()}${delimiter}${systemPath}`,
    HOME: process.env['HOME'] ?? root,
    // Only in the test, to be quick: what is in npm's cache is not asked for again.
    npm_config_prefer_offline: 'true',
  };
  for (const { does, what } of steps) {
    if (does === 'COPY') copy(what);
    if (does === 'RUN') run(what);
    if (does === 'ENV') {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/u.exec(what) ?? [];
      env[name] = value.startsWith('/') ? inRoot(value) : value;
    }
  }
  slack = await startLocalSlack({ ...readManifest(), people: [], channels: [] });
  port = await freePort();
  Object.assign(env, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.url,
    PORT: String(port),
  });
}, 120_000);

afterAll(async () => {
  bot?.kill('SIGKILL');
  await slack?.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the image', () => {
  it('is made of Node 24, runs as a user without rights, and keeps its data in a volume of that user', () => {
    expect(only('FROM')).toMatch(/^node:24\b/u);
    expect(only('USER')).toBe('node');
    expect(only('VOLUME')).toBe('/data');
    expect(env['DATA_DIR']).toBe(inRoot('/data'));
    expect(readFileSync(inRoot('/chown.log'), 'utf8')).toBe(`node:node ${inRoot('/data')}\n`);
    const order = steps.map(({ does }) => does);
    expect(order.indexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
  });

  it('holds what runs, and neither sandbox, tests nor development packages', () => {
    expect(readdirSync(app).toSorted()).toEqual(
      ['.npmrc', 'LICENSE', 'node_modules', 'package-lock.json', 'package.json', 'src'].toSorted(),
    );
    expect(existsSync(join(app, 'sandbox'))).toBe(false);
    expect(
      readdirSync(join(app, 'node_modules/.cache/livion')),
      'the program, read once',
    ).not.toEqual([]);
    const {
      dependencies,
    }: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(join(app, 'package.json'), 'utf8'),
    );
    for (const name of Object.keys(dependencies ?? {}))
      expect(existsSync(join(app, 'node_modules', name)), name).toBe(true);
    const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
      readFileSync(join(app, 'package-lock.json'), 'utf8'),
    );
    const development = Object.keys(lock.packages).filter((path) => lock.packages[path]?.dev);
    expect(development).toContain('node_modules/vitest');
    expect(development.filter((path) => existsSync(join(app, path)))).toEqual([]);
  });

  it('misses nothing that its files import', () => {
    const files = readdirSync(join(app, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(ts|mjs)$/u.test(name),
    );
    const missing = files.flatMap((name) => {
      const file = join(app, 'src', name);
      const imports = readFileSync(file, 'utf8').matchAll(
        /(?:from|import)[ (]'(\.{1,2}\/[^']+)'/gu,
      );
      return [...imports]
        .map(([, to = '']) => join(dirname(file), to))
        .filter((to) => !existsSync(to));
    });
    expect(files.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('starts, is healthy, and is ready', async () => {
    expect(isHealthy()).toBe(false);
    const [file = '', ...rest] = command(only('CMD'));
    expect(file).toBe('node');
    bot = spawn(file, rest, { cwd: app, env, stdio: 'ignore' });
    await expect.poll(() => status('/readyz'), { timeout: 10_000 }).toBe(200);
    expect(await status('/healthz')).toBe(200);
    expect(isHealthy()).toBe(true);
    // 401: Slack's requests are taken, and this one is not signed.
    await expect.poll(() => postToSlackRoute(), { timeout: 10_000 }).toBe(401);
  });

  it('ends with 0 within five seconds of SIGTERM', async () => {
    expect(only('STOPSIGNAL')).toBe('SIGTERM');
    const asked = performance.now();
    const exited = once(bot, 'exit');
    bot.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(performance.now() - asked).toBeLessThan(5_000);
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
const olderNode = systemPath.split(delimiter).find((folder) => {
  const { status: code, stdout } = spawnSync(join(folder, 'node'), ['--version'], {
    encoding: 'utf8',
  });
  return code === 0 && Number(/^v(\d+)/u.exec(stdout)?.[1]) < 24;
});

describe('`npm start` without development packages', () => {
  it('says under an older Node that 24 is needed, and does not start', (context) => {
    if (olderNode === undefined) return context.skip('there is no Node before 24 on this machine');
    const { PATH: _, ...rest } = env;
    const started = spawnSync('npm', ['start'], {
      ...{ cwd: app, encoding: 'utf8' },
      env: { ...rest, PATH: `${olderNode}${delimiter}${systemPath}` },
    });
    expect(started.status).toBe(1);
    expect(started.stderr.trim()).toMatch(
      /^This bot needs Node 24 or newer; this is v\d+\.\d+\.\d+\. [^\n]+$/u,
    );
  });
});
