import type { Config } from '../../config/index.ts';

/**
 * The settings as support needs them: what is no secret and nobody's as it is, of everything else
 * whether it is set.
 */
export function settingsOf(config: Config) {
  return {
    slack: config.slack.mode.kind,
    workspaces: config.slack.app.kind === 'own' ? 'one' : 'several',
    slackApi: new URL(config.slack.apiUrl).origin,
    proxy: config.proxy !== undefined,
    publicUrl: config.publicUrl !== undefined,
    trustProxy: config.trustProxy,
    credentialKeys: config.credentialKeys?.length ?? 0,
    iloqApiKey: config.iloqApiKey !== undefined,
    admins: config.admins?.length ?? 'those of the workspace',
    alertChannel: config.alertChannel !== undefined,
    alertWebhook: config.alertWebhookUrl !== undefined,
    digest:
      config.digestChannel === undefined
        ? 'off'
        : `${config.digestCron}, when quiet: ${config.digestQuiet}`,
    metricsToken: config.metricsToken !== undefined,
    defaultRole: config.defaultRole,
    verifyEveryMinutes: config.verifyEveryMs / 60_000,
    unreachableAfter: config.unreachableAfter,
    stuckAfterDays: config.stuckAfterDays,
    timeZone: config.timeZone,
    nextStepsUrl: config.nextStepsUrl !== undefined,
    database: config.database === undefined ? 'a folder' : 'PostgreSQL',
    backups: config.backups.cron ?? 'by hand',
    backupKeys: config.backups.keys?.length ?? 0,
    heartbeat: config.heartbeatUrl !== undefined,
    logLevel: config.logLevel,
  };
}
export type Settings = ReturnType<typeof settingsOf>;
