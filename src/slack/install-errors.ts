import { classifyError } from './classify-error.ts';

/** Why nothing came of an installation, by whose turn it is. */
export type InstallTrouble =
  /** Another browser, too late, or for the second time. */
  | { readonly is: 'stale' }
  /** Slack cannot for now. */
  | { readonly is: 'later'; readonly code: string }
  /** Slack does not let this person or workspace install it. */
  | { readonly is: 'not-allowed'; readonly code: string }
  /** The app itself is not set up right: `fix` says what the operator does. */
  | { readonly is: 'set-up'; readonly code: string; readonly fix: string }
  | { readonly is: 'failed' };

const stale = ['invalid_code', 'code_already_used'];

const notAllowed = [
  'access_denied',
  'accesslimited', // the network is not allowed
  'account_inactive',
  'cannot_install_an_org_installed_app',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'no_permission',
  'team_access_not_granted',
  'two_factor_setup_required',
  'user_email_unverified',
];

const appPage = 'see the app on https://api.slack.com/apps';
const fixes: Readonly<Record<string, string>> = {
  invalid_client_id: `SLACK_CLIENT_ID is not this app's Client ID: ${appPage}, Basic Information`,
  bad_client_secret: `SLACK_CLIENT_SECRET is not this app's Client Secret: ${appPage}, Basic Information`,
  bad_redirect_uri:
    'PUBLIC_URL has changed since this installation was begun, or differs between the processes',
  oauth_authorization_url_mismatch: 'SLACK_API_URL has to be that of the Slack that people are in',
  no_scopes: `the app has no bot scopes: ${appPage}, App Manifest`,
  preview_feature_not_available: `the app uses what Slack does not offer there: ${appPage}`,
};

const later = ['wait', 'try-later', 'look-first', 'send-again'];

/**
 * What an error means for an installation that was thrown while Slack was asked for its token.
 * Source: "Errors" of https://docs.slack.dev/reference/methods/oauth.v2.access; `code_already_used`
 * stands there for oauth.access alone, and has been seen.
 */
export function installTrouble(error: unknown): InstallTrouble {
  const classified = classifyError(error);
  if (!classified) return { is: 'failed' };
  const { code, action } = classified;
  const fix = fixes[code];
  if (fix !== undefined) return { is: 'set-up', code, fix };
  if (stale.includes(code)) return { is: 'stale' };
  if (notAllowed.includes(code)) return { is: 'not-allowed', code };
  return later.includes(action) ? { is: 'later', code } : { is: 'failed' };
}
