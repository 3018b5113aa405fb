import type { Clock } from '../clock.ts';
import type { Outbox } from '../outbox/index.ts';
import type { AlertStore } from '../storage/index.ts';
import { type Flight, flightSchema } from './flight.ts';
import { landed, type Said } from './landed.ts';
import { lost, type Undeliverable } from './lost.ts';
import { moveAway, toAdmins } from './move-away.ts';
import { nextFlight } from './next-flight.ts';
import { admins, type Defaults } from './route.ts';

export interface OutboxParts {
  readonly store: AlertStore;
  readonly defaults: Defaults;
  readonly admins: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly wake: (target: string) => void;
}

/**
 * What incidents still have to say, target by target, for the runner. What is said next is decided
 * when a target's turn comes, from the incidents as they are then, and is on disk before it goes
 * out.
 */
export function createOutbox({
  store,
  defaults,
  clock,
  wake,
  ...parts
}: OutboxParts): Outbox<Flight, Said, Undeliverable> {
  const wakeAll = (targets: readonly string[]): void => {
    for (const target of targets) wake(target);
  };
  return {
    destinations: () => store.targets(),
    async next(target) {
      const inFlight = store.record('flight', target);
      if (inFlight) return flightSchema.parse(inFlight.body);
      if (target === admins) {
        wakeAll(toAdmins(store, await parts.admins(), clock.now()));
        return undefined;
      }
      const at = clock.now();
      const flight = nextFlight(store, target, at);
      if (flight) store.write({ records: [{ kind: 'flight', key: target, at, body: flight }] });
      return flight;
    },
    async settle(_target, flight, result) {
      const now = clock.now();
      if (result.kind === 'delivered') landed(store, flight, result.value, now);
      else if (result.reason === 'channel') wakeAll(moveAway(store, defaults, flight, now));
      else lost(store, flight, result.reason, now);
    },
  };
}
