import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { startLoop } from '../../loop.ts';
import { valueRow } from '../rows.ts';
import { type Database, fenceLock, type Sql } from './connect.ts';

/** What one process does for all that work with the database: this one. */
export type Lease = ReturnType<typeof keep>;

/** In milliseconds. */
interface LeaseTimes {
  /** Where it is not renewed for so long, another process takes it. */
  readonly lastsMs: number;
  readonly renewMs: number;
  /** How often it is looked at by one that waits for it. */
  readonly lookMs: number;
}

/** @param callMs so long a call to the outside may take, which ends before the lease does */
export const leaseTimes = (callMs: number): LeaseTimes => ({
  lastsMs: callMs * 1.2,
  renewMs: 1_000,
  lookMs: 500,
});

export interface LeaseParts {
  /** Connections of its own: a renewal waits for nobody's. */
  readonly database: Database;
  readonly times: LeaseTimes;
  readonly clock: Clock;
  readonly log: Log;
  /** Told once, where another process has it; left out: it is not waited for. */
  readonly onWaiting?: (() => void | Promise<void>) | undefined;
  readonly onLost: () => void;
  /** Nobody else works with the database from then on. */
  readonly isAlone?: boolean;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
}

const leaseRow = z.object({ epoch: z.number(), beat: z.number(), free: z.boolean() });
type Row = z.infer<typeof leaseRow>;

/**
 * Takes the database for this process. One that does not renew its lease counts as dead after a
 * time that is measured here, from when its last renewal was seen; it measures the same time from
 * when it sent that. So no two clocks are compared, and the old one knows first that it is over.
 * @returns undefined where another process has it and it is not waited for, or no more
 */
export async function takeLease(parts: LeaseParts): Promise<Lease | undefined> {
  const { database, times, clock, log, onWaiting, isAlone = false, signal } = parts;
  let seen = await read(database);
  let since = clock.monotonic();
  let isTold = false;
  let isAway = false;
  for (;;) {
    if (seen.free || clock.monotonic() - since >= times.lastsMs) {
      const from = { monotonic: clock.monotonic(), now: clock.now() };
      const epoch = await tried(() => take(database, seen, isAlone));
      if (epoch !== undefined) return keep(parts, epoch, from);
    } else if (!isTold) {
      isTold = true;
      log.info('another process runs the clocks and says what is to be said, until it ends');
      await onWaiting?.();
    }
    await clock.sleep(times.lookMs, signal).catch(() => {});
    if (signal?.aborted) return undefined;
    const now = await tried(() => read(database));
    if (!now || isSame(now, seen)) continue;
    if (!onWaiting && !now.free) return undefined;
    seen = now;
    since = clock.monotonic();
  }

  /** One that waits goes on when the server is back. */
  async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await work();
      isAway = false;
      return done;
    } catch (error) {
      if (!isTold) throw error;
      if (!isAway) log.warn({ err: error }, 'the lease of the database cannot be looked at');
      isAway = true;
      return undefined;
    }
  }
}

const isSame = (one: Row, other: Row): boolean =>
  one.epoch === other.epoch && one.beat === other.beat && one.free === other.free;

const read = async (database: Database): Promise<Row> =>
  leaseRow.parse(await database.one('SELECT epoch, beat, free FROM process_lease'));

const epochRow = valueRow(z.number().optional());

/**
 * Waits for the transactions under way, after which none of an older epoch begins.
 * @returns undefined where it has been renewed, or taken by another
 */
const take = (
  database: Database,
  { epoch, beat }: Row,
  isAlone: boolean,
): Promise<number | undefined> =>
  database.transaction(async (sql) => {
    await sql.all(`SELECT pg_advisory_xact_lock(${fenceLock})`);
    const taken = await sql.one(
      `UPDATE process_lease SET epoch = epoch + 1, beat = 0, free = false,
         generation = generation + $3::int, alone = $3 = 1
       WHERE epoch = $1 AND beat = $2 RETURNING epoch AS value`,
      ...[epoch, beat, Number(isAlone)],
    );
    return epochRow.parse(taken);
  });

/** Renews it, until it is released or lost. */
function keep(
  { database, times, clock, log, onLost }: LeaseParts,
  epoch: number,
  from: { readonly monotonic: number; readonly now: number },
) {
  let renewed = from;
  let isLost = false;
  const change = (sql: Sql, what: string): Promise<number> =>
    sql.run(`UPDATE process_lease SET ${what} WHERE epoch = $1`, epoch);

  const loop = startLoop({
    async round() {
      const sent = { monotonic: clock.monotonic(), now: clock.now() };
      const rows = await database.transaction((sql) => change(sql, 'beat = beat + 1'));
      if (rows > 0) renewed = sent;
      else if (!isLost) {
        isLost = true;
        onLost();
      }
      return times.renewMs;
    },
    afterFailureMs: times.renewMs,
    failure: 'the lease of the database could not be renewed',
    ...{ clock, log },
  });

  return {
    /** Grows with each process that takes the database: what an older one writes is refused. */
    epoch,
    /** Whether no other process can have the database within so many milliseconds from now. */
    holds(ms: number): boolean {
      // A machine that slept may not have counted it; its clock may have been set, too.
      const asleep = clock.now() - renewed.now;
      const age = Math.max(clock.monotonic() - renewed.monotonic, asleep);
      return !isLost && age + ms < times.lastsMs;
    },
    /** The next one may have it at once. */
    async release(): Promise<void> {
      await loop.stop();
      await database
        .transaction((sql) => change(sql, 'free = true'))
        .catch((error: unknown) => log.warn({ err: error }, 'the lease could not be given back'));
    },
  };
}
