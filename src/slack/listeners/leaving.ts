import type { App } from '@slack/bolt';
import { z } from 'zod';

/** https://docs.slack.dev/reference/events/app_uninstalled, and `tokens_revoked` beside it */
const leaving = z.object({
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).min(1) }),
    }),
  ]),
});

/**
 * The app was removed from the workspace, or its token was revoked: Slack sends both, in any order.
 */
export const hasLeft = (body: unknown): boolean => leaving.safeParse(body).success;

export function registerLeaving(app: App, onLeft: () => void): void {
  app.event('app_uninstalled', async () => onLeft());
  app.event('tokens_revoked', async ({ body }) => {
    if (hasLeft(body)) onLeft();
  });
}
