import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../sandbox/listen.ts';
import { parseConfig, variables } from '../src/config/index.ts';
import { defaultOrigins } from '../src/iloq/index.ts';
import { newerVersion } from '../src/store-refused.ts';
import { version } from '../src/version.ts';
import { built, compiled } from './folder-for-the-run.ts';
import { startSlackStub } from './slack/slack-stub.ts';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const secret = 'VERY-SECRET-VALUE-4711';

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livion-main-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) if (child.kill('SIGKILL')) await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

const enough = {
  SLACK_BOT_TOKEN: `xoxb-${secret}`,
  SLACK_SIGNING_SECRET: secret,
  // Nobody listens there: a bot that gets so far waits for Slack.
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  HOST: '127.0.0.1',
  PORT: '0',
};

/** What `npm start` runs, in an empty folder, with nothing else in its environment for the bot. */
function startBot(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [built('livion')], {
    cwd: folder,
    env: { ...environment, ...compiled },
  });
  running.push(child);
  return child;
}

async function failing(
  environment: Record<string, string>,
): Promise<{ code: number; said: string }> {
  const child = startBot(environment);
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('no output');
  const [out, said, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')]);
  expect(out + said).not.toContain(secret);
  return { code, said: said.trim() };
}

describe('a start that cannot be says what to change, in one sentence, and ends with 1', () => {
  it('no token', async () => {
    const { SLACK_BOT_TOKEN: _, ...rest } = enough;
    const { code, said } = await failing(rest);
    expect(code).toBe(1);
    const [token, where, ...more] = said.split('\n');
    expect(token).toBe('SLACK_BOT_TOKEN is not set. Example: xoxb-1234-abcd');
    expect(where).toMatch(/^[^\n]*\.env\.example[^\n]*$/u);
    expect(more).toEqual([]);
  });

  it('a token that is another secret', async () => {
    const { code, said } = await failing({ ...enough, SLACK_BOT_TOKEN: secret });
    expect(code).toBe(1);
    expect(said).toBe('SLACK_BOT_TOKEN has to begin with xoxb-. Example: xoxb-1234-abcd');
  });

  it.each([
    ['no base64', secret],
    ['too short', Buffer.from(secret).toString('base64')],
    ['a bad ID', `no good:${Buffer.alloc(32).toString('base64')}`],
  ])('a CREDENTIALS_KEY that is none: %s', async (_, key) => {
    const { code, said } = await failing({ ...enough, CREDENTIALS_KEY: key });
    expect(code).toBe(1);
    expect(said).toMatch(
      /^CREDENTIALS_KEY: entry 1 .+ Example: 1:<32 bytes in base64>, made with `openssl rand -base64 32`$/u,
    );
    expect(said).not.toContain(key);
  });

  it('a DATA_DIR that another bot works on', async () => {
    const first = startBot({ ...enough, DATA_DIR: 'data' });
    if (first.stdout) await once(first.stdout, 'data');
    const { code, said } = await failing({ ...enough, DATA_DIR: 'data' });
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]*DATA_DIR[^\n]*$/u);
  });

  it('data that a newer version has written, and it stays as it was', async () => {
    const site = '{"version":99,"id":"kamppi"}';
    mkdirSync(join(folder, 'data', 'sites'), { recursive: true });
    writeFileSync(join(folder, 'data', 'sites', 'kamppi.json'), site);
    const { code, said } = await failing({ ...enough, DATA_DIR: 'data' });
    expect(code).toBe(1);
    expect(said).toBe(newerVersion);
    expect(readFileSync(join(folder, 'data', 'sites', 'kamppi.json'), 'utf8')).toBe(site);
  });

  it('a DATA_DIR that is a file', async () => {
    writeFileSync(join(folder, 'data'), '');
    const { code, said } = await failing({ ...enough, DATA_DIR: 'data' });
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]*DATA_DIR[^\n]*Example: DATA_DIR=[^\n]*$/u);
  });

  it('a PORT that is taken', async () => {
    const other = createServer();
    const port = await listen(other);
    const { code, said } = await failing({ ...enough, PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(said).toBe('PORT is taken by another program. Set another one, for example PORT=3001.');
  });

  it('a HOST that is not on this machine', async () => {
    const { code, said } = await failing({ ...enough, HOST: '192.0.2.1' });
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]*HOST and PORT[^\n]*Example: [^\n]*$/u);
  });

  it('a token that Slack does not know', async () => {
    const slack = await startSlackStub({
      'auth.test': () => ({ ok: false, error: 'invalid_auth' }),
    });
    const { code, said } = await failing({ ...enough, SLACK_API_URL: slack.url });
    await slack.stop();
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]*SLACK_BOT_TOKEN \(invalid_auth\)[^\n]*$/u);
  });

  it('a secret in quotes, as docker passes it', async () => {
    const { code, said } = await failing({ ...enough, SLACK_SIGNING_SECRET: `"${secret}"` });
    expect(code).toBe(1);
    expect(said).toMatch(/^SLACK_SIGNING_SECRET is in quotes[^\n]*$/u);
  });

  it('a .env with a byte order mark', async () => {
    writeFileSync(join(folder, '.env'), `\uFEFFSLACK_BOT_TOKEN=xoxb-${secret}\n`);
    const { SLACK_BOT_TOKEN: _, ...rest } = enough;
    const { code, said } = await failing(rest);
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toMatch(/^SLACK_BOT_TOKEN [^\n]*byte order mark/u);
  });

  it('a .env that cannot be read', async () => {
    mkdirSync(join(folder, '.env'));
    const { code, said } = await failing(enough);
    expect(code).toBe(1);
    expect(said).toMatch(/^\.env cannot be read \(\w+\)\. [^\n]+$/u);
  });
});

describe('the process', () => {
  it('tells its version when asked, and in the line that says that it listens', async () => {
    const asked = spawn(process.execPath, [built('livion'), '--version'], {
      cwd: folder,
      env: compiled,
    });
    running.push(asked);
    expect(await text(asked.stdout)).toBe(`${version}\n`);

    const bot = startBot({ ...enough, DATA_DIR: 'data' });
    if (!bot.stdout) throw new Error('no output');
    let said = '';
    for await (const chunk of bot.stdout) {
      said += String(chunk);
      if (said.includes('"listening"')) break;
    }
    const line = said.split('\n').find((each) => each.includes('"listening"')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ version, msg: 'listening' });
  });

  it.each([
    ['thrown', 'throw new TypeError("boom")'],
    ['rejected', 'Promise.reject(new TypeError("boom"))'],
  ])('logs what nothing has caught (%s), and ends with 1 and a sentence', async (_, escapes) => {
    // As soon as the net is there.
    const later = `const wait = setInterval(() => {
      if (process.listenerCount('unhandledRejection') === 0) return;
      clearInterval(wait);
      ${escapes};
    }, 10);`;
    const module = `data:text/javascript,${encodeURIComponent(later)}`;
    const child = startBot({ ...enough, DATA_DIR: 'data', NODE_OPTIONS: `--import=${module}` });
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error('no output');
    const [out, said, [code]] = await Promise.all([
      text(stdout),
      text(stderr),
      once(child, 'exit'),
    ]);
    expect(code).toBe(1);
    expect(said).toMatch(/^The bot has ended: [^\n]+\(TypeError\)[^\n]+\n$/u);
    const last: unknown = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({ level: 60, err: { message: 'boom' } });
  });
});

describe('.env', () => {
  it('is read where there is one, and what the environment has goes before it', async () => {
    writeFileSync(
      join(folder, '.env'),
      `SLACK_BOT_TOKEN=xoxb-${secret}\nSLACK_SIGNING_SECRET=${secret}\nPORT=no\n`,
    );
    const { code, said } = await failing({ LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    const [port, level, ...more] = said.split('\n');
    expect(port).toMatch(/^PORT has to be a number/u);
    expect(level).toMatch(/^LOG_LEVEL has to be one of/u);
    expect(more).toEqual([]);
    const { said: other } = await failing({ PORT: '0', LOG_LEVEL: 'loud' });
    expect(other).toMatch(/^LOG_LEVEL[^\n]*$/u);
  });

  const example = readFileSync(source('../.env.example'), 'utf8');
  const assignments = example.matchAll(/^(#?)([A-Z][A-Z_]+)=(.*)$/gmu).toArray();

  it('.env.example has every variable once, and no other', () => {
    expect(assignments.map(([, , name]) => name).toSorted()).toEqual(variables.toSorted());
  });

  it('.env.example shows the defaults as they are', () => {
    const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = enough;
    const all = parseEnv(example.replace(/^#(?=[A-Z])/gmu, ''));
    const shown = parseConfig({ ...all, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET });
    expect(shown.ok).toBe(true);
    // As text, since the policy on origins is functions; that variable is compared by itself.
    expect(JSON.stringify(shown)).toBe(
      JSON.stringify(parseConfig({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET })),
    );
    expect(all['ILOQ_ALLOWED_ORIGINS']).toBe(defaultOrigins);
  });

  it('.env.example says something about every variable', () => {
    const [, ...paragraphs] = example.split(/\n{2,}/u);
    for (const [, , name = ''] of assignments)
      expect(
        paragraphs.find((part) => part.includes(`${name}=`)),
        name,
      ).toMatch(/^# [A-Za-z]/mu);
  });
});
