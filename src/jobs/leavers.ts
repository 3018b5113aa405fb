import type { Alerts, Incident } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import { isOrphaned, type SiteQueries, type Sites, withLeft } from '../sites/index.ts';

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
  readonly queries: Pick<SiteQueries, 'talkedWith' | 'concerning'>;
  readonly alerts: Pick<Alerts, 'raise' | 'clear' | 'open'>;
  /** Undefined where Slack does not say. */
  readonly hasLeft: (person: string) => Promise<boolean | undefined>;
  readonly clock: Clock;
  readonly log: Log;
}): Leavers {
  const { sites, queries, alerts, hasLeft, clock, log } = parts;

  async function look(id: string): Promise<void> {
    const row = await sites.row(id);
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
    if ((await alerts.open(id)).some(isOfLeaver)) await alerts.clear(id, ['installer-left']);
  }

  /** All their sites where they have left; else those of which it is kept or told that they had. */
  async function lookFor(person: string, stopping: AbortSignal): Promise<void> {
    const left = await hasLeft(person);
    for (const id of left === undefined ? [] : await queries.concerning(person))
      if (!stopping.aborted && (left || told.has(id) || (await sites.row(id))?.left !== undefined))
        await look(id);
  }

  // Somebody else has it now: that is not for the next round.
  sites.onRow((id, row) => {
    if (row?.left !== undefined && !isOrphaned(row))
      clear(id).catch((error: unknown) =>
        log.error({ err: error, site: id }, 'it could not be noted who has a site'),
      );
  });

  /** Who is still to be looked for, and the sites of which it is told that somebody had left. */
  let ahead: string[] = [];
  let told = new Set<string>();
  const loop = startLoop({
    async round(stopping) {
      if (ahead.length === 0) {
        ahead = [...(await queries.talkedWith())];
        told = new Set((await alerts.open()).filter(isOfLeaver).map(({ site }) => site));
      }
      const person = ahead.pop();
      if (person !== undefined) await lookFor(person, stopping);
      return ahead.length > 0 ? betweenMs : everyMs;
    },
    failure: 'it could not be looked whether people have left Slack',
    ...{ clock, log },
  });
  return { ...loop, look };
}

const isOfLeaver = ({ troubles }: Incident): boolean =>
  troubles.some(({ problem }) => problem.kind === 'installer-left');
