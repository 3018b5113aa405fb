import type { CredentialKey } from '../credentials/index.ts';
import type { OriginPolicy } from '../iloq/index.ts';
import type { Language } from '../language.ts';
import type { ProxyRule } from '../proxy.ts';
import type { Role } from '../sites/index.ts';

/** What the bot runs with. Only `main.ts` reads the environment. */
export interface Config {
  readonly slack: {
    /** One workspace's token, or what others install the app with (OAuth). */
    readonly app:
      | { readonly kind: 'own'; readonly botToken: string }
      | {
          readonly kind: 'installed';
          readonly clientId: string;
          readonly clientSecret: string;
          /** So many days after a workspace has removed the app, all of it goes. */
          readonly eraseAfterDays: number;
        };
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
