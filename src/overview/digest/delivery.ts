import { z } from 'zod';
import type { Posted, Undeliverable } from '../../alerts/index.ts';
import type { Log } from '../../log.ts';
import type { Outbox } from '../../outbox/index.ts';
import type { DigestRecord } from '../../storage/index.ts';
import { type Baseline, baselineSchema } from './baseline.ts';
import { type Digest, digestSchema } from './digest.ts';

const of = { id: z.string(), at: z.number(), channel: z.string(), digest: digestSchema };
const place = z.object({ channel: z.string(), ts: z.string() });

/** A digest on its way: decided and on disk, first its message, then the picture in its thread. */
const deliverySchema = z.discriminatedUnion('do', [
  z.object({ ...of, do: z.literal('message'), withPicture: z.boolean() }),
  z.object({ ...of, do: z.literal('picture'), message: place }),
]);
export type DigestDelivery = z.infer<typeof deliverySchema>;

/** There is one digest at a time: the next is made when this one has been said. */
export const digestKey = 'digest';

/** The last digest, as it is kept: how things stood, and what of it is still to be said. */
export interface DigestStore {
  baseline(): Baseline | undefined;
  delivery(): DigestDelivery | undefined;
  /** Both in one write: a digest that was made is said, and is not made again. */
  keep(baseline: Baseline, delivery?: DigestDelivery): void;
}

export const createDigestStore = (record: DigestRecord): DigestStore => ({
  baseline: () => baselineSchema.safeParse(record.read()?.baseline).data,
  delivery: () => deliverySchema.safeParse(record.read()?.delivery).data,
  keep: (baseline, delivery) => record.keep(baseline.at, baseline, delivery),
});

/** A new digest, of which first the message is said. */
export const deliveryOf = (
  digest: Digest,
  channel: string,
  withPicture: boolean,
): DigestDelivery => ({
  ...{ id: `digest-${digest.to}`, at: digest.to, channel, digest },
  ...{ do: 'message', withPicture },
});

/**
 * What of the digest is to be said next. Where its channel is gone, it ends as a dead letter, which
 * `/livion alerts` shows: support's channel is no place for it, and the next one tries again.
 */
export function digestOutbox(
  record: DigestRecord,
  log: Log,
): Outbox<DigestDelivery, Posted, Undeliverable> {
  const { delivery } = createDigestStore(record);
  return {
    destinations: () => (delivery() ? [digestKey] : []),
    next: async () => delivery(),
    async settle(_, said, settled) {
      const { id, at, channel, digest } = said;
      if (settled.kind === 'delivered') {
        const message = settled.value;
        const picture =
          said.do === 'message' && said.withPicture && message
            ? { id: `${id}-picture`, at, channel, digest, do: 'picture', message }
            : undefined;
        return record.setDelivery(picture);
      }
      const { reason } = settled;
      const line =
        said.do === 'message'
          ? 'the digest could not be said'
          : 'the picture of a digest could not be posted';
      log.error({ effect: id, channel, reason }, line);
      const dead = said.do === 'message' ? { id, at, to: channel, reason } : undefined;
      return record.setDelivery(undefined, dead);
    },
  };
}
