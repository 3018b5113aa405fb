import { type Clock, dayMs } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import type { Requests } from '../storage/index.ts';

/** Slack sends a request again within hours, if it does. */
const rememberedMs = 7 * dayMs;

/** Forgets, daily, which requests have been taken. */
export const startCleanUp = (requests: Pick<Requests, 'forget'>, clock: Clock, log: Log): Loop =>
  startLoop({
    async round() {
      await requests.forget(clock.now() - rememberedMs);
      return dayMs;
    },
    failure: 'old requests could not be forgotten',
    ...{ clock, log },
  });
