import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Installation,
  InstallProvider,
  type InstallURLOptions,
  type StateStore,
} from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { type InstallTrouble, installTrouble } from './install-errors.ts';
import { scopes } from './scopes.ts';
import { callersLogger } from './slack-logger.ts';
import { webClientSettings } from './web-client.ts';

/** What came of an installation, for the page that its browser sees. */
export type InstallOutcome =
  | { readonly is: 'installed'; readonly workspace: string }
  /** Whoever was asked said no. */
  | { readonly is: 'cancelled' }
  /** For a whole organisation of Enterprise Grid. */
  | { readonly is: 'organisation' }
  | InstallTrouble;

export interface Installer {
  /** Leads the browser to Slack. */
  begin(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Slack has led the browser back. */
  end(
    request: IncomingMessage,
    response: ServerResponse,
    tell: (outcome: InstallOutcome) => void,
  ): Promise<void>;
}

const stateMs = 10 * 60_000;
interface InstallerParts {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  readonly publicUrl: string;
  /** Of one call, in milliseconds. */
  readonly timeoutMs: number;
  readonly randomBytes: (bytes: number) => Buffer;
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /** Kept when it resolves. */
  readonly onInstalled: (installed: {
    readonly team: string;
    readonly name: string;
    readonly installer: string;
    readonly token: string;
  }) => Promise<void>;
  /** Installations under way, whichever process they were begun at. */
  readonly begun: {
    begin(state: string, until: number): Promise<void>;
    end(state: string, now: number): Promise<boolean>;
  };
  readonly log: Log;
}

/** OAuth, as Slack has it for an app that many install. */
export function createInstaller(parts: InstallerParts): Installer {
  const { clientId, clientSecret, apiUrl, publicUrl, timeoutMs, log } = parts;
  const clientOptions = webClientSettings({ apiUrl, log, timeoutMs });
  const options = {
    scopes: Object.keys(scopes),
    redirectUri: `${publicUrl}/slack/oauth_redirect`,
  };
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    stateStore: statesIn(parts, options),
    directInstall: true,
    logger: callersLogger(log),
    clientOptions,
    installationStore: {
      async storeInstallation(installation) {
        const { team, bot, user } = installation;
        if (!team || !bot) throw new Error('an installation without a workspace or a bot');
        const { id, name = id } = team;
        await parts.onInstalled({ team: id, name, installer: user.id, token: bot.token });
      },
      fetchInstallation: () => Promise.reject(new Error('an installation is not asked for here')),
    },
  });

  /** The organisation keeps nothing of the app, as the app keeps nothing of it. */
  async function giveBack({ bot }: Pick<Installation, 'bot'>): Promise<void> {
    if (!bot) return;
    await new WebClient(bot.token, clientOptions).auth
      .revoke()
      .catch((error: unknown) => log.warn({ err: error }, 'a token could not be given back'));
  }

  function troubleOf(error: unknown): InstallTrouble {
    const trouble = installTrouble(error);
    if (trouble.is === 'later')
      log.warn({ code: trouble.code }, 'Slack could not complete an installation');
    if (trouble.is === 'not-allowed')
      log.warn({ code: trouble.code }, 'Slack does not let somebody install the app');
    if (trouble.is === 'set-up')
      log.error({ code: trouble.code, fix: trouble.fix }, 'nobody can install the app');
    if (trouble.is === 'failed') log.error({ err: error }, 'an installation failed');
    return trouble;
  }

  return {
    begin: (request, response) => provider.handleInstallPath(request, response, {}, options),
    end(request, response, tell) {
      // Slack's library makes an address of it, and fails at what is no host: anybody can send one.
      request.headers.host = new URL(publicUrl).host;
      return provider.handleCallback(
        request,
        response,
        {
          // An installation for a whole organisation would come in here.
          async afterInstallation(installation) {
            if (!installation.isEnterpriseInstall) return true;
            await giveBack(installation);
            tell({ is: 'organisation' });
            return false;
          },
          successAsync: async ({ team }) =>
            tell({ is: 'installed', workspace: team?.name ?? team?.id ?? '' }),
          async failureAsync(error) {
            tell(withoutCode[error.code] ?? troubleOf(error));
          },
        },
        options,
      );
    },
  };
}

/**
 * By the codes of Slack's own library: of browsers that bring nothing that Slack has given them.
 * Anybody can send such a request, so the operator is told of none.
 */
const withoutCode: Readonly<Record<string, InstallOutcome | undefined>> = {
  slack_oauth_installer_authorization_error: { is: 'cancelled' },
  slack_oauth_invalid_state: { is: 'stale' },
  slack_oauth_missing_state: { is: 'stale' },
  slack_oauth_missing_code: { is: 'failed' },
};

/** Each works once, for ten minutes. */
const statesIn = (
  { begun, randomBytes, now }: Pick<InstallerParts, 'begun' | 'randomBytes' | 'now'>,
  options: InstallURLOptions,
): StateStore => ({
  async generateStateParam() {
    const state = randomBytes(32).toString('base64url');
    await begun.begin(state, now() + stateMs);
    return state;
  },
  async verifyStateParam(_, state) {
    if (!(await begun.end(state, now()))) throw new StaleState();
    return options;
  },
});

class StaleState extends Error {
  readonly code = 'slack_oauth_invalid_state';
}
