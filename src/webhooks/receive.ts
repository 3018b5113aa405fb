import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Log } from '../log.ts';
import type { OwnSubscription, Site, Sites } from '../sites/index.ts';
import type { Inbox, NewPayload } from '../storage/index.ts';
import { hash, hashData, isFresh, readBody } from './body.ts';
import type { Bursts } from './bursts.ts';
import { keepFields } from './events.ts';
import { type DeliveryHead, mostBytes, type RequestHead, readCounter, readHead } from './head.ts';
import { type Answer, type Refusal, refusals, taken } from './refusals.ts';
import { createSignKeys } from './sign-keys.ts';
import { isSignedBy } from './signature.ts';

const takenAs = ['accepted', 'known', 'conflicting'] as const;
/** What becomes of a request. */
type End = Refusal | (typeof takenAs)[number];

export interface Receiver {
  /**
   * Judges a request by its head.
   * @returns the answer where nothing more has to be read, or what takes the body
   */
  greet(head: RequestHead): Promise<Answer | ((body: Uint8Array) => Promise<Answer>)>;
  /** For what the transport alone sees, such as a body that goes on past the limit. */
  refuse(why: Refusal): Answer;
  /** How often each end was met since the process began. */
  readonly counters: Readonly<Record<string, number>>;
}

export interface ReceiverParts {
  readonly sites: Pick<Sites, 'get' | 'row'>;
  readonly inbox: Inbox;
  readonly custody: Custody;
  readonly clock: Clock;
  readonly log: Log;
  readonly bursts: Bursts;
  /** Called when a payload is on disk for the first time. */
  readonly onAccepted: () => void;
}

/** Takes iLOQ's webhooks. Knows no HTTP server. */
export function createReceiver(parts: ReceiverParts): Receiver {
  const { sites, inbox, custody, clock, log, bursts, onAccepted } = parts;
  // A series that begins with its first refusal has not grown, for Prometheus.
  const counters: Record<string, number> = Object.fromEntries(
    [...Object.keys(refusals), ...takenAs].map((end) => [end, 0]),
  );
  const signKeyOf = createSignKeys(custody);

  function count(end: End): void {
    counters[end] = (counters[end] ?? 0) + 1;
  }

  function refuse(why: Refusal): Answer {
    count(why);
    return refusals[why];
  }

  const greet: Receiver['greet'] = async (request) => {
    const head = readHead(request);
    if (typeof head === 'string') return refuse(head);
    const site = await asked(() => sites.get(request.site));
    if (site === 'not-stored') return refuse(site);
    // Until its document is fixed iLOQ keeps the delivery, and sends it again.
    if (!site) {
      const row = await asked(() => sites.row(request.site));
      if (row === 'not-stored' || row?.stopped) return refuse('not-stored');
    }
    const subscription = site?.webhooks?.subscriptions.find(({ id }) => id === head.subscription);
    if (!site || !subscription) return refuse('unknown-subscription');
    return (body) => receive(site, subscription, head, body);
  };

  /** What cannot be read now iLOQ keeps, too. */
  async function asked<T>(read: () => Promise<T>): Promise<T | 'not-stored'> {
    try {
      return await read();
    } catch (error) {
      log.error({ err: error }, 'a webhook could not be looked up');
      return 'not-stored';
    }
  }

  async function receive(
    site: Site,
    subscription: OwnSubscription,
    head: DeliveryHead,
    bytes: Uint8Array,
  ) {
    const payload = judge(site, subscription, head, bytes);
    if (payload === 'wrong-signature') countWrongSignature(site.id);
    if (typeof payload === 'string') return refuse(payload);
    // Deleted since its head came: nothing of it is kept.
    const row = await asked(() => sites.row(site.id));
    if (row === 'not-stored') return refuse(row);
    if (!row) return refuse('unknown-subscription');
    try {
      const [acceptance = 'known'] = await inbox.accept([payload]);
      if (acceptance === 'replayed') return refuse('replayed');
      count(acceptance);
      if (acceptance !== 'known') onAccepted();
      return taken;
    } catch (error) {
      log.error({ err: error, site: site.id }, 'a webhook could not be stored');
      return refuse('not-stored');
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
