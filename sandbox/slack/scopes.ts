import type { JsonObject } from './json.ts';
import type { Channel } from './types.ts';

// Slack's event and scope references. emulate checks the scopes of the Web API methods; these it
// does not.
const MESSAGES: Readonly<
  Record<Channel['kind'], { readonly event: string; readonly scope: string }>
> = {
  public: { event: 'message.channels', scope: 'channels:history' },
  private: { event: 'message.groups', scope: 'groups:history' },
  im: { event: 'message.im', scope: 'im:history' },
};

/** Which subscription and scope bring this event to the bot; App Home needs no scope. */
export function subscriptionOf(
  type: string,
  kind: Channel['kind'],
): { readonly event: string; readonly scope: string | null } {
  if (type === 'message') return MESSAGES[kind];
  return { event: type, scope: type === 'app_mention' ? 'app_mentions:read' : null };
}

/** The scope that this call needs and emulate does not ask for, or null. */
export function furtherScope(method: string, body: JsonObject): string | null {
  if (method === 'bots.info') return 'users:read';
  if (method === 'files.delete') return 'files:write';
  const renamed = body['username'] ?? body['icon_url'] ?? body['icon_emoji'];
  return method.startsWith('chat.post') && renamed !== undefined ? 'chat:write.customize' : null;
}

export const missingScope = (needed: string, scopes: readonly string[]): JsonObject => ({
  ok: false,
  error: 'missing_scope',
  needed,
  provided: scopes.join(','),
});
