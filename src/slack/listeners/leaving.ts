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
  /** In seconds, rounded down: https://docs.slack.dev/apis/events-api */
  event_time: z.number().optional(),
});

/**
 * The app was removed from the workspace, or its token was revoked: Slack sends both, in any order,
 * and again where it was not answered.
 * @param now milliseconds since the epoch
 * @returns when that was, at the latest; undefined: it is another request
 */
export function leftAt(body: unknown, now: number): number | undefined {
  const { data, success } = leaving.safeParse(body);
  if (!success) return undefined;
  return data.event_time === undefined ? now : Math.min(now, data.event_time * 1_000 + 999);
}
