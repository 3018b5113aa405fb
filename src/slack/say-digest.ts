import type { WebClient } from '@slack/web-api';
import type { Posted, Undeliverable } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Attempt, Limits, Outcome } from '../outbox/index.ts';
import type { DigestDelivery } from '../overview/digest/index.ts';
import { readFunnel } from '../overview/funnel/index.ts';
import { living } from '../overview/index.ts';
import { type Draw, mostPictured, pictureOf } from '../overview/picture/index.ts';
import { type Settings, type SiteQueries, seesAll } from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';
import type { Catalogue, Speech } from '../text/index.ts';
import type { Delivery } from './deliver.ts';
import { deliverFile, limitsOfFile } from './deliver-file.ts';
import { funnelFile, pictureFile } from './files.ts';
import { digestMessage } from './messages/index.ts';

/** After that long without Slack the next digest is nearer than this one's picture. */
const pictureWantedMs = 6 * 3_600_000;

interface DigestSayerParts {
  readonly delivery: Delivery;
  readonly speech: Pick<Speech, 'ofChannel'>;
  readonly web: WebClient;
  readonly queries: Pick<SiteQueries, 'list' | 'counts'>;
  readonly isThere: (site: string) => Promise<boolean>;
  readonly journal: Pick<Journal, 'read'>;
  readonly draw: Draw;
  readonly settings: Pick<Settings, 'timeZone'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Says the digest: its message, then the pictures in its thread. */
export function createDigestSayer(parts: DigestSayerParts) {
  const { delivery, speech, web, queries, isThere, journal, draw, settings, clock, log } = parts;
  const post = (t: Catalogue, { id, at, channel, digest }: DigestDelivery) =>
    ({ kind: 'post', effectId: id, createdAt: at, channel, ...digestMessage(t, digest) }) as const;
  const draws = async (t: Catalogue, at: number) => {
    const first = { from: 0, limit: mostPictured };
    const [all, counts] = await Promise.all([
      queries.list(seesAll, { states: living }, first),
      queries.counts(seesAll),
    ]);
    const picture = pictureOf(all, t.pictureSaid(clock.now(), settings.timeZone), counts);
    return pictureFile(t, draw, picture, '', at, settings.timeZone);
  };
  return {
    async deliver(said: DigestDelivery, attempt: Attempt): Promise<Outcome<Posted, Undeliverable>> {
      const t = speech.ofChannel(said.channel);
      if (said.do === 'message') return delivery.deliver(t, post(t, said), attempt);
      if (clock.now() - said.at > pictureWantedMs)
        return { kind: 'undeliverable', reason: 'refused' };
      if (said.do === 'picture') {
        const name = t.fileTexts.pictureName(said.at, settings.timeZone);
        return deliverFile(web, log, () => draws(t, said.at), { ...said.message, name }, attempt);
      }
      const funnel = await readFunnel(journal, isThere, said.at, settings.timeZone);
      // Of no set-up there is nothing to draw.
      if (funnel.begun === 0) return { kind: 'delivered', value: undefined };
      const name = t.funnelTexts.fileName(said.at, settings.timeZone);
      const file = () => funnelFile(t, draw, funnel, said.at, settings.timeZone);
      return deliverFile(web, log, file, { ...said.message, name }, attempt);
    },
    limits: (said: DigestDelivery, attempt: Attempt): Limits =>
      said.do === 'message'
        ? delivery.limits(post(speech.ofChannel(said.channel), said), attempt)
        : limitsOfFile(said.channel),
  };
}
