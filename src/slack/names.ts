import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Names } from '../overview/export/index.ts';
import { Semaphore } from '../semaphore.ts';

const user = z.object({
  real_name: z.string().optional(),
  name: z.string().optional(),
  profile: z.object({ real_name: z.string().optional() }).optional(),
});

/** Slack answers `users.info` about 100 times a minute: of more people only IDs are known. */
const most = 80;
const parallel = 4;

/** What people are called in Slack. */
export function createNames(web: Pick<WebClient, 'users'>): Names {
  const names = new Map<string, string>();
  const asked = new Set<string>();
  const slots = new Semaphore(parallel);

  async function ask(id: string): Promise<void> {
    const answer = await web.users.info({ user: id }).catch(() => undefined);
    const found = user.safeParse(answer?.user).data;
    const name = found?.profile?.real_name || found?.real_name || found?.name;
    if (name) names.set(id, name);
  }

  return {
    async learn(ids) {
      const fresh = [...new Set(ids)]
        .filter((id) => !asked.has(id))
        .slice(0, Math.max(0, most - asked.size));
      for (const id of fresh) asked.add(id);
      await Promise.all(fresh.map((id) => slots.run(() => ask(id))));
    },
    of: (id) => names.get(id),
  };
}
