import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Log } from '../log.ts';
import type { OwnSubscription, Site, Sites } from '../sites/index.ts';
import type { Acceptance, Inbox, NewPayload } from '../storage/index.ts';
import { hash, hashData, isFresh, readBody } from './body.ts';
import type { Bursts } from './bursts.ts';
import { keepFields } from './events.ts';
import { type DeliveryHead, mostBytes, type RequestHead, readCounter, readHead } from './head.ts';
import { type Answer, type Refusal, refusals, taken } from './refusals.ts';
import { createSignKeys } from './sign-keys.ts';
import { isSignedBy } from './signature.ts';

type End = Refusal | Exclude<Acceptance, Refusal>;

export interface Receiver {
  /**
   * Judges a request by its head.
   * @returns the answer where nothing more has to be read, or what takes the body
   */
  greet(head: RequestHead): Promise<Answer | ((body: Uint8Array) => Promise<Answer>)>;
  /** For what the transport alone sees, such as a body that goes on past the limit. */
  refuse(why: Refusal): Answer;
  /** How often each end was met since the process began. */
  readonly counters: Readonly<Record<End, number>>;
}

/** Takes iLOQ's webhooks. Knows no HTTP server. */
export function createReceiver(parts: {
  readonly sites: Pick<Sites, 'get' | 'row'>;
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly custody: Custody;
  readonly clock: Clock;
  readonly log: Log;
  readonly bursts: Bursts;
  /** Called when a payload is on disk for the first time. */
  readonly onAccepted: () => void;
}): Receiver {
  const { sites, inbox, custody, clock, log, bursts, onAccepted } = parts;
  const counters = { ...unmet };
  const signKeyOf = createSignKeys(custody);

  function refuse(why: Refusal): Answer {
    counters[why] += 1;
    return refusals[why];
  }

  /** What cannot be read or stored now iLOQ keeps, and sends again. */
  function later(error: unknown, site?: string): Answer {
    log.error({ err: error, site }, 'a webhook could not be stored');
    return refuse('not-stored');
  }

  const greet: Receiver['greet'] = async (request) => {
    const head = readHead(request);
    if (typeof head === 'string') return refuse(head);
    try {
      const site = await sites.get(request.site);
      // Until its document is fixed iLOQ keeps the delivery.
      if (!site && (await sites.row(request.site))?.stopped) return refuse('not-stored');
      const subscription = site?.webhooks?.subscriptions.find(({ id }) => id === head.subscription);
      if (!site || !subscription) return refuse('unknown-subscription');
      return (body) => receive(site, subscription, head, body);
    } catch (error) {
      return later(error);
    }
  };

  async function receive(
    site: Site,
    subscription: OwnSubscription,
    head: DeliveryHead,
    bytes: Uint8Array,
  ): Promise<Answer> {
    const payload = judge(site, subscription, head, bytes);
    if (payload === 'wrong-signature') countWrongSignature(site.id);
    if (typeof payload === 'string') return refuse(payload);
    try {
      // Deleted since its head came: nothing of it is kept.
      if (!(await sites.row(site.id))) return refuse('unknown-subscription');
      const [acceptance = 'known'] = await inbox.accept([payload]);
      if (acceptance === 'replayed') return refuse('replayed');
      counters[acceptance] += 1;
      if (acceptance !== 'known') onAccepted();
      return taken;
    } catch (error) {
      return later(error, site.id);
    }
  }

  /** Whoever sent it does not wait for what becomes of it. */
  function countWrongSignature(site: string): void {
    bursts
      .count(site)
      .catch((error: unknown) => log.error({ err: error, site }, 'a burst could not be told'));
  }

  function judge(
    site: Site,
    own: OwnSubscription,
    head: DeliveryHead,
    bytes: Uint8Array,
  ): NewPayload | Refusal {
    if (bytes.length > mostBytes) return 'too-large';
    const signKey = signKeyOf(site.id, own);
    if (signKey === undefined || !isSignedBy(signKey, bytes, head.signature))
      return 'wrong-signature';
    const body = readBody(bytes);
    if (typeof body === 'string') return body;
    const at = clock.now();
    if (!isFresh(body, at)) return 'stale';
    const counter = readCounter(head.counter);
    if (counter === undefined) return 'bad-counter';
    const { event } = own;
    return {
      ...{ site: site.id, subscription: own.id, counter, event, at },
      createdAt: body.createdAt,
      fields: keepFields(event, body.data, site.webhooks?.personalData ?? false),
      dataHash: hashData(body.data),
      bodyHash: hash(bytes),
    };
  }

  return { greet, refuse, counters };
}

/** From the start on: a series that begins with its first refusal has not grown, for Prometheus. */
const unmet: Readonly<Record<End, number>> = {
  ...{ accepted: 0, known: 0, conflicting: 0, replayed: 0, stale: 0, 'not-stored': 0 },
  ...{ 'wrong-method': 0, 'wrong-type': 0, 'too-large': 0, 'doubled-header': 0 },
  ...{ 'unknown-subscription': 0, 'wrong-signature': 0, 'bad-counter': 0 },
  ...{ 'not-json': 0, 'not-a-payload': 0 },
};
