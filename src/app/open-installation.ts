import { changeWorkspace, greetInstaller } from '../sites/index.ts';
import { type Workspaces as Kept, openSites, type Storage } from '../storage/index.ts';
import type { FollowParts } from './follow-installations.ts';
import { serve } from './served.ts';
import type { Shared } from './shared.ts';

/** What is kept of all workspaces, of which each has its part. */
export type Whole = Pick<Storage, 'uptime' | 'isOurs' | 'restored' | 'settleRestored'>;

/** To what a workspace's token is sealed. */
export const tokenOf = (team: string) => ({ purpose: 'slack-token', team }) as const;

/** What a restored database means is weighed for all of them, before any is served. */
export async function weighRestored(kept: Kept, whole: Whole): Promise<void> {
  if (!whole.restored()) return;
  for (const { team } of await kept.all()) {
    const storage = kept.of(team);
    await openSites(storage).finally(storage.close);
  }
  await whole.settleRestored();
}

/** @returns what opens one that has installed the app; it fails where its token does not open */
export async function createOpening(
  shared: Shared,
  kept: Kept,
  whole: Whole,
): Promise<FollowParts['open']> {
  const { config, custody } = shared;
  // All that had the app were away as long as no process was there; which the first one knows.
  const startedAt = shared.world.clock.now();
  const lastAlive = whole.isOurs(0) ? (await whole.uptime.read()).lastAlive : undefined;

  return async (installation, onTokenRefused) => {
    const { team, token, installer, at, since, leftAt } = installation;
    const opened = custody.open(token, tokenOf(team));
    if (!opened.ok) throw new Error(`its token does not open: ${opened.why}`);
    const anew = custody.reseal(token, tokenOf(team));
    if (anew.ok && anew.changed) await kept.reseal(installation, anew.sealed);

    const opens = new AsyncDisposableStack();
    const storage = kept.of(team);
    opens.defer(storage.close);
    const uptime: Storage['uptime'] = {
      ...storage.uptime,
      async read() {
        const { outageEnded } = await storage.uptime.read();
        return { outageEnded, lastAlive: at < startedAt ? lastAlive : undefined };
      },
    };
    try {
      const { mode, apiUrl } = config.slack;
      const workspace = await serve(shared, {
        ...{ storage: { ...storage, uptime }, team, onTokenRefused },
        slack: { botToken: opened.password, mode, apiUrl },
        address: `${config.publicUrl ?? ''}/w/${team}`,
      });
      opens.defer(workspace.stop);
      if (leftAt === undefined)
        await changeWorkspace(workspace.core.workspace, (now) =>
          greetInstaller(now, installer, since),
        );
      return { ...workspace, stop: () => opens.disposeAsync() };
    } catch (error) {
      await opens.disposeAsync();
      throw error;
    }
  };
}
