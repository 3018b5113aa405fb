import { manifest } from '../../sandbox/manifest.ts';
import type { JsonObject } from '../../sandbox/slack/json.ts';

/** What Slack knows of an app. */
export interface SlackApp {
  clientId: string;
  clientSecret: string;
  /** Where browsers are led back to. */
  redirectUri: string;
}

interface Allowed<Team> {
  readonly team: Team;
  /** Slack user ID. */
  readonly installer: string;
  /** What else stands in the answer, or in the place of what does. */
  readonly more: object;
}

/**
 * Slack's OAuth of an app: a code for whoever allows it, and a token for the code, once. Which of
 * several errors Slack names first is not documented.
 * https://docs.slack.dev/reference/methods/oauth.v2.access
 */
export function createSlackOAuth<Team extends string>(
  app: SlackApp,
  newToken: (team: Team) => string,
) {
  const codes = new Map<string, Allowed<Team> & { redirectUri: string; isUsed: boolean }>();

  return {
    /** @returns the code that the browser is led back with */
    allow(allowed: Allowed<Team>): string {
      const code = `code-${codes.size}-${allowed.team}`;
      codes.set(code, { ...allowed, redirectUri: app.redirectUri, isUsed: false });
      return code;
    },
    /** Answers a call. */
    access(asked: URLSearchParams): JsonObject {
      const refuse = (error: string) => ({ ok: false, error });
      if (asked.get('client_id') !== app.clientId) return refuse('invalid_client_id');
      if (asked.get('client_secret') !== app.clientSecret) return refuse('bad_client_secret');
      const allowed = codes.get(asked.get('code') ?? '');
      if (!allowed) return refuse('invalid_code');
      if (allowed.isUsed) return refuse('code_already_used');
      if (asked.get('redirect_uri') !== allowed.redirectUri) return refuse('bad_redirect_uri');
      allowed.isUsed = true;
      const { team, installer, more } = allowed;
      return {
        ...{ ok: true, access_token: newToken(team), token_type: 'bot', app_id: 'A0LIVION00' },
        ...{ scope: manifest.scopes.join(','), bot_user_id: 'U0LIVION00' },
        team: { id: team, name: `Workspace ${team}` },
        ...{ enterprise: null, is_enterprise_install: false, authed_user: { id: installer } },
        ...more,
      };
    },
  };
}
