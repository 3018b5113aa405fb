import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSurroundings } from '../../sandbox/surroundings.ts';
import type { AskId } from '../../src/checklist/index.ts';
import { seed } from '../seeded.ts';
import { ownServer } from '../storage/postgres/own-server.ts';
import { programs, type Server } from '../storage/postgres/server.ts';
import { createFinishedSite, digestOnce } from './finished-site.ts';
import { createHarriedSetUp } from './harried-set-up.ts';
import { keptInDatabase } from './kept-in-database.ts';
import { createRandom } from './random.ts';
import { createReplicas } from './replicas.ts';

/**
 * `LIVION_KILLS=200 npx vitest run test/e2e/postgres-kill.test.ts` is the long form; `LIVION_SEED`
 * repeats one.
 */
const kills = Number(process.env['LIVION_KILLS'] ?? 2);
const isLong = kills > 2;
const killsInOneSetUp = 12;
/** So long a call to Slack may take; a bit more, and another process takes over. */
const callMs = 1_500;

const nameOf = (url: string): string => /\/(\w+)\?/.exec(url)?.[1] ?? '';

/** In the database: each write of the lease becomes another one. */
const leaseBecomes = (what: string): string => `
  CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN ${what} END';
  CREATE TRIGGER broken BEFORE UPDATE ON process_lease FOR EACH ROW EXECUTE FUNCTION broken();
  UPDATE process_lease SET free = true`;

const noTakeOver = 'nobody takes it over from a process that has died';

/** What the lease is for, taken out on purpose. */
const broken = {
  'everybody has it': leaseBecomes('new.epoch = 0; new.beat = 0; new.free = true; RETURN new;'),
  [noTakeOver]: `
    UPDATE process_lease SET epoch = epoch + 1, free = false;
    ${leaseBecomes('RETURN NULL;')}`,
};

/** As few as show what is broken: each takes long to start. */
function processes(without: keyof typeof broken | undefined): number {
  if (without === undefined) return 3;
  return without === noTakeOver ? 1 : 2;
}

interface Played {
  readonly seed: number;
  readonly mostKills: number;
  readonly upTo: AskId;
  /** Nobody is killed, and the lease is broken. */
  readonly without?: keyof typeof broken;
}

describe.skipIf(programs === undefined)('three processes on one PostgreSQL', () => {
  let server: Server;
  beforeAll(async () => {
    server = await ownServer();
  });
  afterAll(() => server.remove());

  /**
   * Maija sets a site up, while iLOQ tells what happens at another one, somebody forges what iLOQ
   * tells, and a digest is due; and in between processes are killed, PostgreSQL loses its power,
   * and Slack fails.
   */
  async function play({ seed: from, mostKills, upTo, without }: Played) {
    const DATABASE_URL = await server.newDatabase();
    const around = await startSurroundings({ environment: { DATABASE_URL, ...digestOnce } });
    const DIGEST_CHANNEL = around.slack.channel('sites').id;
    const here = { ...around, environment: { ...around.environment, DIGEST_CHANNEL } };
    const random = createRandom(from);
    const count = processes(without);
    const bot = await createReplicas(here, { count, callMs, random });
    const kept = keptInDatabase(DATABASE_URL);
    let restarts = 0;
    const trail: string[] = [];
    try {
      const finished = await createFinishedSite(here, bot);
      if (without !== undefined) await server.sql(broken[without], nameOf(DATABASE_URL));
      const run = createHarriedSetUp({
        ...{ around: here, bot, kept, random, mostKills, upTo, trail },
        between(random) {
          // In the long form about ten in two hundred are enough.
          if (random.below(isLong ? 8 : 2) > 0) return undefined;
          server.stop('immediate');
          server.start();
          restarts += 1;
          return 'PostgreSQL lost its power';
        },
        beside(random) {
          if (without === undefined) return finished.beside(random);
          around.slack.fault('chat.postMessage', { kind: 'slow', ms: 500 });
          return undefined;
        },
        ...(without === noTakeOver && { patienceMs: 4_000 }),
      });
      const done = await run.play();
      await finished.isTold();
      await expect.poll(() => kept.left()).toEqual([]);
      await around.slack.settled();
      expect(finished.wrong()).toEqual([]);
      return { done, restarts };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const left = (await kept.left().catch(() => [])).map(({ what, count }) => `${count} ${what}`);
      const told = ['maija', 'alerts'].flatMap((where) =>
        around.slack.transcript(where).split('\n').slice(-60),
      );
      const all = [why, ...left, `LIVION_SEED=${from}`, ...trail, ...told, bot.log()];
      throw new Error(all.join('\n'), { cause: error });
    } finally {
      await bot.endAll();
      await kept.close();
      await around.close();
    }
  }

  it(`are never behind what people were told, tell everything once and in order, and leave nothing, though they are killed, PostgreSQL loses its power, and Slack fails (${kills} kills, LIVION_SEED=${seed})`, async () => {
    let restarts = 0;
    for (let done = 0, setUp = 0; done < kills; setUp++) {
      const played = await play({
        seed: seed + setUp,
        mostKills: Math.min(killsInOneSetUp, kills - done),
        upTo: isLong ? 'hand-over' : 'lock-api-access',
      });
      done += played.done;
      restarts += played.restarts;
      if (isLong) process.stderr.write(`${done} kills, ${restarts} restarts of PostgreSQL\n`);
    }
  });

  // Both wait for long, each for a database of its own.
  it.concurrent.for([
    ['tell things twice', 'everybody has it', /told twice/],
    [
      'leave work that nobody has',
      noTakeOver,
      /no end of what the bot has to say\n1 sites with something to say/,
    ],
  ] as const)('would %s, which is seen here, if of the lease %s', async ([, without, seen], it) => {
    await it
      .expect(play({ seed, mostKills: 0, upTo: 'public-api', without }))
      .rejects.toThrow(seen);
  });
});
