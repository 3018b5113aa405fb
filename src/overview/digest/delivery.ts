import { z } from 'zod';
import type { Posted, Undeliverable } from '../../alerts/index.ts';
import type { Log } from '../../log.ts';
import type { Outbox, Settled } from '../../outbox/index.ts';
import type { DigestChange, DigestKept, DigestRecord } from '../../storage/index.ts';
import { type Baseline, baselineSchema } from './baseline.ts';
import { type Digest, digestSchema } from './digest.ts';

const of = {
  ...{ id: z.string(), at: z.number(), channel: z.string(), digest: digestSchema },
  /** The first one of a week: where set-ups lose their time comes with it. */
  withSetUps: z.boolean().optional(),
};
const place = z.object({ channel: z.string(), ts: z.string() });

/** A digest on its way: decided and on disk, first its message, then the pictures in its thread. */
const deliverySchema = z.discriminatedUnion('do', [
  z.object({ ...of, do: z.literal('message'), withPicture: z.boolean() }),
  z.object({ ...of, do: z.literal('picture'), message: place }),
  z.object({ ...of, do: z.literal('set-ups'), message: place }),
]);
export type DigestDelivery = z.infer<typeof deliverySchema>;

/** There is one digest at a time: the next is made when this one has been said. */
export const digestKey = 'digest';

/** The last digest, as it is kept: how things stood, and what of it is still to be said. */
export interface DigestStore {
  read(): Promise<LastDigest>;
  /**
   * Both in one write: a digest that was made is said, and is not made again.
   * @param last the one that this one was made after
   * @returns false where another one was made meanwhile: then that counts, and nothing is written
   */
  keep(last: LastDigest, baseline: Baseline, delivery?: DigestDelivery): Promise<boolean>;
}

export interface LastDigest {
  readonly baseline: Baseline | undefined;
  readonly delivery: DigestDelivery | undefined;
}

const lastOf = (kept: DigestKept | undefined): LastDigest => ({
  baseline: baselineSchema.safeParse(kept?.baseline).data,
  delivery: deliverySchema.safeParse(kept?.delivery).data,
});

export const createDigestStore = (record: DigestRecord): DigestStore => ({
  read: () => record.decide((kept) => ({ answer: lastOf(kept) })),
  keep: ({ baseline: last }, baseline, delivery) =>
    record.decide((kept) =>
      lastOf(kept).baseline?.at === last?.at
        ? { change: { made: { at: baseline.at, baseline }, delivery }, answer: true }
        : { answer: false },
    ),
});

/** A new digest, of which first the message is said. */
export const deliveryOf = (
  digest: Digest,
  channel: string,
  withPicture: boolean,
  withSetUps: boolean,
): DigestDelivery => ({
  ...{ id: `digest-${digest.to}`, at: digest.to, channel, digest },
  ...{ do: 'message', withPicture, withSetUps },
});

/**
 * What of the digest is to be said next. Where its channel is gone, it ends as a dead letter, which
 * `/livion alerts` shows: support's channel is no place for it, and the next one tries again.
 */
export function digestOutbox(
  record: DigestRecord,
  log: Log,
): Outbox<DigestDelivery, Posted, Undeliverable> {
  const next = async (): Promise<DigestDelivery | undefined> =>
    (await createDigestStore(record).read()).delivery;
  return {
    destinations: async () => ((await next()) ? [digestKey] : []),
    next,
    settle: (_, said, settled) =>
      record.decide((kept) => {
        const { delivery } = lastOf(kept);
        if (delivery?.id !== said.id || delivery.do !== said.do) return { answer: undefined };
        return { change: changeOf(said, settled, log), answer: undefined };
      }),
  };
}

function changeOf(
  said: DigestDelivery,
  settled: Settled<Posted, Undeliverable>,
  log: Log,
): DigestChange {
  const { id, at, channel, digest, withSetUps } = said;
  const of = { at, channel, digest, ...(withSetUps !== undefined && { withSetUps }) };
  if (said.do === 'message' && settled.kind === 'delivered') {
    const message = settled.value;
    return {
      delivery:
        said.withPicture && message
          ? { ...of, id: `${id}-picture`, do: 'picture', message }
          : undefined,
    };
  }
  if (said.do !== 'message') {
    if (settled.kind !== 'delivered')
      log.error(
        { effect: id, channel, reason: settled.reason },
        'a picture of a digest could not be posted',
      );
    const { message } = said;
    return {
      delivery:
        said.do === 'picture' && withSetUps
          ? { ...of, id: `${id}-set-ups`, do: 'set-ups', message }
          : undefined,
    };
  }
  if (settled.kind === 'delivered') return { delivery: undefined };
  const { reason } = settled;
  log.error({ effect: id, channel, reason }, 'the digest could not be said');
  return { delivery: undefined, deadLetter: { id, at, to: channel, reason } };
}
