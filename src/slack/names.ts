import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

const user = z.object({
  real_name: z.string().optional(),
  name: z.string().optional(),
  profile: z.object({ real_name: z.string().optional() }).optional(),
});

/** Slack answers `users.info` about a hundred times a minute: of more people only the IDs are given. */
const most = 80;
const parallel = 4;

/** The names of people in Slack, as far as it tells them. */
export async function namesOf(web: Pick<WebClient, 'users'>, ids: Iterable<string>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const asked = [...new Set(ids)].slice(0, most);
  async function askOn(): Promise<void> {
    for (let id = asked.shift(); id !== undefined; id = asked.shift()) {
      const answer = await web.users.info({ user: id }).catch(() => undefined);
      const found = user.safeParse(answer?.user).data;
      const name = found?.profile?.real_name || found?.real_name || found?.name;
      if (name) names.set(id, name);
    }
  }
  await Promise.all(Array.from({ length: parallel }, askOn));
  return names;
}
