import { type Clock, dayMs } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Installation, Workspaces as Kept, Storage } from '../storage/index.ts';
import type { FollowParts } from './follow-installations.ts';
import type { Served } from './served.ts';

/** How often it is looked whether something is still to be done; or whether that is ours by now. */
const everyMs = 3_600_000;
const takeOverMs = 60_000;

/**
 * Does what is to be done for a workspace that has removed the app, one process for all: iLOQ is
 * to send it nothing any more, and after so many days all that it kept is erased.
 */
export function createLookAfterLeft(parts: {
  readonly kept: Pick<Kept, 'erase' | 'withdrawn'>;
  readonly whole: Pick<Storage, 'isOurs'>;
  readonly open: FollowParts['open'];
  readonly eraseAfterDays: number;
  readonly clock: Clock;
  readonly log: Log;
}): FollowParts['lookAfterLeft'] {
  const { kept, whole, open, eraseAfterDays, clock, log } = parts;

  async function lookAfter(installation: Installation): Promise<void> {
    const { team } = installation;
    if (await kept.erase(team, clock.now() - eraseAfterDays * dayMs))
      return log.warn({ team }, 'a workspace was erased');
    if (installation.withdrawn) return;
    const workspace = await open(installation, () => {});
    await withdraw(team, workspace).finally(workspace.stop);
  }

  async function withdraw(team: string, { core }: Served): Promise<void> {
    let isAll = true;
    for await (const { id } of core.sites.rows())
      if ((await core.webhooks.withdraw(id)).left !== 'nothing') isAll = false;
    if (isAll) await kept.withdrawn(team);
  }

  return async (installation) => {
    if (!whole.isOurs(0)) return takeOverMs;
    await lookAfter(installation).catch((error: unknown) => {
      const { team } = installation;
      log.error({ err: error, team }, 'a workspace that has left could not be looked after');
    });
    return everyMs;
  };
}
