import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

const user = z.object({ locale: z.string() });

/**
 * The language that somebody has chosen in Slack (`users.info` with `include_locale`), such as
 * `fi-FI`; `en-US` where Slack does not say.
 */
export async function localeOf(web: Pick<WebClient, 'users'>, id: string): Promise<string> {
  const answer = await web.users.info({ user: id, include_locale: true }).catch(() => undefined);
  return user.safeParse(answer?.user).data?.locale ?? 'en-US';
}
