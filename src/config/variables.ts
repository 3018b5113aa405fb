import { z } from 'zod';
import { isCron } from '../cron.ts';
import { defaultOrigins } from '../iloq/index.ts';
import { languages } from '../language.ts';
import { roles } from '../sites/index.ts';
import { isDatabase, isPublicOrigin, isTimeZone, isWebhook, milliseconds } from './checks.ts';

const text = z.string().trim();
const optional = text.transform((value) => (value === '' ? undefined : value)).optional();

/** A variable, its meaning to zod, and the example that an error shows. */
const token = (prefix: string) =>
  text.startsWith(`${prefix}-`, `has to begin with ${prefix}-. Example: ${prefix}-1234-abcd`);

const number = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).int(error).min(least, error).max(most, error);

const url = (example: string) =>
  z.url({ protocol: /^https?$/, error: `has to be a URL. Example: ${example}` });

const channel = text
  .regex(/^[CG][A-Z0-9]+$/, 'has to be the ID of a channel. Example: C0123456789')
  .optional();

const cron = (example: string) =>
  text.refine(
    isCron,
    `has to be five fields of cron: minute, hour, day, month, weekday. Example: ${example}`,
  );

const oneOf = <const V extends readonly string[]>(values: V, example: V[number]) =>
  z.enum(values, { error: `has to be one of ${values.join(', ')}. Example: ${example}` });

const proxyUrl = z
  .url({
    protocol: /^https?$/,
    error: 'has to be the address of a proxy. Example: http://proxy.example.com:3128',
  })
  .optional();

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const schema = z.object({
  SLACK_BOT_TOKEN: token('xoxb').optional(),
  SLACK_CLIENT_ID: text
    .regex(/^[0-9.]+$/u, 'has to be digits and a dot. Example: 1234567890.1234567890')
    .optional(),
  SLACK_CLIENT_SECRET: text
    .min(1, 'must not be empty. Example: 8f742231b10e8888abcd99yyyzzz85a5')
    .optional(),
  ERASE_AFTER_DAYS: number(1, 365, 'has to be a number from 1 to 365. Example: 30').default(30),
  SLACK_APP_TOKEN: token('xapp').optional(),
  SLACK_SIGNING_SECRET: text
    .min(1, 'must not be empty. Example: 8f742231b10e8888abcd99yyyzzz85a5')
    .optional(),
  SLACK_API_URL: url('https://slack.com/api/').default('https://slack.com/api/'),
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
  ALERT_CHANNEL: channel,
  ALERT_WEBHOOK_URL: text
    .refine(
      isWebhook,
      'has to be an https address (http only for 127.0.0.1). Example: https://hooks.slack.com/services/T0/B0/abc',
    )
    .optional(),
  DIGEST_CHANNEL: channel,
  DIGEST_CRON: cron('0 8 * * 1-5').default('0 8 * * 1-5'),
  DIGEST_QUIET: z
    .enum(['say', 'skip'], { error: 'has to be say or skip. Example: say' })
    .default('say'),
  METRICS_TOKEN: text
    .min(16, 'has to have 16 characters or more. Example: made with `openssl rand -hex 16`')
    .optional(),
  DEFAULT_ROLE: oneOf(roles, 'installer').default('installer'),
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
  DEFAULT_LANGUAGE: oneOf(languages, 'fi').default('en'),
  NEXT_STEPS_URL: url('https://help.example.com/initial-configuration').optional(),
  BACKUP_CRON: cron('30 2 * * *').optional(),
  BACKUP_KEEP: number(1, 1000, 'has to be a number from 1 to 1000. Example: 14').default(14),
  BACKUP_DIR: text.min(1).default('./backups'),
  BACKUP_KEY: optional,
  HEARTBEAT_URL: url('https://heartbeat.example.com/ping/1234').optional(),
  LOG_LEVEL: oneOf(logLevels, 'info').default('info'),
});

/** Every variable that the bot reads. */
export const variables: readonly string[] = Object.keys(schema.shape);
