import type { z } from 'zod';
import { defaultOrigins, parseOrigins } from '../iloq/index.ts';
import type { Config, ParsedConfig } from './config.ts';
import { readKeys } from './keys.ts';
import { readValue, uncleanIn } from './read-value.ts';
import { schema, variables } from './variables.ts';

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
      problems.push(`${variable} ${issue.message}`);
    }
  problems.push(...problemsOfApp(set, unclean));
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
  if (!hasWay || (set['SLACK_BOT_TOKEN'] === undefined && set['SLACK_CLIENT_ID'] === undefined))
    problems.push('Every variable is explained in .env.example: copy it to .env, and fill it in.');
  const env = parsed.data;
  const mode = env && slackMode(env);
  const app = env && slackApp(env);
  if (problems.length > 0 || !env || !mode || !app || !origins.ok || !keys.ok || !backupKeys.ok)
    return { ok: false, problems };
  return {
    ok: true,
    config: {
      slack: {
        app,
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

/** One workspace's token, or all that others need to install the app. */
function problemsOfApp(
  set: Readonly<Record<string, string>>,
  unclean: ReadonlySet<string>,
): string[] {
  const has = (name: string): boolean => set[name] !== undefined || unclean.has(name);
  if (has('SLACK_BOT_TOKEN')) return [];
  if (!has('SLACK_CLIENT_ID') && !has('SLACK_CLIENT_SECRET'))
    return ['SLACK_BOT_TOKEN is not set. Example: xoxb-1234-abcd'];
  if (has('SLACK_APP_TOKEN'))
    return ['SLACK_APP_TOKEN is for one workspace: with SLACK_CLIENT_ID leave it out.'];
  const ofOne = ['ALERT_CHANNEL', 'ALERT_WEBHOOK_URL', 'DIGEST_CHANNEL', 'ADMINS'].filter(has);
  if (ofOne.length > 0)
    return ofOne.map(
      (name) => `${name} is of one workspace: with SLACK_CLIENT_ID leave it out, each has its own.`,
    );
  const needed = [
    ...['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET'],
    ...['PUBLIC_URL', 'CREDENTIALS_KEY', 'DATABASE_URL'],
  ];
  return needed
    .filter((name) => !has(name))
    .map((name) => `${name} is not set: several workspaces need it.`);
}

function slackApp(env: z.infer<typeof schema>): Config['slack']['app'] | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = env;
  const { SLACK_CLIENT_SECRET: clientSecret, ERASE_AFTER_DAYS: eraseAfterDays } = env;
  if (botToken !== undefined) return { kind: 'own', botToken };
  return clientId === undefined || clientSecret === undefined
    ? undefined
    : { kind: 'installed', clientId, clientSecret, eraseAfterDays };
}

function slackMode(env: z.infer<typeof schema>): Config['slack']['mode'] | undefined {
  if (env.SLACK_APP_TOKEN !== undefined) return { kind: 'socket', appToken: env.SLACK_APP_TOKEN };
  if (env.SLACK_SIGNING_SECRET !== undefined)
    return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET };
  return undefined;
}
