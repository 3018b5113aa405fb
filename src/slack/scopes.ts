/**
 * The bot scopes of `manifest.yml`, each with what does not work without it. A token that was
 * issued before a scope was added does not have it: the app has to be installed again.
 */
export const scopes = {
  commands: '/livion is not known',
  'chat:write': 'nothing can be said at all',
  'im:write': 'no direct message can be begun: no set-up, no password, no export',
  'im:history': 'what people type to the bot does not arrive',
  'channels:read': 'whether the bot is in the channel for alerts is not known',
  'groups:read': 'the same, in private channels',
  'channels:history': 'set-ups in a thread of a channel do not hear what people type',
  'groups:history': 'the same, in private channels',
  'files:write': 'exports, pictures and files for support cannot be sent',
  'app_mentions:read': '@Livion is not heard',
  'users:read': 'members, guests and admins are not told apart: nobody may do anything',
} as const satisfies Readonly<Record<string, string>>;

export type Scope = keyof typeof scopes;

/** Those of them that a token does not have. */
export const missingScopes = (has: readonly string[]): Scope[] =>
  knownScopes.filter((scope) => !has.includes(scope));

const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name);
const knownScopes = Object.keys(scopes).filter(isScope);
