/** What an error of Slack's leads to. */
export const errorActions = [
  /** Nothing can be said there any more, or never could: it goes elsewhere. */
  'reroute',
  /** The message or view to change, or the thread to answer in, is no more: a new one, once. */
  'post-anew',
  /** Slack does not take this content: the same, plainer. */
  'say-plainer',
  /** A view opens only within three seconds of a press, and once. */
  'press-again',
  /** There is a newer view than the one that was to be changed. */
  'publish-over',
  /** The workspace is out of storage for files. */
  'free-storage',
  /** The workspace takes no files, or none like this. */
  'allow-files',
  /** Too much at once. */
  'wait',
  /** Slack cannot for now; nothing was done. */
  'try-later',
  /** It may have been done all the same: look before doing it again. */
  'look-first',
  /** Slack was not reached, so nothing was done. */
  'send-again',
  /** Slack does not take the token: for the operator. */
  'renew-token',
  /** The app was installed without a scope that it needs: for the operator. */
  'add-scope',
  /** The app, or the workspace around it, is not set up for this: for the operator. */
  'set-up-app',
] as const;
export type ErrorAction = (typeof errorActions)[number];

/**
 * Every documented error, by what it leads to; no code means two things in two methods.
 * Sources: "Errors" of https://docs.slack.dev/reference/methods/ chat.postMessage, chat.update,
 * chat.postEphemeral, conversations.open, conversations.history, conversations.replies, views.open,
 * views.push, views.update, views.publish, files.getUploadURLExternal,
 * files.completeUploadExternal, users.info and auth.test; "Handling errors" of incoming webhooks.
 */
export const codesByAction: Readonly<Record<ErrorAction, readonly string[]>> = {
  reroute: [
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
    'invalid_channel',
    'posting_to_channel_denied',
    'team_not_found', // of the channel
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
    // of incoming webhooks
    'channel_is_archived',
    'no_service',
    'no_service_id',
    'no_team',
    'team_disabled',
  ],
  'post-anew': [
    'message_not_found',
    'cant_update_message', // not ours
    'edit_window_closed',
    'block_mismatch', // rich text cannot become something else
    'thread_not_found',
    'cannot_reply_to_message',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'not_found', // a view that was closed
  ],
  'say-plainer': [
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
    'missing_argument', // also a file of no bytes
    'invalid_cursor',
    'invalid_limit',
    'invalid_ts_latest',
    'invalid_ts_oldest',
    'too_many_users',
    'view_too_large',
    'duplicate_external_id',
    'push_limit_reached',
    'missing_profile_id', // a view of a person's profile, which we do not publish
    'not_implemented',
    'alt_txt_too_large',
    'snippet_too_large',
    'unknown_snippet_type',
    'unknown_subtype',
    'file_not_found',
    'channels_limit_exceeded',
  ],
  'press-again': ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'],
  'publish-over': ['hash_conflict'],
  'free-storage': ['storage_limit_reached'],
  'allow-files': [
    'file_uploads_disabled',
    'file_uploads_except_images_disabled',
    'file_type_not_allowed',
    'file_upload_size_restricted',
    'blocked_file_type',
    'slack_connect_blocked_file_type',
    'slack_connect_file_upload_sharing_blocked',
  ],
  wait: ['ratelimited', 'rate_limited'],
  'try-later': [
    'external_channel_migrating',
    'streaming_state_conflict',
    'message_limit_exceeded', // the workspace sends too many messages
    'team_added_to_org', // migration to an Enterprise organisation
    'org_login_required',
  ],
  'look-first': [
    'fatal_error', // "It's possible some aspect of the operation succeeded"
    'internal_error', // the same
    'service_unavailable',
    'request_timeout',
    'update_failed', // "Internal update failure"
    'file_update_failed',
  ],
  'send-again': [],
  'renew-token': [
    'not_authed',
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
  ],
  'add-scope': ['missing_scope'],
  'set-up-app': [
    'team_access_not_granted',
    'two_factor_setup_required',
    'access_denied',
    'accesslimited', // the network is not allowed
    'ekm_access_denied', // administrators have suspended posting
    'enterprise_is_restricted',
    'messages_tab_disabled', // the manifest's messages tab is off
    'not_enabled', // its Home tab is off
    'method_deprecated',
    'deprecated_endpoint',
  ],
};

const actions: ReadonlyMap<string, ErrorAction> = new Map(
  errorActions.flatMap((action) => codesByAction[action].map((code) => [code, action] as const)),
);

/** One that Slack has not documented is a refusal: trying for ever would hold up the others. */
export const errorAction = (code: string): ErrorAction => actions.get(code) ?? 'say-plainer';

export const isDocumented = (code: string): boolean => actions.has(code);
