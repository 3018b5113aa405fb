import type { App } from '@slack/bolt';

/**
 * The app was removed from the workspace, or its token was revoked: Slack sends both, in any order.
 * https://docs.slack.dev/reference/events/app_uninstalled
 */
export function registerLeaving(app: App, onLeft: () => void): void {
  app.event('app_uninstalled', async () => onLeft());
  app.event('tokens_revoked', async ({ event }) => {
    if ((event.tokens.bot ?? []).length > 0) onLeft();
  });
}
