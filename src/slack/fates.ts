import type { Undeliverable } from '../alerts/index.ts';

type Fate = Undeliverable | 'limited' | 'later' | 'operator' | 'unclear';

/**
 * A code that Slack has not documented is taken for a refusal: for ever trying would hold up all
 * that comes behind.
 */
export const fateOf = (code: string): Fate => fates.get(code) ?? 'refused';

/**
 * The one decided outcome of each documented error.
 * Sources: "Errors" of https://docs.slack.dev/reference/methods/chat.postMessage, chat.update,
 * chat.postEphemeral, conversations.open, conversations.history and conversations.replies. No code
 * means two things in two of them.
 */
export const errorsByFate: Readonly<Record<Fate, readonly string[]>> = {
  channel: [
    'channel_not_found',
    'not_in_channel',
    'user_not_in_channel',
    'is_archived',
    'is_inactive', // frozen, archived or deleted
    'no_permission', // "Make sure your app is a member of the conversation"
    'restricted_action', // a workspace preference
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'channel_type_not_supported',
    'method_not_supported_for_channel_type',
    'team_not_found', // of the channel
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
  ],
  message: [
    'message_not_found',
    'cant_update_message', // not ours
    'edit_window_closed',
    'block_mismatch', // rich text cannot become something else
    'thread_not_found',
    'cannot_reply_to_message',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
  ],
  refused: [
    'msg_too_long',
    'msg_blocks_too_long',
    'no_text',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_attachments',
    'too_many_attachments',
    'attachment_payload_limit_exceeded',
    'too_many_contact_cards',
    'markdown_text_conflict',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
    'metadata_must_be_sent_from_app',
    'missing_file_data',
    'cant_broadcast_message',
    'no_dual_broadcast_content_update',
    'as_user_not_supported',
    'send_on_behalf_not_allowed',
    'duplicate_channel_not_found', // client_msg_id, which we do not send
    'duplicate_message_not_found',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
    'slack_connect_lists_sharing_blocked',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_form_data',
    'invalid_post_type',
    'missing_post_type',
    'invalid_cursor',
    'invalid_limit',
    'invalid_ts_latest',
    'invalid_ts_oldest',
  ],
  limited: ['ratelimited', 'rate_limited'],
  later: [
    'external_channel_migrating',
    'streaming_state_conflict',
    'message_limit_exceeded', // the workspace sends too many messages
    'team_added_to_org', // migration to an Enterprise organisation
    'org_login_required',
  ],
  operator: [
    'not_authed',
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'missing_scope',
    'not_allowed_token_type',
    'team_access_not_granted',
    'two_factor_setup_required',
    'access_denied',
    'accesslimited', // the network is not allowed
    'ekm_access_denied', // administrators have suspended posting
    'enterprise_is_restricted',
    'messages_tab_disabled', // the manifest's messages tab is off
    'method_deprecated',
    'deprecated_endpoint',
  ],
  unclear: [
    'fatal_error', // "It's possible some aspect of the operation succeeded"
    'internal_error', // the same
    'service_unavailable',
    'request_timeout',
    'update_failed', // "Internal update failure"
  ],
};

const fates: ReadonlyMap<string, Fate> = new Map(
  (['channel', 'message', 'refused', 'limited', 'later', 'operator', 'unclear'] as const).flatMap(
    (fate) => errorsByFate[fate].map((code) => [code, fate] as const),
  ),
);

export const isDocumented = (code: string): boolean => fates.has(code);
