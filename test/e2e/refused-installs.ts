import { installTexts } from '../../src/text/en/index.ts';
import type { TwoSlacks } from './two-slacks.ts';

/** How an installation comes to nothing, and what is read of it. */
export interface RefusedInstall {
  readonly what: string;
  readonly breaks: (slacks: TwoSlacks) => void;
  /** In Slack's answer. */
  readonly more?: object;
  readonly page: { readonly title: string };
  /** In the operator's one warning; undefined: there is none. */
  readonly warning?: string;
}

const { stale, later, notAllowed, setUp, failed } = installTexts;

const answered = (
  codes: readonly string[],
  read: (code: string) => Pick<RefusedInstall, 'page' | 'warning'>,
): RefusedInstall[] =>
  codes.map((code) => ({
    what: code,
    breaks: ({ faults }) => faults.set('oauth.v2.access', { kind: 'error', error: code }, 1),
    ...read(code),
  }));

/** Every error that is documented, and calls that end otherwise. */
export const refusedInstalls: readonly RefusedInstall[] = [
  {
    what: 'another client ID',
    breaks: ({ app }) => Object.assign(app, { clientId: '56.78' }),
    ...{ page: setUp, warning: 'SLACK_CLIENT_ID' },
  },
  {
    what: 'another client secret',
    breaks: ({ app }) => Object.assign(app, { clientSecret: 'renewed' }),
    ...{ page: setUp, warning: 'SLACK_CLIENT_SECRET' },
  },
  {
    what: 'begun at another address',
    breaks: ({ app }) => Object.assign(app, { redirectUri: 'https://old.example/back' }),
    ...{ page: setUp, warning: 'PUBLIC_URL' },
  },
  ...answered(
    ['oauth_authorization_url_mismatch', 'no_scopes', 'preview_feature_not_available'],
    () => ({ page: setUp, warning: 'nobody can install the app' }),
  ),
  ...answered(['invalid_code', 'code_already_used'], () => ({ page: stale })),
  ...answered(
    [
      ...['access_denied', 'accesslimited', 'account_inactive', 'ekm_access_denied'],
      ...['cannot_install_an_org_installed_app', 'enterprise_is_restricted', 'no_permission'],
      ...['team_access_not_granted', 'two_factor_setup_required', 'user_email_unverified'],
    ],
    (code) => ({ page: notAllowed(code), warning: code }),
  ),
  ...answered(
    [
      ...['ratelimited', 'fatal_error', 'internal_error', 'request_timeout'],
      ...['service_unavailable', 'org_login_required', 'team_added_to_org'],
    ],
    (code) => ({ page: later, warning: code }),
  ),
  ...answered(
    [
      ...['deprecated_endpoint', 'method_deprecated', 'missing_scope', 'not_allowed_token_type'],
      ...['invalid_arg_name', 'invalid_arguments', 'invalid_array_arg', 'invalid_charset'],
      ...['invalid_form_data', 'invalid_post_type', 'missing_post_type', 'invalid_grant_type'],
      ...['invalid_refresh_token', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'],
      'not_documented_yet',
    ],
    (code) => ({ page: failed, warning: code }),
  ),
  {
    what: 'Slack lets nobody through for ten minutes',
    breaks: ({ faults }) => faults.set('oauth.v2.access', { kind: '429', retryAfter: 600 }, 1),
    ...{ page: later, warning: 'ratelimited' },
  },
  {
    what: 'the answer is lost',
    breaks: ({ faults }) => faults.set('oauth.v2.access', { kind: 'lost' }, 1),
    ...{ page: later, warning: 'could not complete' },
  },
  {
    what: 'Slack fails',
    breaks: ({ faults }) => faults.set('oauth.v2.access', { kind: '500' }, 1),
    ...{ page: later, warning: 'http-500' },
  },
  {
    what: 'a token that is dead at once',
    breaks: () => {},
    more: { access_token: 'xoxb-dead' },
    ...{ page: failed, warning: 'token_revoked' },
  },
  {
    what: 'no bot',
    breaks: () => {},
    more: { bot_user_id: undefined },
    ...{ page: failed, warning: 'without a workspace or a bot' },
  },
];
