import { describe, it } from 'vitest';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { seed } from '../seeded.ts';
import { type Container, createContainer } from './container.ts';
import { createHarriedSetUp, keptInFolder } from './harried-set-up.ts';
import { createRandom } from './random.ts';

/**
 * `LIVION_KILLS=100 npx vitest run test/e2e/kill.test.ts` is the long form; `LIVION_SEED` repeats
 * one.
 */
const kills = Number(process.env['LIVION_KILLS'] ?? 8);
const killsInOneSetUp = 12;

let around: Surroundings;
let bot: Container;
describe('a bot that is killed again and again during a set-up', () => {
  it(
    `is never behind what people were told, tells nothing twice, and goes on (${kills} kills, LIVION_SEED=${seed})`,
    async () => {
      for (let done = 0, setUp = 0; done < kills; setUp++) {
        around = await startSurroundings();
        bot = createContainer(around);
        const trail: string[] = [];
        const run = createHarriedSetUp({
          ...{ around, bot, kept: keptInFolder(around.dataDir), trail },
          random: createRandom(seed + setUp),
          mostKills: Math.min(killsInOneSetUp, kills - done),
        });
        try {
          done += await run.play();
        } catch (error) {
          const all = [
            ...trail,
            around.slack.transcript('maija').split('\n').slice(-60).join('\n'),
            bot.log(),
          ];
          throw new Error(`LIVION_SEED=${seed}, set-up ${setUp}:\n${all.join('\n')}`, {
            cause: error,
          });
        } finally {
          await bot.kill();
          await around.close();
        }
      }
    },
    600_000 + kills * 4_000,
  );
});
