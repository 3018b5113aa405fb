import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import { askVersion, type Failure } from '../../iloq/index.ts';
import { createLog } from '../../log.ts';
import { failed, fine, type Result, warning } from './result.ts';
import { whatToDo } from './unreached.ts';

/** iLOQ's own service addresses; https://s5.iloq.com and .de are those that are known. */
const known = ['https://s5.iloq.com', 'https://s5.iloq.de'];
const usualPath = '/iloqws';

/** Whether iLOQ can be reached from this machine: without credentials, and nobody is logged in. */
export function checkIloq(config: Config, clock: Clock): Promise<Result[]> {
  const log = createLog('silent');
  const { iloqOrigins: policy, iloqApiKey: apiKey, proxy } = config;
  const allowed = known.filter((origin) => policy.refusal(new URL(origin)) === undefined);
  const origins = [...new Set([...policy.literals, ...allowed])];
  return Promise.all(
    origins.map(async (origin): Promise<Result> => {
      const answer = await askVersion(
        { policy, apiKey, proxy, clock, log },
        `${origin}${usualPath}`,
      );
      if (!answer.ok) {
        const why = reasonOf(answer.failure);
        return failed(
          `iLOQ cannot be reached at ${origin} (${why}). ${whatToDo(why)} If no customer is there, take it out of ILOQ_ALLOWED_ORIGINS.`,
        );
      }
      return answer.value < 500
        ? fine(`iLOQ answers at ${origin}.`)
        : warning(`iLOQ answers at ${origin} with an error of its own (${answer.value}).`);
    }),
  );
}

const reasonOf = (failure: Failure): string =>
  failure.kind === 'unreachable' ? failure.how : failure.kind;
