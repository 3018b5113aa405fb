import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { z } from 'zod';
import { startSurroundings } from '../../sandbox/surroundings.ts';
import { parseSite } from '../../src/sites/index.ts';
import { seed } from '../seeded.ts';
import { programs, Server } from '../storage/postgres/server.ts';
import { createHarriedSetUp, type Kept } from './harried-set-up.ts';
import { createRandom } from './random.ts';
import { createReplicas } from './replicas.ts';

/**
 * `LIVION_KILLS=100 npx vitest run test/e2e/postgres-kill.test.ts` is the long form; `LIVION_SEED`
 * repeats one.
 */
const kills = Number(process.env['LIVION_KILLS'] ?? 4);
const killsInOneSetUp = 12;

const counted = z.object({ taken: z.number(), forms: z.number(), open: z.number() });

/** In a database, asked with PostgreSQL's own program. */
function keptInDatabase(url: string): Kept {
  const ask = (text: string): unknown =>
    JSON.parse(
      execFileSync(join(programs ?? '', 'psql'), [url, '-Atc', text], { encoding: 'utf8' }),
    );
  return {
    sites: () =>
      z
        .array(z.unknown())
        .parse(ask("SELECT coalesce(json_agg(body), '[]') FROM document WHERE kind = 'sites'"))
        .map(parseSite),
    requests: () =>
      counted.parse(
        ask(
          `SELECT json_build_object('taken', count(*),
             'forms', count(*) FILTER (WHERE key LIKE 'form:%'),
             'open', count(*) FILTER (WHERE NOT settled)) FROM request`,
        ),
      ),
  };
}

describe.skipIf(programs === undefined)(
  'three processes on one PostgreSQL, which are killed again and again',
  () => {
    let server: Server;
    beforeAll(() => {
      server = new Server();
    });
    afterAll(() => server.remove());

    it(`is never behind what people were told, tells nothing twice, and goes on, though PostgreSQL loses its power, too (${kills} kills, LIVION_SEED=${seed})`, async () => {
      for (let done = 0, setUp = 0; done < kills; setUp++) {
        const url = await server.newDatabase();
        const around = await startSurroundings({ environment: { DATABASE_URL: url } });
        const random = createRandom(seed + setUp);
        const bot = await createReplicas(around, { count: 3, callMs: 1_500, random });
        const run = createHarriedSetUp({
          ...{ around, bot, kept: keptInDatabase(url), random },
          mostKills: Math.min(killsInOneSetUp, kills - done),
          between(random) {
            if (random.below(3) > 0) return undefined;
            server.stop('immediate');
            server.start();
            return 'PostgreSQL lost its power';
          },
        });
        try {
          done += await run.play();
        } catch (error) {
          const told = around.slack.transcript('maija').split('\n').slice(-60);
          const trail = [...run.trail, ...told, bot.log()].join('\n');
          throw new Error(`LIVION_SEED=${seed}, set-up ${setUp}:\n${trail}`, { cause: error });
        } finally {
          await bot.endAll();
          await around.close();
        }
      }
    });
  },
);
