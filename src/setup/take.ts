import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { nameRequest } from '../request.ts';
import type { Input, Person } from '../sites/index.ts';
import type { Others, Requests } from '../storage/index.ts';
import type { Reply } from './answer.ts';
import type { People } from './ports.ts';

/** What somebody sent, and from where; `request` is the same for each copy of it. */
export interface Sent {
  readonly user: string;
  readonly request: string;
  readonly where: Where;
  readonly reply: Reply;
}

/** Who acts, with what input, where they are, and how they are answered. */
export interface By {
  readonly person: Person;
  readonly input: Input;
  readonly where: Where;
  readonly reply: Reply;
  /** What is typed next in this conversation may be heard: what follows waits for others. */
  readonly letGo?: () => void;
}

/** Where something was asked for. */
export interface Where {
  /** Undefined in a direct message, and on Home. */
  readonly channel: string | undefined;
  /** What was asked for in a direct message needs no word there about going on in it. */
  readonly isDirectMessage: boolean;
  /** A step is asked where it was typed: a new site is opened only after a question. */
  readonly isMidway?: boolean;
}

export const inDirectMessage: Where = { channel: undefined, isDirectMessage: true };

export type Take = (sent: Sent, work: (by: By) => Promise<void>) => Promise<void>;

/**
 * Works on a request the first time it comes, and never again. When the process dies in between, or
 * the work fails, it is found unsettled, and its person is shown the open step.
 */
export function createTake(parts: {
  readonly requests: Pick<Requests, 'claim' | 'settle' | 'letGo'>;
  readonly others: Pick<Others, 'onWord'>;
  readonly people: Pick<People, 'get'>;
  readonly clock: Clock;
  readonly log: Log;
}): Take {
  const { requests, others, people, clock, log } = parts;
  /** Still this process's, though it works on them no more. */
  const failed = new Set<string>();
  others.onWord(({ is }) => {
    if (is === 'missed') letGo();
  });

  /** Where the store is away now, they go when it is back. */
  function letGo(): void {
    for (const request of failed)
      requests.letGo(request).then(
        () => failed.delete(request),
        () => {},
      );
  }

  async function takeOnce(
    { user, request, where, reply }: Sent,
    work: Parameters<Take>[1],
  ): Promise<void> {
    const [isFirst, person] = await Promise.all([
      requests.claim(request, { person: user, at: clock.now() }),
      people.get(user),
    ]);
    if (!isFirst) return;
    log.info({ kind: request.slice(0, request.indexOf(':')) }, 'a request is taken');
    await work({ person, input: { by: user, at: clock.now(), request }, where, reply });
    await requests.settle(request);
  }

  return async (sent, work) => {
    nameRequest(sent.request);
    try {
      await takeOnce(sent, work);
    } catch (error) {
      failed.add(sent.request);
      letGo();
      throw error;
    }
  };
}
