import { z } from 'zod';
import type { Undeliverable } from '../../alerts/index.ts';
import type { Log } from '../../log.ts';
import type { Outbox, Settled } from '../../outbox/index.ts';
import type { AlertRecord, AlertStore } from '../../storage/index.ts';
import { type Baseline, baselineSchema } from './baseline.ts';
import { type Digest, digestSchema } from './digest.ts';

const of = { id: z.string(), at: z.number(), channel: z.string(), digest: digestSchema };
const place = z.object({ channel: z.string(), ts: z.string() });

/** A digest on its way: decided and on disk, first its message, then the picture in its thread. */
const flightSchema = z.discriminatedUnion('do', [
  z.object({ ...of, do: z.literal('message'), withPicture: z.boolean() }),
  z.object({ ...of, do: z.literal('picture'), message: place }),
]);
export type DigestFlight = z.infer<typeof flightSchema>;

/** Where its message stands; nothing for the picture. */
export type DigestSaid = { readonly channel: string; readonly ts: string } | undefined;

const kind = 'digest';
/** There is one digest at a time: the next is made when this one has been said. */
export const digestKey = 'flight';

/** The last digest, as it is kept: how things stood, and what of it is still to be said. */
export interface DigestStore {
  baseline(): Baseline | undefined;
  flight(): DigestFlight | undefined;
  /** Both in one write: a digest that was made is said, and is not made again. */
  keep(baseline: Baseline, flight?: DigestFlight): void;
}

export function createDigestStore(store: AlertStore): DigestStore {
  return {
    baseline: () => baselineSchema.safeParse(store.record(kind, 'last')?.body).data,
    flight: () => flightSchema.safeParse(store.record(kind, digestKey)?.body).data,
    keep(baseline, flight) {
      const records: AlertRecord[] = [{ kind, key: 'last', at: baseline.at, body: baseline }];
      if (flight) records.push({ kind, key: digestKey, at: flight.at, body: flight });
      store.write({ records });
    },
  };
}

/** A new digest, of which first the message is said. */
export const flightOf = (digest: Digest, channel: string, withPicture: boolean): DigestFlight => ({
  ...{ id: `digest-${digest.to}`, at: digest.to, channel, digest },
  ...{ do: 'message', withPicture },
});

/**
 * What of the digest is to be said next. Where its channel is gone, it ends as a dead letter, which
 * `/livion alerts` shows: support's channel is no place for it, and the next one tries again.
 */
export function createDigestOutbox(
  store: AlertStore,
  log: Log,
): Outbox<DigestFlight, DigestSaid, Undeliverable> {
  const { flight } = createDigestStore(store);
  const over = { kind, key: digestKey };

  function next(
    said: DigestFlight,
    result: Settled<DigestSaid, Undeliverable>,
  ): DigestFlight | undefined {
    if (said.do !== 'message' || result.kind !== 'delivered' || !said.withPicture || !result.value)
      return undefined;
    const { id, at, channel, digest } = said;
    return { id: `${id}-picture`, at, channel, digest, do: 'picture', message: result.value };
  }

  return {
    destinations: () => (flight() ? [digestKey] : []),
    next: async () => flight(),
    settle: async (_, said, result) => {
      const then = next(said, result);
      if (then) return store.write({ records: [{ ...over, at: then.at, body: then }] });
      if (result.kind === 'delivered') return store.write({ forget: [over] });
      const { id, at, channel: target } = said;
      const { reason } = result;
      if (said.do === 'picture') {
        log.error({ effect: id, target, reason }, 'the picture of a digest could not be posted');
        return store.write({ forget: [over] });
      }
      log.error({ effect: id, target, reason }, 'the digest could not be said');
      const dead: AlertRecord = { kind: 'dead', key: id, at, body: { target, reason } };
      store.write({ records: [dead], forget: [over] });
    },
  };
}
