import type { Alerts } from '../alerts/index.ts';
import {
  changeWorkspace,
  type Sites,
  type Workspace,
  type WorkspaceStore,
  workspaceOf,
} from '../sites/index.ts';
import type { Erasure } from '../storage/index.ts';

/** Deletes sites for good. */
export interface Deletion {
  /**
   * Everything of the site goes: its document and copies, with them the credentials; what iLOQ
   * told, links, incidents and what is to be said of them, the journal. One entry stays: who
   * deleted which ID, and when (milliseconds since the epoch).
   */
  delete(site: string, by: string, at: number): Promise<void>;
  /** Finishes what a process before this one had decided. */
  finish(): Promise<void>;
}

export function createDeletion(parts: {
  sites: Sites;
  workspace: WorkspaceStore;
  alerts: Pick<Alerts, 'leaveOut'>;
  erasure: Erasure;
}): Deletion {
  const { sites, workspace, alerts, erasure } = parts;

  /** Each step can be done again; the last one is to forget that it is to be done. */
  async function carryOut({ site, by, at }: Workspace['deleting'][number]): Promise<void> {
    await sites.remove(site);
    await erasure.eraseSite(site, {
      ...{ id: `${site}-deleted`, at, site, person: by, kind: 'site-deleted', data: {} },
    });
    // Last: an outage that is judged anew names it again as long as an incident of it is there.
    await alerts.leaveOut(site);
    await changeWorkspace(workspace, (now) => ({
      ...now,
      deleting: now.deleting.filter((each) => each.site !== site),
    }));
  }

  return {
    async delete(site, by, at) {
      // On disk before anything is gone: a process that dies in it is followed by one that finishes
      // it.
      const decided = await changeWorkspace(workspace, (now) =>
        now.deleting.some((each) => each.site === site)
          ? now
          : { ...now, deleting: [...now.deleting, { site, by, at }] },
      );
      await carryOut(decided?.deleting.find((each) => each.site === site) ?? { site, by, at });
    },
    async finish() {
      for (const each of workspaceOf(workspace).deleting) await carryOut(each);
    },
  };
}
