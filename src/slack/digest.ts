import { startDigestJob } from '../jobs/index.ts';
import { createRunner, type Result, type Runner, type Traffic } from '../outbox/index.ts';
import {
  createDigestQueue,
  createDigestStore,
  type DigestFlight,
  type DigestGone,
  type DigestSaid,
  digestKey,
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
 * The digest: made on its clock, said by a runner of its own. Without DIGEST_CHANNEL there is none.
 */
export function startDigest(
  bot: Bot,
  around: { delivery: Delivery; traffic: Traffic; random: () => number },
): Pick<Runner, 'idle' | 'stop'> {
  const { digest: rule, sites, estate, clock, log, web, alertStore } = bot;
  const { timeZone } = bot.stuckRule;
  if (!rule) return { idle: async () => {}, stop: async () => {} };
  const { delivery, traffic, random } = around;
  const post = ({ id, at, channel, digest }: DigestFlight) =>
    ({ kind: 'post', effectId: id, createdAt: at, channel, ...digestMessage(digest) }) as const;
  const runner = createRunner({
    queue: createDigestQueue(alertStore, log),
    async perform(flight, how): Promise<Result<DigestSaid, DigestGone>> {
      if (flight.do === 'message') return delivery.deliver(post(flight), how);
      if (clock.now() - flight.at > pictureWantedMs) return { kind: 'gone', reason: 'refused' };
      const place = { ...flight.message, name: fileTexts.pictureName(flight.at, timeZone) };
      const file = () =>
        pictureFile(
          bot,
          pictureOf(estate.sites(), pictureSaid(clock.now(), timeZone)),
          '',
          flight.at,
        );
      return deliverFile(web, log, file, place, how);
    },
    route: (flight, how) =>
      flight.do === 'message'
        ? delivery.route(post(flight), how)
        : {
            lane: flight.channel,
            methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
          },
    ...{ traffic, clock, log, random },
  });
  runner.start();
  const store = createDigestStore(alertStore);
  const job = startDigestJob({
    sites,
    estate,
    store,
    rule,
    timeZone,
    clock,
    log,
    wake: () => runner.wake(digestKey),
  });
  return {
    async idle() {
      await job.idle();
      await runner.idle();
    },
    async stop() {
      await job.stop();
      await runner.stop();
    },
  };
}
