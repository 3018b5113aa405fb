import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import { connect, type Database } from '../../../src/storage/postgres/connect.ts';
import { type Lease, leaseTimes, takeLease } from '../../../src/storage/postgres/lease.ts';
import { ownServer } from './own-server.ts';
import { programs, type Server } from './server.ts';

const log = createLog('silent', { write: () => {} });
const times = leaseTimes(10_000);
const never = new Promise<never>(() => {});

describe.skipIf(programs === undefined)('The lease of a database', () => {
  let server: Server;
  let url: string;
  /** Milliseconds, of all processes. */
  let now = 0;
  const databases: Database[] = [];
  const leases: Lease[] = [];
  beforeAll(async () => {
    server = await ownServer();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.newDatabase();
    now = 0;
  });
  afterEach(async () => {
    for (const each of leases.splice(0)) await each.release();
    for (const each of databases.splice(0)) await each.close().catch(() => {});
  });

  function connected(fence?: Lease, lose = () => {}): Database {
    const behind = fence && { fence: { generation: 0, epoch: fence.epoch, lose } };
    const database = connect(url, { log, most: 2, ...behind });
    databases.push(database);
    return database;
  }

  /** Time passes while it sleeps. */
  const awake: Clock = {
    now: () => now,
    monotonic: () => now,
    async sleep(ms) {
      now += ms;
    },
  };
  /** A process that has the database, and has stopped at its first sleep: dead, or only still. */
  async function first() {
    const onLost = vi.fn();
    const stopped = Promise.withResolvers<void>();
    const sleep = (): Promise<never> => {
      stopped.resolve();
      return never;
    };
    const clock: Clock = { ...awake, sleep };
    const lease = await takeLease({ database: connected(), times, clock, log, onLost });
    if (!lease) throw new Error('somebody else has it');
    leases.push(lease);
    // It renews its lease once more before that.
    await stopped.promise;
    return { lease, onLost, database: connected(lease, onLost) };
  }
  /** Another one that waits for it, and stands still once it has it. */
  async function next(onWaiting = async () => {}): Promise<Lease> {
    let has = false;
    const clock: Clock = { ...awake, sleep: (ms) => (has ? never : awake.sleep(ms)) };
    const parts = { database: connected(), times, clock, log };
    const lease = await takeLease({ ...parts, onWaiting, onLost: () => {} });
    has = true;
    if (!lease) throw new Error('it has not waited');
    leases.push(lease);
    return lease;
  }
  const write = (database: Database) =>
    database.transaction((sql) => sql.run('INSERT INTO uptime VALUES ($1, 1)', 'alive'));

  it('is taken from one that has died within 15 seconds, and not before its time is over', async () => {
    const { lease } = await first();
    expect(lease.holds(10_000)).toBe(true);
    const onWaiting = vi.fn(async () => expect(lease.holds(0)).toBe(true));
    const taken = await next(onWaiting);
    expect(onWaiting).toHaveBeenCalledOnce();
    expect(lease.holds(0)).toBe(false);
    expect(taken.holds(10_000)).toBe(true);
    expect(now).toBeLessThan(15_000);
  });

  it('once taken, what the one before writes late is refused, and that one is told', async () => {
    const before = await first();
    await write(before.database);
    const taken = await next();
    expect(taken.epoch).toBe(before.lease.epoch + 1);
    for (const _ of [1, 2])
      await expect(write(before.database)).rejects.toThrow('another process has taken');
    expect(before.onLost).toHaveBeenCalled();
    const after = connected(taken);
    await after.transaction((sql) => sql.run("UPDATE uptime SET at = 2 WHERE what = 'alive'"));
  });

  it('is not taken before a write under way has ended', async () => {
    const before = await first();
    const order: string[] = [];
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const writing = before.database.transaction(async (sql) => {
      // However long it takes until the next one is seen to wait.
      await sql.run('SET LOCAL idle_in_transaction_session_timeout = 0');
      await sql.run('INSERT INTO uptime VALUES ($1, 1)', 'alive');
      begun.resolve();
      await goOn.promise;
      order.push('written');
    });
    await begun.promise;
    const taking = next().then(() => order.push('taken'));
    try {
      const blocked = "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'";
      await expect.poll(() => server.sql(blocked)).not.toEqual([]);
    } finally {
      goOn.resolve();
    }
    await Promise.all([writing, taking]);
    expect(order).toEqual(['written', 'taken']);
  });

  it('is one’s alone, however many wait for it', async () => {
    const had = [(await first()).lease];
    const wait = async () => {
      had.push(await next());
      // Of two that have taken it one after the other, the later one may hear of it first.
      const newest = Math.max(...had.map(({ epoch }) => epoch));
      expect(had.filter((each) => each.epoch < newest && each.holds(0))).toEqual([]);
    };
    await Promise.all([wait(), wait(), wait()]);
    expect(had.map(({ epoch }) => epoch).toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('given back is free for the next at once', async () => {
    const { lease } = await first();
    const at = now;
    const waiting = next(() => lease.release());
    expect((await waiting).epoch).toBe(lease.epoch + 1);
    expect(now - at).toBeLessThan(1_000);
  });
});
