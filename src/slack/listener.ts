import type { Log } from '../log.ts';
import { words } from './messages/index.ts';
import type { Speaker } from './reply.ts';
import { tellError } from './tell-error.ts';

/**
 * A Slack request is handled in two parts. `answer` is what Slack gets within its three seconds:
 * made from the request and from what we keep ourselves, it can call nobody. `follow` is everything
 * else.
 */
export interface Listener<Answer> {
  readonly answer: () => Answer | Promise<Answer>;
  readonly follow: (answer: Answer) => Promise<void>;
}

/** Acknowledges with the answer, then follows. */
export async function listen<Answer>(
  listener: Listener<Answer>,
  ack: (answer: Answer) => Promise<void>,
): Promise<void> {
  const answer = await listener.answer();
  await ack(answer);
  await listener.follow(answer);
}

/** Works; whatever goes wrong is logged, and the person is told by its cause. */
export type Guarded = (
  speaker: Pick<Speaker, 'say'> | undefined,
  work: () => Promise<void>,
) => Promise<void>;

export const createGuarded =
  (log: Log): Guarded =>
  async (speaker, work) => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'a request could not be handled');
      await speaker?.say((t) => words(tellError(t, error))).catch(() => {});
    }
  };
