import type { Alerts, Problem } from '../alerts/index.ts';
import { verdictOf } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createDispatcher, type Dispatcher, type Entry, RateLimiter } from '../outbox/index.ts';
import {
  changeWorkspace,
  isOrphaned,
  type PendingFollowUp,
  type Site,
  type SiteQueries,
  type Sites,
  type WorkspaceStore,
  wholeWorkspace,
  workspaceOf,
} from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';

/** Follow-ups of one document, all that there are; of a site together with it. */
interface Batch extends Entry {
  readonly all: readonly PendingFollowUp[];
  readonly site: Site | undefined;
}

/**
 * What the bot does with itself because of a change: journal, alerts. It is done straight after the
 * write, and again at start; each by its ID, so that a second time changes nothing. Nothing outside
 * is waited for.
 */
export function createFollowUps(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'due'>;
  readonly workspace: WorkspaceStore;
  readonly journal: Pick<Journal, 'append'>;
  readonly alerts: Pick<Alerts, 'raise' | 'clear' | 'report' | 'endAll'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}): Dispatcher {
  const { sites, queries, workspace, journal, alerts } = parts;

  async function next(id: string): Promise<Batch | undefined> {
    const site = id === wholeWorkspace ? undefined : await sites.get(id);
    const { followUps: all } = id === wholeWorkspace ? workspaceOf(workspace) : (site ?? none);
    const last = all.at(-1);
    return last && { id: last.id, request: last.request, isRepeatable: true, all, site };
  }

  async function apply(followUp: PendingFollowUp, site: Site | undefined): Promise<void> {
    const { id, at, by } = followUp;
    // A site that was deleted meanwhile leaves nothing behind.
    if (site && !(await sites.row(site.id))) return;
    if (followUp.do === 'journal') {
      const { what: kind, ask, about } = followUp;
      const data = { ...about, ...(ask && { ask }) };
      const where = site?.id ?? wholeWorkspace;
      await journal.append({ id, at, site: where, kind, data, ...(by && { person: by }) });
      return;
    }
    if (!site) return;
    switch (followUp.do) {
      case 'ask-support':
        await alerts.raise(helpWanted(site, followUp), id);
        return;
      case 'help-over':
        await alerts.clear(site.id, ['help-wanted'], id);
        return;
      case 'end-alerts':
        await alerts.endAll(site.id, by, id);
        return;
      case 'weigh': {
        const finished = site.finishedAt !== undefined;
        const left = isOrphaned(site) ? site.left : undefined;
        if (site.report) await alerts.report({ id: site.id, finished, by, left }, site.report, id);
      }
    }
  }

  const dispatcher = createDispatcher<Batch, undefined, never>({
    ...parts,
    outbox: {
      destinations: async () => [...(await queries.due('follow-ups')), wholeWorkspace],
      next,
      async settle(id, { all }) {
        const done = new Set(all.map((each) => each.id));
        const rest = <T extends { readonly id: string }>(of: readonly T[]): T[] =>
          of.filter((each) => !done.has(each.id));
        if (id === wholeWorkspace)
          await changeWorkspace(workspace, (now) => ({ ...now, followUps: rest(now.followUps) }));
        // Each is known by its ID where it is done again.
        else
          await sites.updateSoon(
            id,
            (site) => site && { ...site, followUps: rest(site.followUps) },
          );
      },
    },
    async deliver({ all, site }) {
      for (const followUp of all) await apply(followUp, site);
      return { kind: 'delivered', value: undefined };
    },
    limits: () => undefined,
    rateLimiter: new RateLimiter(0, parts.clock),
  });
  return {
    ...dispatcher,
    start() {
      dispatcher.start();
      sites.onChange((site) => {
        if (site.followUps.length > 0) dispatcher.wake(site.id);
      });
      workspace.onChange(({ followUps }) => {
        if (followUps.length > 0) dispatcher.wake(wholeWorkspace);
      });
    },
  };
}

const none: Pick<Site, 'followUps'> = { followUps: [] };

/** Help on a step, with what was tried last. */
function helpWanted(
  { id: site, report }: Site,
  { by, ask, words, at }: Extract<PendingFollowUp, { do: 'ask-support' }>,
): Problem {
  const data = {
    ...{ by, ...(ask && { ask }), ...(words !== undefined && { words }) },
    ...(report && { tried: verdictOf(report) }),
  };
  return { kind: 'help-wanted', site, severity: 'warning', at, data };
}
