import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Attempt, Limits } from '../outbox/index.ts';
import type { DigestDelivery } from '../overview/digest/index.ts';
import { type Settings, seesAll } from '../sites/index.ts';
import type { Speech } from '../text/index.ts';
import { type Delivered, type Delivery, nothingToSay, postOf } from './deliver.ts';
import { deliverFile, limitsOfFile } from './deliver-file.ts';
import { digestMessage } from './messages/index.ts';
import type { Pictures } from './pictures.ts';

/** After that long without Slack the next digest is nearer than this one's picture. */
const pictureWantedMs = 6 * 3_600_000;

/** Says the digest: its message, then the pictures in its thread. */
export function createDigestSayer(parts: {
  readonly delivery: Delivery;
  readonly speech: Pick<Speech, 'ofChannel'>;
  readonly web: WebClient;
  readonly pictures: Pictures;
  readonly settings: Pick<Settings, 'timeZone'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { delivery, speech, web, pictures, settings, clock, log } = parts;
  const place = (said: DigestDelivery) => postOf(said, said.channel);
  return {
    async deliver(said: DigestDelivery, attempt: Attempt): Promise<Delivered> {
      const t = speech.ofChannel(said.channel);
      if (said.do === 'message')
        return delivery.deliver(t, { ...place(said), ...digestMessage(t, said.digest) }, attempt);
      if (clock.now() - said.at > pictureWantedMs)
        return { kind: 'undeliverable', reason: 'refused' };
      if (said.do === 'picture') {
        const name = t.fileTexts.pictureName(said.at, settings.timeZone);
        const draw = () => pictures.overview(t, seesAll, said.at);
        return deliverFile(web, log, draw, { ...said.message, name }, attempt);
      }
      const draw = await pictures.funnel(t, seesAll, said.at);
      if (!draw) return nothingToSay;
      const name = t.funnelTexts.fileName(said.at, settings.timeZone);
      return deliverFile(web, log, draw, { ...said.message, name }, attempt);
    },
    limits: (said: DigestDelivery, attempt: Attempt): Limits =>
      said.do === 'message' ? delivery.limits(place(said), attempt) : limitsOfFile(said.channel),
  };
}
