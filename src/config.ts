import { z } from 'zod';
import { type CredentialKey, type KeyProblem, parseCredentialKeys } from './credentials/index.ts';
import { isCron } from './cron.ts';
import { defaultOrigins, type OriginPolicy, parseOrigins } from './iloq/index.ts';
import { type Language, languages } from './language.ts';
import type { ProxyRule } from './proxy.ts';
import { type Role, roles } from './sites/index.ts';

/** What the bot runs with. Only `main.ts` reads the environment. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    /** Socket Mode with its app token, or HTTP with the signing secret. */
    readonly mode:
      | { readonly kind: 'socket'; readonly appToken: string }
      | { readonly kind: 'http'; readonly signingSecret: string };
    readonly apiUrl: string;
  };
  /** What goes out goes through this proxy; undefined: nothing does. */
  readonly proxy: ProxyRule | undefined;
  readonly port: number;
  readonly host: string;
  /**
   * The origin where the world reaches the port, such as `https://livion.example.com`; undefined:
   * it does not.
   */
  readonly publicUrl: string | undefined;
  /** The client's address is what the proxy in front wrote last into X-Forwarded-For. */
  readonly trustProxy: boolean;
  readonly dataDir: string;
  /** What is kept is kept there; undefined: in `dataDir`. */
  readonly database: { readonly url: string; readonly connections: number } | undefined;
  readonly credentialKeys: readonly CredentialKey[] | undefined;
  readonly iloqOrigins: OriginPolicy;
  readonly iloqApiKey: string | undefined;
  readonly alertChannel: string | undefined;
  /** A Slack incoming webhook, used where the bot is in no channel. */
  readonly alertWebhookUrl: string | undefined;
  /** Where the digest goes; undefined: nowhere. */
  readonly digestChannel: string | undefined;
  /** When it is due, as cron's five fields in the bot's time zone. */
  readonly digestCron: string;
  /** `skip`: no digest where nothing has happened. */
  readonly digestQuiet: 'say' | 'skip';
  /** Bearer for /metrics; undefined: only the loopback may ask. */
  readonly metricsToken: string | undefined;
  /** Of full members whom nobody has named. */
  readonly defaultRole: Role;
  /** How often a finished site is verified again. */
  readonly verifyEveryMs: number;
  /** Failures in a row after which a site counts as unreachable. */
  readonly unreachableAfter: number;
  /** Slack user IDs; undefined: the workspace's own admins. */
  readonly admins: readonly string[] | undefined;
  readonly stuckAfterDays: number;
  readonly timeZone: string;
  /** Of channels, and of people of whom nothing else says which one they read. */
  readonly defaultLanguage: Language;
  readonly nextStepsUrl: string | undefined;
  readonly backups: {
    /** When one is made, as cron's five fields in the bot's time zone; undefined: never. */
    readonly cron: string | undefined;
    /** How many are kept; older ones are removed when one is made by the clock. */
    readonly keep: number;
    /** The folder of all backups. */
    readonly folder: string;
    /** The first encrypts, all decrypt; undefined: they are copies that can be read. */
    readonly keys: readonly CredentialKey[] | undefined;
  };
  /** Called once a minute while all is well. */
  readonly heartbeatUrl: string | undefined;
  readonly logLevel: string;
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] };

const text = z.string().trim();
const optional = text.transform((value) => (value === '' ? undefined : value)).optional();

/** A variable, its meaning to zod, and the example that an error shows. */
const token = (prefix: string) =>
  text.startsWith(`${prefix}-`, `has to begin with ${prefix}-. Example: ${prefix}-1234-abcd`);

const number = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).int(error).min(least, error).max(most, error);

const proxyUrl = z
  .url({
    protocol: /^https?$/,
    error: 'has to be the address of a proxy. Example: http://proxy.example.com:3128',
  })
  .optional();

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const schema = z.object({
  SLACK_BOT_TOKEN: token('xoxb'),
  SLACK_APP_TOKEN: token('xapp').optional(),
  SLACK_SIGNING_SECRET: text
    .min(1, 'must not be empty. Example: 8f742231b10e8888abcd99yyyzzz85a5')
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'has to be a URL. Example: https://slack.com/api/' })
    .default('https://slack.com/api/'),
  HTTPS_PROXY: proxyUrl,
  HTTP_PROXY: proxyUrl,
  NO_PROXY: optional,
  PORT: number(0, 65_535, 'has to be a number from 0 to 65535. Example: 3000').default(3000),
  HOST: text.min(1).default('0.0.0.0'),
  PUBLIC_URL: text
    .refine(
      isPublicOrigin,
      'has to be the https address of this bot, without a path (http only for 127.0.0.1). Example: https://livion.example.com',
    )
    .transform((url) => new URL(url).origin)
    .optional(),
  TRUST_PROXY: z.enum(['on', 'off'], { error: 'has to be on or off. Example: off' }).default('off'),
  DATA_DIR: text.min(1).default('./data'),
  DATABASE_URL: text
    .refine(
      isDatabase,
      'has to be the address of a PostgreSQL database. Example: postgresql://livion:secret@db.example.com/livion?sslmode=verify-full',
    )
    .optional(),
  DATABASE_CONNECTIONS: number(2, 200, 'has to be a number from 2 to 200. Example: 10').default(10),
  CREDENTIALS_KEY: optional,
  ILOQ_ALLOWED_ORIGINS: text.min(1).default(defaultOrigins),
  ILOQ_API_KEY: optional,
  ALERT_CHANNEL: text
    .regex(/^[CG][A-Z0-9]+$/, 'has to be the ID of a channel. Example: C0123456789')
    .optional(),
  ALERT_WEBHOOK_URL: text
    .refine(
      isWebhook,
      'has to be an https address (http only for 127.0.0.1). Example: https://hooks.slack.com/services/T0/B0/abc',
    )
    .optional(),
  DIGEST_CHANNEL: text
    .regex(/^[CG][A-Z0-9]+$/, 'has to be the ID of a channel. Example: C0123456789')
    .optional(),
  DIGEST_CRON: text
    .refine(
      isCron,
      'has to be five fields of cron: minute, hour, day, month, weekday. Example: 0 8 * * 1-5',
    )
    .default('0 8 * * 1-5'),
  DIGEST_QUIET: z
    .enum(['say', 'skip'], { error: 'has to be say or skip. Example: say' })
    .default('say'),
  METRICS_TOKEN: text
    .min(16, 'has to have 16 characters or more. Example: made with `openssl rand -hex 16`')
    .optional(),
  DEFAULT_ROLE: z
    .enum(roles, { error: `has to be one of ${roles.join(', ')}. Example: installer` })
    .default('installer'),
  VERIFY_EVERY: text
    .regex(
      /^[1-9]\d{0,3}[mhd]$/,
      'has to be a number of m(inutes), h(ours) or d(ays), from 10m. Example: 24h',
    )
    .transform(milliseconds)
    .refine(
      (ms) => ms >= 600_000 && ms <= 30 * 86_400_000,
      'has to be from 10m to 30d. Example: 24h',
    )
    .default(86_400_000),
  UNREACHABLE_AFTER: number(1, 100, 'has to be a number from 1 to 100. Example: 3').default(3),
  ADMINS: text
    .regex(
      /^[UW][A-Z0-9]+([\s,]+[UW][A-Z0-9]+)*$/,
      'has to be user IDs. Example: U0123456789,U9876543210',
    )
    .optional(),
  STUCK_AFTER_DAYS: number(
    1,
    60,
    'has to be a number of working days from 1 to 60. Example: 3',
  ).default(3),
  TZ: text
    .refine(isTimeZone, 'has to be a time zone. Example: Europe/Helsinki')
    .default('Europe/Helsinki'),
  DEFAULT_LANGUAGE: z
    .enum(languages, { error: `has to be one of ${languages.join(', ')}. Example: fi` })
    .default('en'),
  NEXT_STEPS_URL: z
    .url({
      protocol: /^https?$/,
      error: 'has to be a URL. Example: https://help.example.com/initial-configuration',
    })
    .optional(),
  BACKUP_CRON: text
    .refine(
      isCron,
      'has to be five fields of cron: minute, hour, day, month, weekday. Example: 30 2 * * *',
    )
    .optional(),
  BACKUP_KEEP: number(1, 1000, 'has to be a number from 1 to 1000. Example: 14').default(14),
  BACKUP_DIR: text.min(1).default('./backups'),
  BACKUP_KEY: optional,
  HEARTBEAT_URL: z
    .url({
      protocol: /^https?$/,
      error: 'has to be a URL. Example: https://heartbeat.example.com/ping/1234',
    })
    .optional(),
  LOG_LEVEL: z
    .enum(logLevels, { error: `has to be one of ${logLevels.join(', ')}. Example: info` })
    .default('info'),
});

/** Every variable that the bot reads. */
export const variables: readonly string[] = Object.keys(schema.shape);

const loopbackNames = ['127.0.0.1', '[::1]', 'localhost'];

function isPublicOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.href !== `${url.origin}/`) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && loopbackNames.includes(url.hostname))
  );
}

function isDatabase(text: string): boolean {
  return /^postgres(ql)?:\/\/[^/]*\/[^/?]+/u.test(text);
}

function isWebhook(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && loopbackNames.includes(url.hostname))
  );
}

function milliseconds(text: string): number {
  const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
  return Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads the environment.
 * @returns the configuration, or a sentence for every variable that is wrong, with an example;
 * never a secret's value
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): ParsedConfig {
  const set: Record<string, string> = {};
  for (const name of variables) {
    const value = readValue(environment, name);
    if (value !== '') set[name] = value;
  }
  const problems: string[] = [];
  const unclean = new Set<string>();
  for (const [name, what] of uncleanIn(environment, set)) {
    unclean.add(name);
    problems.push(`${name} ${what}`);
  }
  const parsed = schema.safeParse(set);
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const variable = String(issue.path[0]);
      // One sentence a variable: why it cannot be read, before what is wrong with what was read.
      if (unclean.has(variable)) continue;
      const missing = set[variable] === undefined;
      problems.push(
        missing ? `${variable} is not set. ${botTokenExample}` : `${variable} ${issue.message}`,
      );
    }
  const keys = readKeys('CREDENTIALS_KEY', set['CREDENTIALS_KEY']);
  const backupKeys = readKeys('BACKUP_KEY', set['BACKUP_KEY']);
  if (!keys.ok && !unclean.has('CREDENTIALS_KEY')) problems.push(keys.problem);
  if (!backupKeys.ok && !unclean.has('BACKUP_KEY')) problems.push(backupKeys.problem);
  const origins = parseOrigins(set['ILOQ_ALLOWED_ORIGINS'] ?? defaultOrigins);
  if (!origins.ok && !unclean.has('ILOQ_ALLOWED_ORIGINS'))
    problems.push(`ILOQ_ALLOWED_ORIGINS: ${origins.problem}`);
  const hasWay = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].some(
    (name) => set[name] !== undefined || unclean.has(name),
  );
  if (!hasWay)
    problems.push(
      'Set SLACK_APP_TOKEN (Socket Mode, example: xapp-1-A0123-abcd) or SLACK_SIGNING_SECRET (HTTP, example: 8f742231b10e8888abcd99yyyzzz85a5).',
    );
  if (!hasWay || set['SLACK_BOT_TOKEN'] === undefined)
    problems.push('Every variable is explained in .env.example: copy it to .env, and fill it in.');
  const env = parsed.data;
  const mode = env && slackMode(env);
  if (problems.length > 0 || !env || !mode || !origins.ok || !keys.ok || !backupKeys.ok)
    return { ok: false, problems };
  return {
    ok: true,
    config: {
      slack: {
        botToken: env.SLACK_BOT_TOKEN,
        mode,
        apiUrl: env.SLACK_API_URL.replace(/(?<!\/)\/*$/, '/'),
      },
      proxy:
        env.HTTPS_PROXY === undefined && env.HTTP_PROXY === undefined
          ? undefined
          : { https: env.HTTPS_PROXY, http: env.HTTP_PROXY, except: env.NO_PROXY },
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.PUBLIC_URL,
      trustProxy: env.TRUST_PROXY === 'on',
      dataDir: env.DATA_DIR,
      database:
        env.DATABASE_URL === undefined
          ? undefined
          : { url: env.DATABASE_URL, connections: env.DATABASE_CONNECTIONS },
      credentialKeys: keys.keys,
      iloqOrigins: origins.policy,
      iloqApiKey: env.ILOQ_API_KEY,
      alertChannel: env.ALERT_CHANNEL,
      alertWebhookUrl: env.ALERT_WEBHOOK_URL,
      digestChannel: env.DIGEST_CHANNEL,
      digestCron: env.DIGEST_CRON,
      digestQuiet: env.DIGEST_QUIET,
      metricsToken: env.METRICS_TOKEN,
      defaultRole: env.DEFAULT_ROLE,
      verifyEveryMs: env.VERIFY_EVERY,
      unreachableAfter: env.UNREACHABLE_AFTER,
      admins: env.ADMINS?.split(/[\s,]+/),
      stuckAfterDays: env.STUCK_AFTER_DAYS,
      timeZone: env.TZ,
      defaultLanguage: env.DEFAULT_LANGUAGE,
      nextStepsUrl: env.NEXT_STEPS_URL,
      backups: {
        cron: env.BACKUP_CRON,
        keep: env.BACKUP_KEEP,
        folder: env.BACKUP_DIR,
        keys: backupKeys.keys,
      },
      heartbeatUrl: env.HEARTBEAT_URL,
      logLevel: env.LOG_LEVEL,
    },
  };
}

const botTokenExample = 'Example: xoxb-1234-abcd';

/** Where a blank has a meaning. */
const mayHoldBlanks = [
  'ADMINS',
  'BACKUP_CRON',
  'BACKUP_DIR',
  'BACKUP_KEY',
  'CREDENTIALS_KEY',
  'DATA_DIR',
  'DIGEST_CRON',
  'ILOQ_ALLOWED_ORIGINS',
  'NO_PROXY',
];

/** Those of a proxy are written in either case; elsewhere a name has one. */
const eitherCase = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

function readValue(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string {
  const value = environment[name]?.trim() ?? '';
  if (value !== '' || !eitherCase.includes(name)) return value;
  return environment[name.toLowerCase()]?.trim() ?? '';
}

/**
 * What came with a value that is not part of it: `docker --env-file` keeps quotes and notes, which
 * `.env` may have, and an editor's byte order mark becomes part of the first name.
 */
function* uncleanIn(
  environment: Readonly<Record<string, string | undefined>>,
  set: Readonly<Record<string, string>>,
): Generator<readonly [variable: string, what: string]> {
  for (const name of variables)
    if (environment[`\uFEFF${name}`] !== undefined)
      yield [
        name,
        'cannot be read: the file that sets it begins with a byte order mark. Save it as UTF-8 without one.',
      ];
  for (const [name, value] of Object.entries(set)) {
    if (/^(["'`]).*\1$/su.test(value))
      yield [name, `is in quotes, which would be part of it here. Example: ${name}=value`];
    else if (/\s#/u.test(value))
      yield [name, 'has a note (#) behind its value. Put the note on a line of its own.'];
    else if (/\s/u.test(value) && !mayHoldBlanks.includes(name))
      yield [name, 'has a blank in its value. Copy it again, without blanks.'];
  }
}

function slackMode(env: z.infer<typeof schema>): Config['slack']['mode'] | undefined {
  if (env.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: env.SLACK_APP_TOKEN };
  if (env.SLACK_SIGNING_SECRET !== undefined)
    return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET };
  return undefined;
}

/**
 * Reads a variable that holds keys, as `parseCredentialKeys` does.
 * @returns its keys, undefined where it is not set; or what is wrong with it, without its value
 */
export function readKeys(
  variable: 'CREDENTIALS_KEY' | 'BACKUP_KEY',
  value: string | undefined,
):
  | { readonly ok: true; readonly keys: readonly CredentialKey[] | undefined }
  | { readonly ok: false; readonly problem: string } {
  if (value === undefined || value.trim() === '') return { ok: true, keys: undefined };
  const parsed = parseCredentialKeys(value);
  return parsed.ok ? parsed : { ok: false, problem: keyProblem(variable, parsed.problem) };
}

function keyProblem(variable: string, problem: KeyProblem): string {
  const entry = `${variable}: entry ${problem.position}`;
  const example = 'Example: 1:<32 bytes in base64>, made with `openssl rand -base64 32`';
  switch (problem.kind) {
    case 'empty':
      return `${entry} is empty. ${example}`;
    case 'bad-id':
      return `${entry} has an ID that is not 1 to 32 letters, digits, - or _. ${example}`;
    case 'duplicate-id':
      return `${entry} has the ID of an entry before it. ${example}`;
    case 'not-base64':
      return `${entry} is not base64. ${example}`;
    case 'wrong-length':
      return `${entry} has ${problem.bytes} bytes; a key has 32. ${example}`;
  }
}
