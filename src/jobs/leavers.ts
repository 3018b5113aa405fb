import type { Alerts, Incident } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { startLoop } from '../loop.ts';
import { change, isOrphaned, type SiteQueries, type Sites, withLeft } from '../sites/index.ts';

const everyMs = 3_600_000;
/** Between two people: what Slack allows of `users.info` is for those who press something. */
const betweenMs = 1_500;

/** Between two, whichever workspaces they are of. */
const apartMs = 100;

/** Takes the next place in the row. @returns in how many milliseconds its turn comes */
export type Pace = () => number;

/**
 * Each look is a call to Slack: with many workspaces theirs come one after the other, so that
 * whoever presses something is not behind all of them.
 */
export function createLeaversPace(clock: Pick<Clock, 'monotonic'>): Pace {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.monotonic();
    last = Math.max(now, last + apartMs);
    return last - now;
  };
}

/** Sites whose people have left Slack need others: support is told, until somebody has them. */
export function startLeavers(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'talkedWith' | 'concerning' | 'due'>;
  readonly alerts: Pick<Alerts, 'raise' | 'clear' | 'open'>;
  /** Undefined where Slack does not say. */
  readonly hasLeft: (person: string) => Promise<boolean | undefined>;
  /** Shared by all workspaces. */
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { sites, queries, alerts, hasLeft, pace, clock, log } = parts;

  /** Looks now whether whoever has this site is still in Slack. */
  async function look(id: string): Promise<void> {
    const row = await sites.row(id);
    if (!row || row.archived || row.stopped) return;
    const { person } = row.conversation;
    const left = await hasLeft(person);
    if (left === undefined) return;
    if (left !== isOrphaned(row)) await change(sites, id, (site) => withLeft(site, person, left));
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
    if (left === undefined || (!left && noted.size === 0)) return;
    for (const id of await queries.concerning(person))
      if (!stopping.aborted && (left || noted.has(id))) await look(id);
  }

  // Somebody else has it now: that is not for the next round.
  sites.onRow((id, row) => {
    if (row?.left !== undefined && !isOrphaned(row))
      clear(id).catch((error: unknown) =>
        log.error({ err: error, site: id }, 'it could not be noted who has a site'),
      );
  });

  /** Who is still to be looked for; sites of which it is kept or told that somebody had left. */
  let ahead: string[] = [];
  let noted = new Set<string>();
  const loop = startLoop({
    async round(stopping) {
      if (ahead.length === 0) {
        const told = (await alerts.open()).filter(isOfLeaver).map(({ site }) => site);
        noted = new Set([...(await queries.due('new-people')), ...told]);
        ahead = [...(await queries.talkedWith())];
      }
      const person = ahead.pop();
      if (person !== undefined) await lookFor(person, stopping);
      return ahead.length > 0 ? Math.max(betweenMs, pace()) : everyMs;
    },
    failure: 'it could not be looked whether people have left Slack',
    ...{ clock, log },
  });
  return { ...loop, look };
}

const isOfLeaver = ({ troubles }: Incident): boolean =>
  troubles.some(({ problem }) => problem.kind === 'installer-left');
