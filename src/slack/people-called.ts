import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { People } from '../setup/index.ts';
import { nameKey } from '../sites/index.ts';
import { listUsers } from './every-user.ts';

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

/** As a profile shows it; nobody is called so. */
const memberId = /^[UW](?=.*\d)[A-Z\d]{6,}$/u;

interface Directory {
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isWhole: boolean;
}

const rememberedMs = 5 * 60_000;

/** Finds people by what they are called, as a list that was pasted names them. */
export function createPeopleCalled(
  web: Pick<WebClient, 'users'>,
  clock: Clock,
  log: Log,
): People['called'] {
  let known: { readonly directory: Promise<Directory>; readonly until: number } | undefined;

  async function learn(): Promise<Directory> {
    const byName = new Map<string, Set<string>>();
    const { members, isWhole } = await listUsers(web);
    for (const member of members) {
      const { id, deleted, is_bot, name, real_name, profile } = user.parse(member);
      if (deleted || is_bot) continue;
      for (const each of [id, name, real_name, profile?.real_name, profile?.display_name])
        if (each) {
          const key = nameKey(each);
          byName.set(key, (byName.get(key) ?? new Set()).add(id));
        }
    }
    return { byName, isWhole };
  }

  return async (name) => {
    const now = clock.monotonic();
    if (!known || known.until <= now) known = { directory: learn(), until: now + rememberedMs };
    try {
      const { byName, isWhole } = await known.directory;
      const ids = [...(byName.get(nameKey(name)) ?? [])];
      // Who is not among the first can be named by what Slack itself calls them.
      if (ids.length === 0 && memberId.test(name)) return { ids: [name], isWhole: true };
      return { ids, isWhole };
    } catch (error) {
      known = undefined;
      log.warn({ err: error }, 'Slack could not say who is called so');
      return undefined;
    }
  };
}
