import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { People } from '../setup/index.ts';
import { nameKey } from '../sites/index.ts';
import { everyUser } from './every-user.ts';

/** https://docs.slack.dev/reference/objects/user-object */
const user = z.object({
  id: z.string(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  profile: z
    .object({ real_name: z.string().optional(), display_name: z.string().optional() })
    .optional(),
});

const rememberedMs = 5 * 60_000;

/** Finds people by what they are called, as a list that was pasted names them. */
export function createPeopleCalled(
  web: Pick<WebClient, 'users'>,
  clock: Clock,
  log: Log,
): People['called'] {
  let known:
    | { readonly byName: Promise<Map<string, Set<string>>>; readonly until: number }
    | undefined;

  async function learn(): Promise<Map<string, Set<string>>> {
    const byName = new Map<string, Set<string>>();
    for await (const member of everyUser(web)) {
      const { id, deleted, is_bot, name, real_name, profile } = user.parse(member);
      if (deleted || is_bot) continue;
      for (const each of [id, name, real_name, profile?.real_name, profile?.display_name])
        if (each) {
          const key = nameKey(each);
          byName.set(key, (byName.get(key) ?? new Set()).add(id));
        }
    }
    return byName;
  }

  return async (name) => {
    const now = clock.monotonic();
    if (!known || known.until <= now) known = { byName: learn(), until: now + rememberedMs };
    const { byName } = known;
    try {
      return [...((await byName).get(nameKey(name)) ?? [])];
    } catch (error) {
      known = undefined;
      log.warn({ err: error }, 'Slack could not say who is called so');
      return undefined;
    }
  };
}
