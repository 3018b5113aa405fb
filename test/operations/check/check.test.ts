import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../../sandbox/listen.ts';
import { manifest } from '../../../sandbox/manifest.ts';
import { reservePort } from '../../../sandbox/reserve-port.ts';
import { type Surroundings, startSurroundings } from '../../../sandbox/surroundings.ts';
import { start } from '../../../src/app.ts';
import { systemClock } from '../../../src/clock.ts';
import { parseConfig } from '../../../src/config/index.ts';
import { createLog } from '../../../src/log.ts';
import { checkDeployment, settingsAdvice } from '../../../src/operations/check/index.ts';
import { forwarded } from '../../../src/operations/check/public-url.ts';
import { clockBeside, scopesBeside } from '../../../src/operations/check/slack.ts';
import { whatToDo } from '../../../src/operations/check/unreached.ts';
import { scopes } from '../../../src/slack/index.ts';
import { openSites, openStorage } from '../../../src/storage/index.ts';
import { built, compiled } from '../../folder-for-the-run.ts';

/** A command of its own starts sooner with it. */

let around: Surroundings;
let environment: Record<string, string>;
const servers: Server[] = [];
beforeEach(async () => {
  around = await startSurroundings({ mode: 'socket' });
  // Only what is on this machine is asked.
  environment = { ...around.environment, ILOQ_ALLOWED_ORIGINS: around.iloq.url };
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await around.close();
});

const check = (more: Record<string, string> = {}) =>
  checkDeployment({ ...environment, ...more }, systemClock);
/** What is not right, in its sentences. */
const wrongs = async (more: Record<string, string> = {}): Promise<string[]> =>
  (await check(more))
    .filter(({ level }) => level === 'warning' || level === 'failed')
    .map(({ sentence }) => sentence);

describe('npm run check', () => {
  async function run(
    env: Record<string, string>,
  ): Promise<{ code: number; lines: readonly string[] }> {
    const folder = mkdtempSync(join(tmpdir(), 'livion-check-'));
    const child = spawn(process.execPath, [built('check')], {
      cwd: folder,
      env: { ...env, ...compiled },
    });
    const [out, problems, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    rmSync(folder, { recursive: true });
    return { code, lines: (out + problems).trim().split('\n') };
  }

  it('has a good word for each thing that works, and ends with 0', async () => {
    const { code, lines } = await run({
      ...environment,
      BACKUP_CRON: '30 2 * * *',
      BACKUP_KEY: Buffer.alloc(32, 5).toString('base64'),
      DIGEST_CHANNEL: around.slack.channel('sites').id,
    });
    expect(lines).toEqual([
      '✓ The configuration can be read.',
      expect.stringMatching(/^· PUBLIC_URL is not set/u),
      expect.stringMatching(/^✓ DATA_DIR \(.+\) is made at the first start\.$/u),
      '✓ The first backup is made at the start, in ./backups.',
      expect.stringMatching(/^✓ Slack knows the bot as @\S+ in .+\.$/u),
      '✓ The token has every scope that the bot needs.',
      '✓ Slack opens a connection for Socket Mode.',
      '✓ The bot is in #alerts (ALERT_CHANNEL).',
      '✓ The bot is in #sites (DIGEST_CHANNEL).',
      "✓ This machine's clock agrees with Slack's.",
      `✓ iLOQ answers at ${around.iloq.url}.`,
    ]);
    expect(code).toBe(0);
    expect(around.iloq.counters.opened).toBe(0);
    expect(around.slack.messages('alerts')).toEqual([]);
  });

  it('says all that the configuration lacks at once, and where it is explained', async () => {
    const { code, lines } = await run({ PORT: 'x', BACKUP_KEEP: 'x' });
    expect(code).toBe(1);
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'PORT',
      'BACKUP_KEEP',
      '.env.example',
    ])
      expect(lines.filter((line) => line.startsWith('✗') && line.includes(name))).not.toEqual([]);
    expect(lines.at(-1)).toBe('5 things do not work.');
  });

  it('has no secret in what it says', async () => {
    around.slack.fault('auth.test', { kind: 'error', error: 'invalid_auth' });
    const secret = 'S3cr3tValue4711';
    const { code, lines } = await run({
      ...environment,
      ...{ SLACK_BOT_TOKEN: `xoxb-${secret}`, SLACK_APP_TOKEN: `xapp-${secret}` },
      ...{ ILOQ_API_KEY: secret, METRICS_TOKEN: `${secret}${secret}` },
    });
    expect(code).toBe(1);
    expect(lines.join('\n')).not.toContain(secret);
    expect(lines.join('\n')).toContain('Slack does not accept SLACK_BOT_TOKEN (invalid_auth)');
  });
});

it('a certificate of a company is told apart from a firewall', () => {
  for (const why of ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'tls'])
    expect(whatToDo(why), why).toContain('NODE_EXTRA_CA_CERTS');
  for (const why of ['ECONNREFUSED', 'ENOTFOUND', 'no answer in time', 'refused', 'timeout'])
    expect(whatToDo(why), why).toContain('firewall');
});

describe('Slack', () => {
  it('that cannot be reached, or is not Slack, is one line', async () => {
    const [unreached, ...more] = await wrongs({ SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(unreached).toMatch(/^Slack cannot be reached at 127\.0\.0\.1:9 \(\w+( \w+)*\)\. /u);
    expect(more).toEqual([]);
    around.slack.fault('auth.test', { kind: '500' });
    expect(await wrongs()).toEqual([expect.stringContaining('(it answers 500)')]);
    around.slack.clearFaults();
    around.slack.fault('auth.test', { kind: 'error', error: 'fatal_error' });
    expect(await wrongs()).toEqual([expect.stringContaining('who the bot is (fatal_error)')]);
    const proxy = await serve((_, respond) => respond(200, '<html>'));
    expect(await wrongs({ SLACK_API_URL: `${proxy}/api/` })).toEqual([
      expect.stringContaining('something else than Slack answers there, with 200'),
    ]);
  });

  it('refuses the app token', async () => {
    expect(await wrongs({ SLACK_APP_TOKEN: 'xapp-another' })).toEqual([
      expect.stringContaining('Slack does not accept SLACK_APP_TOKEN (not_allowed_token_type)'),
    ]);
  });

  it('does not know a channel, or the bot is not in it, or it is archived', async () => {
    await around.slack.removeBot('alerts');
    expect(await wrongs({ DIGEST_CHANNEL: 'C0NOWHERE' })).toEqual([
      'The bot is not in #alerts (ALERT_CHANNEL). Type /invite @Livion there.',
      expect.stringMatching(/^DIGEST_CHANNEL \(C0NOWHERE\) is no channel that the bot can see/u),
    ]);
    await around.slack.archive('sites');
    expect(await wrongs({ ALERT_CHANNEL: around.slack.channel('sites').id })).toEqual([
      'ALERT_CHANNEL (#sites) is archived. Set another channel.',
    ]);
  });
});

describe('The scopes of the token', () => {
  const all = Object.keys(scopes);

  it('that the code needs are those of the manifest', () => {
    expect(all.toSorted()).toEqual(manifest.scopes.toSorted());
  });

  it.each(Object.entries(scopes))('without %s: %s', (scope, without) => {
    const [result, ...more] = scopesBeside(all.filter((each) => each !== scope).join(','));
    expect(more).toEqual([]);
    expect(result?.level).toBe('failed');
    expect(result?.sentence).toContain(`Slack's scope ${scope} is missing: ${without}. Add it`);
  });

  it('are right with more than is needed, and unknown where Slack does not tell them', () => {
    expect(scopesBeside(['team:read', ...all].join(', '))).toMatchObject([{ level: 'ok' }]);
    expect(scopesBeside(null)).toMatchObject([{ level: 'warning' }]);
  });

  it('are looked at when the bot starts, too', async () => {
    const scant = await startSurroundings();
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    const [some] = Object.values(scopes);
    const slack = await serve((_, respond) => {
      const body = { ok: true, user_id: 'U1', bot_id: 'B1', team_id: 'T1', user: 'l', team: 'L' };
      respond(200, JSON.stringify(body), { 'x-oauth-scopes': 'chat:write,users:read' });
    });
    const parsed = parseConfig({ ...scant.environment, SLACK_API_URL: `${slack}/api/` });
    if (!parsed.ok) throw new Error(parsed.problems.join());
    const started = await start(parsed.config, { log });
    if (!started.ok) throw new Error(started.because.kind);
    await started.running.connected;
    await started.running.stop();
    await scant.close();
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ scope: 'commands', without: some }),
    );
    expect(lines.filter((line) => line.includes('lacks a scope'))).toHaveLength(all.length - 2);
  });
});

describe("The machine's clock", () => {
  const theirs = 'Sat, 28 Nov 2026 08:00:00 GMT';
  const at = Date.parse(theirs);

  it.each([
    [0, 'ok', 'agrees'],
    [-20_000, 'ok', 'agrees'],
    [40_000, 'warning', '40 seconds ahead'],
    [-200_000, 'warning', '200 seconds behind'],
    [-300_000, 'failed', '300 seconds behind'],
    [3_600_000, 'failed', '3600 seconds ahead'],
  ])('%i ms off', (offMs, level, said) => {
    expect(clockBeside(theirs, at + offMs)).toEqual([
      { level, sentence: expect.stringContaining(said) },
    ]);
  });

  it.each([null, 'yesterday'])('beside a Date of %j nothing is known', (header) => {
    expect(clockBeside(header, at)).toEqual([]);
  });
});

describe('The configuration', () => {
  const least = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef'.repeat(2) };
  const key = Buffer.alloc(32).toString('base64');
  const whole = {
    ...{ CREDENTIALS_KEY: key, PUBLIC_URL: 'https://l.example.com', TRUST_PROXY: 'on' },
    ...{ ALERT_CHANNEL: 'C1', BACKUP_CRON: '0 3 * * *', BACKUP_KEY: key },
  };
  const adviceOn = (changes: Record<string, string | undefined>): string[] => {
    const parsed = parseConfig({ ...least, ...whole, ...changes });
    if (!parsed.ok) throw new Error(parsed.problems.join());
    return settingsAdvice(parsed.config).map(({ level, sentence }) => `${level}: ${sentence}`);
  };

  it('that is whole leaves nothing to be wished for', () => {
    expect(adviceOn({})).toEqual([]);
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: 'xoxb-1' }, /^warning: SLACK_SIGNING_SECRET has not the form/u],
    [{ CREDENTIALS_KEY: undefined }, /^warning: CREDENTIALS_KEY is not set/u],
    [{ PUBLIC_URL: undefined }, /^note: PUBLIC_URL is not set/u],
    [{ TRUST_PROXY: undefined }, /^warning: TRUST_PROXY is off/u],
    [{ ALERT_CHANNEL: undefined }, /^note: ALERT_CHANNEL is not set/u],
    [{ BACKUP_CRON: undefined }, /^note: BACKUP_CRON is not set/u],
    [{ BACKUP_KEY: undefined }, /^warning: BACKUP_KEY is not set/u],
  ])('%j', (changes, advice) => {
    expect(adviceOn(changes)).toEqual([expect.stringMatching(advice)]);
  });
});

describe('DATA_DIR', () => {
  it('that another bot works on is right; one of a newer version, damaged or a file is not', async () => {
    const { dataDir } = around;
    const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    await openSites(opened.storage);
    const said = async () => (await check()).map(({ sentence }) => sentence).join('\n');
    expect(await said()).toContain(`A bot works on DATA_DIR (${dataDir}).`);
    await opened.storage.close();
    expect(await said()).toContain(`DATA_DIR (${dataDir}) can be worked on.`);
    writeFileSync(join(dataDir, 'bot.sqlite'), 'hello');
    expect(await wrongs()).toEqual([expect.stringContaining('it is no database')]);
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    expect(await wrongs({ DATA_DIR: file })).toEqual([
      `${file} is a file where a folder should be. Move it away, or restore a backup.`,
    ]);
  });
});

describe('iLOQ', () => {
  it('that does not answer is said with its address', async () => {
    const down = 'http://127.0.0.1:9';
    expect(await wrongs({ ILOQ_ALLOWED_ORIGINS: `${around.iloq.url},${down}` })).toEqual([
      expect.stringMatching(/^iLOQ cannot be reached at http:\/\/127\.0\.0\.1:9 \(\w+\)\. /u),
    ]);
  });

  it('that answers with an error of its own is a warning', async () => {
    const broken = await serve((_, respond) => respond(503, 'maintenance'));
    expect(await wrongs({ ILOQ_ALLOWED_ORIGINS: broken })).toEqual([
      `iLOQ answers at ${broken} with an error of its own (503).`,
    ]);
  });
});

type Respond = (status: number, body: string, headers?: Record<string, string>) => void;

/** A server on this machine. @returns its origin */
async function serve(
  answer: (asked: { path: string; headers: IncomingHttpHeaders }, respond: Respond) => void,
): Promise<string> {
  const server = createServer((asked, response) =>
    answer({ path: asked.url ?? '/', headers: asked.headers }, (status, body, headers = {}) =>
      response.writeHead(status, headers).end(body),
    ),
  );
  servers.push(server);
  return `http://127.0.0.1:${await listen(server)}`;
}

describe('PUBLIC_URL', () => {
  /** A proxy before the bot's port, which passes X-Forwarded-For on as it likes. */
  const proxyTo = (port: number, forward: (given: string | undefined) => string | undefined) =>
    serve(({ path, headers }, respond) => {
      const says = forward(headers['x-forwarded-for']?.toString());
      request(
        {
          port,
          path,
          host: '127.0.0.1',
          headers: says === undefined ? {} : { 'x-forwarded-for': says },
        },
        async (response) => respond(response.statusCode ?? 0, await text(response)),
      )
        .on('error', () => respond(502, 'Bad gateway'))
        .end();
    });

  it('leads through the proxy to the port, and the proxy says who visits', async () => {
    const port = await reservePort();
    const proxy = await proxyTo(port, () => '198.51.100.1');
    const through = { PORT: String(port), PUBLIC_URL: proxy, TRUST_PROXY: 'on' };
    expect(await wrongs(through)).toEqual([]);
    expect((await check(through)).map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        `PUBLIC_URL (${proxy}) leads here.`,
        'The proxy says who visits (X-Forwarded-For).',
      ]),
    );
  });

  it('leads through a balancer, which sends nothing to a port before it has seen it ready', async () => {
    const port = await reservePort();
    const proxy = await proxyTo(port, () => '198.51.100.1');
    let isReady = false;
    const balancer = await serve(async ({ path }, respond) => {
      if (!isReady) {
        isReady = (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
        return respond(503, 'No server is available');
      }
      const answer = await fetch(`${proxy}${path}`);
      return respond(answer.status, await answer.text());
    });
    const through = { PORT: String(port), PUBLIC_URL: balancer, TRUST_PROXY: 'on' };
    expect(await wrongs(through)).toEqual([]);
  });

  it('of a bot that runs leads to it', async () => {
    const parsed = parseConfig(environment);
    if (!parsed.ok) throw new Error(parsed.problems.join());
    const started = await start(parsed.config, { log: createLog('silent') });
    if (!started.ok) throw new Error(started.because.kind);
    await started.running.connected;
    const { port } = started.running;
    const proxy = await proxyTo(port, () => undefined);
    expect(await wrongs({ PORT: String(port), PUBLIC_URL: proxy })).toEqual([]);
    await started.running.stop();
  });

  it('that leads elsewhere, or nowhere, is said', async () => {
    const port = String(await reservePort());
    const elsewhere = await serve((_, respond) => respond(404, 'Nothing here'));
    for (const [url, why] of [
      [elsewhere, 'it answers 404'],
      ['http://127.0.0.1:9', '[\\w ]+'],
    ])
      expect(await wrongs({ PORT: port, PUBLIC_URL: url ?? '' })).toEqual([
        expect.stringMatching(
          new RegExp(`^PUBLIC_URL \\(\\S+\\) does not lead to the bot \\(${why}\\)`, 'u'),
        ),
      ]);
  });

  it.each([
    ['198.51.100.1', true, 'ok'],
    ['203.0.113.7, 198.51.100.1', true, 'ok'],
    ['203.0.113.7', true, 'failed'],
    [null, true, 'failed'],
    ['198.51.100.1', false, 'warning'],
    ['203.0.113.7', false, undefined],
    [null, false, undefined],
  ])(
    'where X-Forwarded-For arrives as %j and TRUST_PROXY is %j: %s',
    (forwardedFor, trust, level) => {
      expect(forwarded({ forwardedFor }, trust).map((result) => result.level)).toEqual(
        level === undefined ? [] : [level],
      );
    },
  );
});
