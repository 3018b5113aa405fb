import { compact } from '../../compact.ts';
import type { Config } from '../../config/index.ts';
import { note, type Result, warning } from './result.ts';

/** Slack's own example has this form: 32 letters and digits, in lower case. */
const signingSecret = /^[0-9a-z]{32}$/u;

/** What a configuration that can be read leaves to be wished for. */
export function settingsAdvice(config: Config): Result[] {
  const { slack, credentialKeys, publicUrl, trustProxy, alertChannel, alertWebhookUrl } = config;
  const { cron, keys } = config.backups;
  const { database } = config;
  return compact<Result>([
    slack.mode.kind === 'http' &&
      !signingSecret.test(slack.mode.signingSecret) &&
      warning(
        'SLACK_SIGNING_SECRET has not the form of one (32 letters and digits): copy it from Basic Information, App Credentials. With another one every request of Slack is refused.',
      ),
    !credentialKeys &&
      warning(
        'CREDENTIALS_KEY is not set: no password is stored, each verification asks for it, and finished sites are not watched. Make one: openssl rand -base64 32',
      ),
    publicUrl === undefined &&
      note(
        "PUBLIC_URL is not set: passwords are entered in Slack's form, and iLOQ can send no events.",
      ),
    publicUrl?.startsWith('https:') === true &&
      !trustProxy &&
      warning(
        'TRUST_PROXY is off: behind a proxy all visitors of the pages count as one, set it to on there.',
      ),
    alertChannel === undefined &&
      alertWebhookUrl === undefined &&
      note(
        'ALERT_CHANNEL is not set: alerts go to the admins as direct messages. Set the ID of a channel.',
      ),
    !database &&
      cron === undefined &&
      note('BACKUP_CRON is not set: no backup is made by itself. Example: BACKUP_CRON=30 2 * * *'),
    database !== undefined &&
      cron !== undefined &&
      warning(
        'BACKUP_CRON does nothing with DATABASE_URL: back the database up with pg_dump, or as its host does.',
      ),
    !database &&
      cron !== undefined &&
      !keys &&
      warning(
        'BACKUP_KEY is not set: backups can be read by whoever has them. Make one: openssl rand -base64 32, and keep it elsewhere.',
      ),
  ]);
}
