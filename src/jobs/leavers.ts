import type { Alerts } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import { isOrphaned, type Sites, withLeft } from '../sites/index.ts';

const everyMs = 3_600_000;
/** Between two people: what Slack allows of `users.info` is for those who press something. */
const betweenMs = 1_500;

export interface Leavers extends Loop {
  /** Looks now whether whoever has this site is still in Slack. */
  look(site: string): Promise<void>;
}

/** Sites whose people have left Slack need others: support is told, until somebody has them. */
export function startLeavers(parts: {
  readonly sites: Sites;
  readonly alerts: Pick<Alerts, 'raise' | 'clear' | 'open'>;
  /** Undefined where Slack does not say. */
  readonly hasLeft: (person: string) => Promise<boolean | undefined>;
  readonly clock: Clock;
  readonly log: Log;
}): Leavers {
  const { sites, alerts, hasLeft, clock, log } = parts;

  async function look(id: string): Promise<void> {
    const row = sites.row(id);
    if (!row || row.archived || row.stopped) return;
    const { person } = row.conversation;
    const left = await hasLeft(person);
    if (left === undefined) return;
    if (left !== isOrphaned(row))
      await sites.update(id, (site) => site && withLeft(site, person, left));
    if (left) {
      const at = clock.now();
      const problem = { kind: 'installer-left', site: id, severity: 'warning', at } as const;
      await alerts.raise({ ...problem, data: { person } }, `left ${id} ${person}`);
    } else await clear(id);
  }

  async function clear(id: string): Promise<void> {
    const isTold = (await alerts.open(id)).some(({ troubles }) =>
      troubles.some(({ problem }) => problem.kind === 'installer-left'),
    );
    if (isTold) await alerts.clear(id, ['installer-left']);
  }

  const sitesByPerson = (): string[][] =>
    [...Map.groupBy(sites.rows(), ({ conversation }) => conversation.person).values()].map((rows) =>
      rows.map(({ id }) => id),
    );

  // Somebody else has it now: that is not for the next round.
  sites.onRow((id, row) => {
    if (row?.left !== undefined && !isOrphaned(row))
      clear(id).catch((error: unknown) =>
        log.error({ err: error, site: id }, 'it could not be noted who has a site'),
      );
  });

  /** The sites of each person who is still to be looked for. */
  let ahead: string[][] = [];
  const loop = startLoop({
    async round(stopping) {
      if (ahead.length === 0) ahead = sitesByPerson();
      for (const id of ahead.pop() ?? []) if (!stopping.aborted) await look(id);
      return ahead.length > 0 ? betweenMs : everyMs;
    },
    failure: 'it could not be looked whether people have left Slack',
    ...{ clock, log },
  });
  return { ...loop, look };
}
