import type { Posted, Undeliverable } from '../alerts/index.ts';
import { startDigestJob } from '../jobs/index.ts';
import {
  createDispatcher,
  type Dispatcher,
  type Outcome,
  type RateLimiter,
} from '../outbox/index.ts';
import {
  createDigestStore,
  type DigestDelivery,
  digestKey,
  digestOutbox,
} from '../overview/digest/index.ts';
import { pictureOf } from '../overview/picture/index.ts';
import { fileTexts, pictureSaid } from '../text/index.ts';
import type { Bot } from './bot.ts';
import type { Delivery } from './deliver.ts';
import { deliverFile } from './deliver-file.ts';
import { digestMessage } from './messages/index.ts';
import { pictureFile } from './send-picture.ts';

/** After that long without Slack the next digest is nearer than this one's picture. */
const pictureWantedMs = 6 * 3_600_000;

/**
 * The digest: made on its clock, said by a dispatcher of its own. Without DIGEST_CHANNEL there is none.
 */
export function startDigest(
  bot: Bot,
  around: { delivery: Delivery; rateLimiter: RateLimiter; random: () => number },
): Pick<Dispatcher, 'idle' | 'stop'> {
  const { digest: rule, sites, estate, clock, log, web, digestRecord } = bot;
  const { timeZone } = bot.stuckRule;
  if (!rule) return { idle: async () => {}, stop: async () => {} };
  const { delivery, rateLimiter, random } = around;
  const post = ({ id, at, channel, digest }: DigestDelivery) =>
    ({ kind: 'post', effectId: id, createdAt: at, channel, ...digestMessage(digest) }) as const;
  const dispatcher = createDispatcher({
    outbox: digestOutbox(digestRecord, log),
    async deliver(said, how): Promise<Outcome<Posted, Undeliverable>> {
      if (said.do === 'message') return delivery.deliver(post(said), how);
      if (clock.now() - said.at > pictureWantedMs)
        return { kind: 'undeliverable', reason: 'refused' };
      const place = { ...said.message, name: fileTexts.pictureName(said.at, timeZone) };
      const file = () =>
        pictureFile(
          bot,
          pictureOf(estate.sites(), pictureSaid(clock.now(), timeZone)),
          '',
          said.at,
        );
      return deliverFile(web, log, file, place, how);
    },
    limits: (said, how) =>
      said.do === 'message'
        ? delivery.limits(post(said), how)
        : {
            lane: said.channel,
            methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
          },
    ...{ rateLimiter, clock, log, random },
  });
  dispatcher.start();
  const store = createDigestStore(digestRecord);
  const job = startDigestJob({
    sites,
    estate,
    store,
    rule,
    timeZone,
    clock,
    log,
    wake: () => dispatcher.wake(digestKey),
  });
  return {
    async idle() {
      await job.idle();
      await dispatcher.idle();
    },
    async stop() {
      await job.stop();
      await dispatcher.stop();
    },
  };
}
