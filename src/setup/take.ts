import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { nameRequest } from '../request.ts';
import type { Input, Person } from '../sites/index.ts';
import type { Requests } from '../storage/index.ts';
import type { People } from './ports.ts';

/** What somebody sent; `request` is the same for each copy of it. */
export interface Sent {
  readonly user: string;
  readonly request: string;
}

/** Who acts, and with what input. */
export interface By {
  readonly person: Person;
  readonly input: Input;
  /** What is typed next in this conversation may be heard: what follows waits for others. */
  readonly letGo?: () => void;
}

export type Take = (sent: Sent, work: (by: By) => Promise<void>) => Promise<void>;

/**
 * Works on a request the first time it comes, and never again. When the process dies in between,
 * the next one finds it unsettled, and shows its person the open step.
 */
export const createTake = (parts: {
  readonly requests: Pick<Requests, 'claim' | 'settle'>;
  readonly people: Pick<People, 'get'>;
  readonly clock: Clock;
  readonly log: Log;
}): Take => {
  const { requests, people, clock, log } = parts;
  return async ({ user, request }, work) => {
    nameRequest(request);
    if (!(await requests.claim(request, { person: user, at: clock.now() }))) return;
    log.info({ kind: request.slice(0, request.indexOf(':')) }, 'a request is taken');
    const person = await people.get(user);
    await work({ person, input: { by: user, at: clock.now(), request } });
    await requests.settle(request);
  };
};
