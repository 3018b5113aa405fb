import { describe, expect, it } from 'vitest';
import { parseConfig, variables } from '../src/config/index.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const least = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const configOf = (more: Readonly<Record<string, string | undefined>> = {}) => {
  const parsed = parseConfig({ ...least, ...more });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
};
const problemsOf = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] => {
  const parsed = parseConfig(environment);
  return parsed.ok ? [] : parsed.problems;
};

describe('With two tokens the bot runs', () => {
  it('in Socket Mode, and everything else has the documented default', () => {
    expect(configOf()).toMatchObject({
      slack: {
        app: { kind: 'own', botToken: 'xoxb-1' },
        mode: { kind: 'socket', appToken: 'xapp-1' },
        apiUrl: 'https://slack.com/api/',
      },
      port: 3000,
      host: '0.0.0.0',
      publicUrl: undefined,
      trustProxy: false,
      dataDir: './data',
      credentialKeys: undefined,
      iloqApiKey: undefined,
      alertChannel: undefined,
      alertWebhookUrl: undefined,
      digestChannel: undefined,
      digestCron: '0 8 * * 1-5',
      digestQuiet: 'say',
      metricsToken: undefined,
      defaultRole: 'installer',
      verifyEveryMs: 86_400_000,
      unreachableAfter: 3,
      admins: undefined,
      stuckAfterDays: 3,
      timeZone: 'Europe/Helsinki',
      defaultLanguage: 'en',
      nextStepsUrl: undefined,
      backups: { cron: undefined, keep: 14, folder: './backups', keys: undefined },
      heartbeatUrl: undefined,
      logLevel: 'info',
    });
  });

  it('only iLOQ’s own origins are ever dialled', () => {
    const { iloqOrigins } = configOf();
    for (const allowed of ['https://s5.iloq.com', 'https://s5.iloq.de/iloqws'])
      expect(iloqOrigins.refusal(new URL(allowed)), allowed).toBeUndefined();
    for (const refused of [
      'https://evil.example',
      'http://s5.iloq.com',
      'https://127.0.0.1',
      'https://s5.iloq.fi',
    ])
      expect(iloqOrigins.refusal(new URL(refused)), refused).toBeDefined();
  });

  it('a variable that is set to nothing is not set', () => {
    const names = [
      'PORT',
      'HOST',
      'DATA_DIR',
      'CREDENTIALS_KEY',
      'ADMINS',
      'ALERT_CHANNEL',
      'TZ',
      'LOG_LEVEL',
      'PUBLIC_URL',
    ];
    expect(JSON.stringify(configOf(Object.fromEntries(names.map((name) => [name, '  ']))))).toBe(
      JSON.stringify(configOf()),
    );
  });

  it('over HTTP with the signing secret, where there is no app token', () => {
    const config = configOf({ SLACK_APP_TOKEN: undefined, SLACK_SIGNING_SECRET: 'abc123' });
    expect(config.slack.mode).toEqual({ kind: 'http', signingSecret: 'abc123' });
    expect(
      configOf({ SLACK_SIGNING_SECRET: 'abc123' }).slack.mode.kind,
      'the app token decides',
    ).toBe('socket');
  });
});

describe('What is set is read', () => {
  it.each([
    ['PORT', '8080', { port: 8080 }],
    ['PORT', '0', { port: 0 }],
    ['HOST', '127.0.0.1', { host: '127.0.0.1' }],
    ['PUBLIC_URL', 'https://livion.example.com/', { publicUrl: 'https://livion.example.com' }],
    ['TRUST_PROXY', 'on', { trustProxy: true }],
    ['DATA_DIR', '/var/lib/livion', { dataDir: '/var/lib/livion' }],
    ['ILOQ_API_KEY', 'k', { iloqApiKey: 'k' }],
    ['ALERT_CHANNEL', 'C0123456789', { alertChannel: 'C0123456789' }],
    [
      'ALERT_WEBHOOK_URL',
      'https://hooks.slack.com/services/T/B/x',
      { alertWebhookUrl: 'https://hooks.slack.com/services/T/B/x' },
    ],
    ['VERIFY_EVERY', '90m', { verifyEveryMs: 5_400_000 }],
    ['UNREACHABLE_AFTER', '5', { unreachableAfter: 5 }],
    ['ADMINS', 'U1, W2 U3', { admins: ['U1', 'W2', 'U3'] }],
    ['STUCK_AFTER_DAYS', '5', { stuckAfterDays: 5 }],
    ['TZ', 'Europe/Stockholm', { timeZone: 'Europe/Stockholm' }],
    ['DEFAULT_LANGUAGE', 'sv', { defaultLanguage: 'sv' }],
    [
      'NEXT_STEPS_URL',
      'https://help.example.com/x',
      { nextStepsUrl: 'https://help.example.com/x' },
    ],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
    [
      'SLACK_API_URL',
      'https://slack-gov.com/api',
      { slack: { apiUrl: 'https://slack-gov.com/api/' } },
    ],
  ] as const)('%s=%s', (name, value, read) => {
    expect(configOf({ [name]: value })).toMatchObject(read);
  });

  it('a proxy, in either case of its variables', () => {
    const proxy = {
      https: 'http://u:p@proxy:3128',
      http: undefined,
      except: '10.0.0.1, localhost',
    };
    for (const inCase of [(name: string) => name, (name: string) => name.toLowerCase()])
      expect(
        configOf({ [inCase('HTTPS_PROXY')]: proxy.https, [inCase('NO_PROXY')]: proxy.except })
          .proxy,
      ).toEqual(proxy);
    expect(configOf({ NO_PROXY: 'localhost' }).proxy).toBeUndefined();
  });

  it('CREDENTIALS_KEY: several, the first seals; a bare one has the ID 1', () => {
    expect(
      configOf({ CREDENTIALS_KEY: `b:${key},a:${key}` }).credentialKeys?.map(({ id }) => id),
    ).toEqual(['b', 'a']);
    expect(configOf({ CREDENTIALS_KEY: key }).credentialKeys?.map(({ id }) => id)).toEqual(['1']);
  });

  it('ILOQ_ALLOWED_ORIGINS takes the place of the default', () => {
    const { iloqOrigins } = configOf({ ILOQ_ALLOWED_ORIGINS: 'http://127.0.0.1:4010' });
    expect(iloqOrigins.refusal(new URL('http://127.0.0.1:4010'))).toBeUndefined();
    expect(iloqOrigins.refusal(new URL('https://s5.iloq.com'))).toBeDefined();
  });
});

describe('What is wrong is said in a sentence with the variable’s name and an example', () => {
  const wrong: readonly (readonly [name: string, value: string])[] = [
    ['SLACK_BOT_TOKEN', 'xoxp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_API_URL', 'slack.com/api'],
    ['SLACK_API_URL', 'ftp://slack.com/api'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'livion.example.com'],
    ['PUBLIC_URL', 'http://livion.example.com'],
    ['PUBLIC_URL', 'https://livion.example.com/path'],
    ['TRUST_PROXY', 'yes'],
    ['HTTPS_PROXY', 'proxy:3128'],
    ['HTTPS_PROXY', 'socks5://proxy:1080'],
    ['CREDENTIALS_KEY', 'not base64!'],
    ['CREDENTIALS_KEY', Buffer.alloc(16).toString('base64')],
    ['CREDENTIALS_KEY', `1:${key},1:${key}`],
    ['CREDENTIALS_KEY', '1:'],
    ['CREDENTIALS_KEY', `a b:${key}`],
    ['ILOQ_ALLOWED_ORIGINS', 'iloq'],
    ['ILOQ_ALLOWED_ORIGINS', 'https://*.com'],
    ['ILOQ_ALLOWED_ORIGINS', ','],
    ['ALERT_CHANNEL', '#alerts'],
    ['ALERT_WEBHOOK_URL', 'http://hooks.slack.com/x'],
    ['VERIFY_EVERY', '24'],
    ['VERIFY_EVERY', '1m'],
    ['UNREACHABLE_AFTER', '0'],
    ['ADMINS', '@mikko'],
    ['STUCK_AFTER_DAYS', 'soon'],
    ['STUCK_AFTER_DAYS', '0'],
    ['STUCK_AFTER_DAYS', '61'],
    ['STUCK_AFTER_DAYS', '1.5'],
    ['TZ', 'Helsinki'],
    ['DEFAULT_LANGUAGE', 'suomi'],
    ['NEXT_STEPS_URL', 'help'],
    ['BACKUP_CRON', 'nightly'],
    ['BACKUP_KEEP', '0'],
    ['HEARTBEAT_URL', 'ping'],
    ['BACKUP_KEY', 'not base64!'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://db.example.com/livion'],
    ['DATABASE_URL', 'postgresql://db.example.com'],
    ['DATABASE_CONNECTIONS', '1'],
  ];

  it.each(wrong)('%s=%s', (name, value) => {
    const problems = problemsOf({ ...least, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}\\b`));
    expect(problems[0]).toMatch(/example: \S+/iu);
  });

  it('nothing set at all: all that is missing at once, and where it is explained', () => {
    const [token, way, where, ...others] = problemsOf({});
    expect(token).toBe('SLACK_BOT_TOKEN is not set. Example: xoxb-1234-abcd');
    expect(way).toMatch(/^Set SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET /u);
    expect(where).toContain('.env.example');
    expect(others).toEqual([]);
  });

  it('neither way to reach Slack', () => {
    const [problem, where, ...others] = problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(where).toContain('.env.example');
    expect(others).toEqual([]);
    for (const part of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'xapp-1'])
      expect(problem).toContain(part);
  });

  it('all that is wrong is said at once', () => {
    const problems = problemsOf({
      ...least,
      PORT: 'x',
      TZ: 'x',
      CREDENTIALS_KEY: 'x',
      ILOQ_ALLOWED_ORIGINS: 'x',
    });
    expect(problems.map((problem) => /^[A-Z_]+/u.exec(problem)?.[0])).toEqual([
      'PORT',
      'TZ',
      'CREDENTIALS_KEY',
      'ILOQ_ALLOWED_ORIGINS',
    ]);
  });
});

describe('For workspaces that install the app', () => {
  const several = {
    ...{ SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'abc124', SLACK_SIGNING_SECRET: 'abc' },
    ...{ PUBLIC_URL: 'https://livion.example.com', CREDENTIALS_KEY: key },
    DATABASE_URL: 'postgresql://livion:secret@db/livion',
  };

  it('the client takes the place of the token', () => {
    const parsed = parseConfig(several);
    expect(parsed).toMatchObject({
      config: {
        slack: {
          app: { kind: 'installed', clientId: '12.34', clientSecret: 'abc124', eraseAfterDays: 30 },
          mode: { kind: 'http' },
        },
      },
    });
  });

  it.each(Object.keys(several))('without %s a sentence says that it is needed', (name) => {
    const set: Readonly<Record<string, string>> = several;
    const { [name]: _, ...others } = set;
    expect(problemsOf(others).join(' ')).toContain(
      `${name} is not set: several workspaces need it.`,
    );
  });

  it('with the token of one workspace, that one is served', () => {
    expect(parseConfig({ ...several, SLACK_BOT_TOKEN: 'xoxb-1' })).toMatchObject({
      config: { slack: { app: { kind: 'own', botToken: 'xoxb-1' } } },
    });
  });

  it.each(['ALERT_CHANNEL', 'DIGEST_CHANNEL', 'ADMINS', 'ALERT_WEBHOOK_URL', 'SLACK_APP_TOKEN'])(
    'what is of one workspace is left out: %s',
    (name) => {
      const values: Readonly<Record<string, string>> = {
        ...{ ALERT_CHANNEL: 'C1', DIGEST_CHANNEL: 'C1', ADMINS: 'U1', SLACK_APP_TOKEN: 'xapp-1' },
        ALERT_WEBHOOK_URL: 'https://hooks.slack.com/services/T/B/x',
      };
      expect(problemsOf({ ...several, [name]: values[name] })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is (of|for) one workspace`, 'u')),
      ]);
    },
  );
});

describe('What came with a value but is not part of it is said', () => {
  const right: Readonly<Record<string, string>> = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-1-a', SLACK_APP_TOKEN: 'xapp-1-a', SLACK_SIGNING_SECRET: 'abc123' },
    ...{ SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'abc124', ERASE_AFTER_DAYS: '30' },
    ...{ SLACK_API_URL: 'https://slack.com/api/', PORT: '3000', HOST: '0.0.0.0' },
    ...{ HTTPS_PROXY: 'http://proxy:3128', HTTP_PROXY: 'http://proxy:3128', NO_PROXY: 'localhost' },
    ...{ PUBLIC_URL: 'https://livion.example.com', TRUST_PROXY: 'on', DATA_DIR: '/data' },
    ...{ CREDENTIALS_KEY: key, ILOQ_ALLOWED_ORIGINS: 'https://*.iloq.com', ILOQ_API_KEY: 'k' },
    ...{ ALERT_CHANNEL: 'C012', ALERT_WEBHOOK_URL: 'https://hooks.slack.com/services/T/B/x' },
    ...{ DIGEST_CHANNEL: 'C013', DIGEST_CRON: '0 8 * * 1-5', DIGEST_QUIET: 'skip' },
    ...{ METRICS_TOKEN: '0123456789abcdef', DEFAULT_ROLE: 'none', VERIFY_EVERY: '24h' },
    ...{ DEFAULT_LANGUAGE: 'fi' },
    ...{ UNREACHABLE_AFTER: '3', ADMINS: 'U1', STUCK_AFTER_DAYS: '3', TZ: 'Europe/Helsinki' },
    ...{ NEXT_STEPS_URL: 'https://help.example.com/x', LOG_LEVEL: 'info' },
    ...{ BACKUP_CRON: '30 2 * * *', BACKUP_KEEP: '7', BACKUP_DIR: '/backups', BACKUP_KEY: key },
    HEARTBEAT_URL: 'https://heartbeat.example.com/ping/1234',
    ...{ DATABASE_URL: 'postgresql://livion:secret@db/livion', DATABASE_CONNECTIONS: '10' },
  };
  const all = Object.entries(right);
  const said = (name: string, value: string): readonly string[] =>
    problemsOf({ ...right, [name]: value });

  it('every variable is in this table, and right', () => {
    expect(Object.keys(right).toSorted()).toEqual(variables.toSorted());
    expect(problemsOf(right)).toEqual([]);
  });

  it.each(all)('quotes, as docker --env-file passes them: %s', (name, value) => {
    for (const quote of ['"', "'"])
      expect(said(name, `${quote}${value}${quote}`)).toEqual([
        expect.stringMatching(new RegExp(`^${name} is in quotes`, 'u')),
      ]);
  });

  it.each(all)('a note behind the value: %s', (name, value) => {
    expect(said(name, `${value} # from the app's page`)).toEqual([
      expect.stringMatching(new RegExp(`^${name} has a note`, 'u')),
    ]);
  });

  it.each(all)('a byte order mark before the name: %s', (name, value) => {
    const { [name]: _, ...others } = right;
    const [problem] = problemsOf({ ...others, [`\uFEFF${name}`]: value });
    expect(problem).toMatch(new RegExp(`^${name} .*byte order mark`, 'u'));
  });

  it('blanks around a value do no harm, those within a secret are said', () => {
    for (const [name, value] of all) expect(said(name, `  ${value}\t`), name).toEqual([]);
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'ILOQ_API_KEY',
    ])
      expect(said(name, `${right[name]} x`)).toEqual([
        `${name} has a blank in its value. Copy it again, without blanks.`,
      ]);
  });

  it('DATA_DIR, the times and lists may hold blanks', () => {
    const config = configOf({
      DATA_DIR: '/srv/my bot',
      ADMINS: 'U1, U2',
      DIGEST_CRON: '0 9 * * *',
    });
    expect(config.dataDir).toBe('/srv/my bot');
  });
});

describe('A secret is never in what is said', () => {
  const secret = 'S3cr3tValue';
  it.each([
    ['SLACK_BOT_TOKEN', secret],
    ['SLACK_APP_TOKEN', secret],
    ['CREDENTIALS_KEY', secret],
    ['CREDENTIALS_KEY', `1:${secret}`],
    ['CREDENTIALS_KEY', `${secret}:1`],
    ['CREDENTIALS_KEY', `1:${key},${secret}`],
    ['SLACK_BOT_TOKEN', `"${secret}"`],
    ['SLACK_APP_TOKEN', `${secret} # note`],
    ['SLACK_BOT_TOKEN', `${secret} ${secret}`],
  ])('%s', (name, value) => {
    const said = problemsOf({
      ...least,
      SLACK_SIGNING_SECRET: secret,
      ILOQ_API_KEY: secret,
      PORT: 'x',
      [name]: value,
    });
    expect(said.length).toBeGreaterThan(1);
    expect(said.join('\n')).not.toContain(secret);
    expect(said.join('\n')).not.toContain(key);
  });
});
