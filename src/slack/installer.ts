import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Installation,
  InstallProvider,
  type InstallURLOptions,
  type StateStore,
} from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { scopes } from './scopes.ts';
import { slackLogger } from './slack-logger.ts';

/** What came of an installation, for the page that its browser sees. */
export type InstallOutcome =
  | { readonly is: 'installed'; readonly workspace: string }
  /** Whoever was asked said no. */
  | { readonly is: 'cancelled' }
  /** For a whole organisation of Enterprise Grid. */
  | { readonly is: 'organisation' }
  /** Another browser, too late, or for the second time. */
  | { readonly is: 'stale' }
  | { readonly is: 'failed' };

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
  const { clientId, clientSecret, apiUrl, publicUrl, log } = parts;
  const clientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 0 } };
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
    logger: slackLogger(log),
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

  return {
    begin: (request, response) => provider.handleInstallPath(request, response, {}, options),
    end: (request, response, tell) =>
      provider.handleCallback(
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
            const is = outcomeBy[error.code] ?? 'failed';
            if (is === 'failed') log.error({ err: error }, 'an installation failed');
            tell({ is });
          },
        },
        options,
      ),
  };
}

/** By the codes of Slack's own library. */
const outcomeBy: Readonly<Record<string, 'cancelled' | 'stale' | undefined>> = {
  slack_oauth_installer_authorization_error: 'cancelled',
  slack_oauth_invalid_state: 'stale',
  slack_oauth_missing_state: 'stale',
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
