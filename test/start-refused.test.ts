import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { start } from '../src/app.ts';
import { parseConfig } from '../src/config/index.ts';
import { createLog } from '../src/log.ts';
import { openStorage } from '../src/storage/index.ts';
import { storeRefused } from '../src/store-refused.ts';
import { built, compiled } from './folder-for-the-run.ts';

const around = mkdtempSync(join(tmpdir(), 'livion-refused-'));
/** What a bot leaves behind that has worked. */
const worked = join(around, 'worked');
let dataDir: string;
const file = (name: string): string => join(dataDir, name);

const environment = (): Record<string, string> => ({
  ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc', HOST: '127.0.0.1', PORT: '0' },
  // Nobody listens there: a bot that gets so far waits for Slack.
  ...{ SLACK_API_URL: 'http://127.0.0.1:9/api/', DATA_DIR: dataDir },
});

/** What a start in this process says; undefined when it starts. */
async function refusal(): Promise<string | undefined> {
  const parsed = parseConfig(environment());
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const started = await start(parsed.config, { log: createLog('silent') });
  if (!started.ok) return storeRefused(started.because, dataDir);
  await started.running.stop();
  return undefined;
}

{
  const log = createLog('silent');
  const clock = { now: () => 0, monotonic: () => 0, sleep: async () => {} };
  const opened = openStorage({ dataDir: worked, clock, log });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const { journal, close } = opened.storage;
  for (let at = 0; at < 200; at++)
    await journal.append({ id: `j${at}`, at, site: 'kamppi', kind: 'k', data: 'x'.repeat(200) });
  await close();
  mkdirSync(join(worked, 'sites'));
  writeFileSync(
    join(worked, 'workspace.json'),
    '{"version":1,"id":"workspace","roles":{},"deleting":[],"pending":[],"effects":0}\n',
  );
}
afterAll(() => rmSync(around, { recursive: true, force: true }));
beforeEach(() => {
  dataDir = join(mkdtempSync(join(around, 'case-')), 'data');
  cpSync(worked, dataDir, { recursive: true });
});

/** Every table that the streams have. */
function tableNames(): string[] {
  const streams = new DatabaseSync(join(worked, 'bot.sqlite'));
  const found = streams
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  streams.close();
  return z
    .array(z.object({ name: z.string() }))
    .parse(found)
    .map(({ name }) => name);
}

describe('a file of DATA_DIR that cannot be worked with stops the start, in one sentence that names it', () => {
  const garbage = (name: string) => () => writeFileSync(file(name), 'garbage '.repeat(1_000));
  const folder = (name: string) => () => {
    rmSync(file(name), { force: true });
    mkdirSync(file(name));
  };
  const noTable = (name: string) => () => {
    const database = new DatabaseSync(file('bot.sqlite'));
    database.exec(`DROP TABLE ${name}`);
    database.close();
  };
  const tables = tableNames().map(
    (name) => [`a table is missing: ${name}`, 'bot.sqlite', noTable(name)] as const,
  );
  const cases: readonly (readonly [what: string, names: string, breakIt: () => void])[] = [
    ['the streams are no database', 'bot.sqlite', garbage('bot.sqlite')],
    ['the streams are cut', 'bot.sqlite', () => truncateSync(file('bot.sqlite'), 9_000)],
    ['the streams are a folder', 'bot.sqlite', folder('bot.sqlite')],
    ...tables,
    ['the lock is no database', 'lock.sqlite', garbage('lock.sqlite')],
    ['the lock is a folder', 'lock.sqlite', folder('lock.sqlite')],
    ['the roles are broken', 'workspace.json', garbage('workspace.json')],
    ['the roles are a folder', 'workspace.json', folder('workspace.json')],
    [
      'a role is none that there is',
      'workspace.json',
      () =>
        writeFileSync(
          file('workspace.json'),
          '{"version":1,"id":"workspace","roles":{"U1":"boss"},"deleting":[],"pending":[],"effects":0}',
        ),
    ],
    [
      'the folder of the sites is a file',
      'sites',
      () => {
        rmSync(file('sites'), { recursive: true });
        writeFileSync(file('sites'), '');
      },
    ],
  ];

  it('starts when nothing is wrong', async () => {
    expect(await refusal()).toBeUndefined();
  });

  it.each(cases)('%s', async (_, name, breakIt) => {
    breakIt();
    const said = await refusal();
    expect(said).toMatch(/^[^\n]+\.$/u);
    expect(said).toContain(file(name));
  });

  it('but a site’s own document that is broken stops that site alone', async () => {
    mkdirSync(file('sites/kamppi.json'));
    writeFileSync(file('sites/pasila.json'), '{"version":1,');
    expect(await refusal()).toBeUndefined();
    expect(readdirSync(file('sites')).toSorted()).toEqual(['kamppi.json', 'pasila.json']);
  });
});

/** `npm start` as a process: of another user, or inside a mount of its own. */
async function startAs(
  command: readonly string[],
  options: { uid?: number; gid?: number } = {},
): Promise<{ code: number | null; said: string }> {
  const [program = '', ...args] = [...command, process.execPath, built('livion')];
  const bot = spawn(program, args, {
    cwd: around,
    env: { ...environment(), ...compiled, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...options,
  });
  const [said, [code]] = await Promise.all([text(bot.stderr), once(bot, 'exit')]);
  return { code, said: said.trim() };
}

describe.skipIf(process.getuid?.() !== 0)('files that belong to another user', () => {
  const nobody = 65_534;
  const giveAll = (to: number): void => {
    for (const name of ['', 'lock.sqlite', 'bot.sqlite', 'workspace.json', 'sites'])
      chownSync(file(name), to, to);
  };
  // The temporary folder itself has to let another user through.
  beforeEach(() => {
    for (const path of [around, join(dataDir, '..')]) spawnSync('chmod', ['755', path]);
    giveAll(nobody);
  });

  it.each(['', 'lock.sqlite', 'bot.sqlite', 'workspace.json', 'sites'])(
    'stop the start, in one sentence that names the file and its owner: DATA_DIR/%s',
    async (name) => {
      chownSync(file(name), 0, 0);
      spawnSync('chmod', [statSync(file(name)).isDirectory() ? '755' : '600', file(name)]);
      const { code, said } = await startAs([], { uid: nobody, gid: nobody });
      expect(code).toBe(1);
      expect(said).toMatch(/^[^\n]+\.$/u);
      expect(said).toContain(`${join(dataDir, name)} belongs to the user with ID 0`);
    },
  );

  it('also a database that everybody may read', async () => {
    chownSync(file('bot.sqlite'), 0, 0);
    spawnSync('chmod', ['644', file('bot.sqlite')]);
    const { code, said } = await startAs([], { uid: nobody, gid: nobody });
    expect(code).toBe(1);
    expect(said).toContain(`${file('bot.sqlite')} belongs to the user with ID 0`);
  });
});

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

describe.skipIf(!canMount)('a file system that cannot take what the bot writes', () => {
  const inMount = (script: string): readonly string[] => [
    ...['unshare', '-rm', 'sh', '-c'],
    `${script} && exec "$@"`,
    'sh',
  ];

  it('is said: it is read-only', async () => {
    const mount = `mount --bind "${dataDir}" "${dataDir}" && mount -o remount,ro,bind "${dataDir}"`;
    const { code, said } = await startAs(inMount(mount));
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]+\.$/u);
    expect(said).toContain('read-only');
    expect(said).toContain(dataDir);
  });

  it.each([0, 8, 16, 32, 48])('is said: it is full, %i kB are left', async (left) => {
    const mount = [
      `mount -t tmpfs -o size=64k tmpfs "${dataDir}"`,
      `dd if=/dev/zero of="${dataDir}/filler" bs=1k count=${64 - left} 2> /dev/null; true`,
    ].join(' && ');
    const { code, said } = await startAs(inMount(mount));
    expect(code).toBe(1);
    expect(said).toMatch(/^The disk of [^\n]+ is full[^\n]+\.$/u);
  });
});
