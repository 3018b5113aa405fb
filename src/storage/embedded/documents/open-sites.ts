import { holdRestored } from '../../../iloq/index.ts';
import { requestId } from '../../../request.ts';
import {
  parseSite,
  type Site,
  type Sites,
  siteRow,
  stoppedRow,
  userOf,
  type Workspace,
  type WorkspaceStore,
  workspaceSchema,
} from '../../../sites/index.ts';
import type { Storage } from '../../storage.ts';
import { siteMigrations, workspaceMigrations } from './migrations.ts';

/**
 * Opens the sites' documents. One whose previous copy was taken may hold an older password, and so
 * may all where a backup was restored, or a database that knows nothing of guards that went on
 * since: their login guard goes on, so that nothing logs in by itself, and the next look tells it.
 */
export async function openSites(storage: Storage): Promise<Sites> {
  const { guard, clock } = storage;
  const putOn = async (site: Site): Promise<void> => {
    const user = userOf(site);
    if (user) await holdRestored(guard, user, clock.now());
  };
  const sites = await storage.openSites({
    folder: 'sites',
    migrations: siteMigrations,
    parse: parseSite,
    row: siteRow,
    finish: (before, after) => withRequest(before, after, requestId()),
    async onRestored(site: Site) {
      await putOn(site);
      return site;
    },
    onStopped: stoppedRow,
  });
  if (storage.restored() === undefined) return sites;
  for await (const { id, hasPassword } of sites.rows()) {
    const site = hasPassword ? await sites.get(id) : undefined;
    if (!site) continue;
    await putOn(site);
    const now = clock.now();
    await storage.watch.put({ site: id, next: now, failures: 0, soon: now });
  }
  await storage.settleRestored();
  return sites;
}

/**
 * What follows from a change carries the request that it follows from: it may be said by a process
 * that never saw it.
 */
function withRequest(before: Site | undefined, after: Site, request: string | undefined): Site {
  if (request === undefined) return after;
  const known = new Set(
    [...(before?.pending ?? []), ...(before?.followUps ?? [])].map(({ id }) => id),
  );
  const name = <T extends { readonly id: string; readonly request?: string | undefined }>(
    all: readonly T[],
  ): T[] =>
    all.map((each) =>
      known.has(each.id) || each.request !== undefined ? each : { ...each, request },
    );
  return { ...after, pending: name(after.pending), followUps: name(after.followUps) };
}

/** Opens `workspace.json`; other files beside it are nobody's. */
export async function openWorkspace({ openDocuments }: Storage): Promise<WorkspaceStore> {
  const documents = await openDocuments({
    folder: '.',
    only: 'workspace',
    migrations: workspaceMigrations,
    parse: (document) => workspaceSchema.parse(document),
    row: (workspace: Workspace) => workspace,
  });
  let now: Workspace | undefined;
  documents.onRow((_, workspace) => {
    now = workspace;
  });
  // What is told meanwhile is newer than what was read.
  const read = await documents.get('workspace');
  now ??= read;
  return Object.assign(documents, { now: () => now });
}
