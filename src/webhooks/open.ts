import { dayMs, hourMs } from '../clock.ts';
import { startLoop, type WakingLoop } from '../loop.ts';
import { type Webhooks as Kept, noWebhooks, type Site } from '../sites/index.ts';
import type { Others } from '../storage/index.ts';
import { createBursts } from './bursts.ts';
import { isKnownEvent, knownEvents } from './events.ts';
import { type HandOver, type OnPayload, startHandOver } from './hand-over.ts';
import { changeWebhooks } from './keep.ts';
import { createKeeper } from './keeper.ts';
import type { WebhookParts } from './parts.ts';
import { createReceiver } from './receive.ts';

/** Why a site has no subscriptions, whatever is chosen. */
export type Obstacle = 'no-public-url' | 'no-credentials-key' | 'not-verified' | 'archived';

export interface EventOffer extends Readonly<Kept['offered'][number]> {
  /** One of those whose fields are documented. */
  readonly known: boolean;
  readonly chosen: boolean;
}

/** How a site's webhooks stand. Times in milliseconds since the epoch. */
export interface Description extends Readonly<Pick<Kept, 'personalData' | 'limited' | 'failing'>> {
  readonly obstacle: Obstacle | undefined;
  /** What can be chosen: what iLOQ offered last, or the documented events before that. */
  readonly events: readonly EventOffer[];
  readonly subscriptions: readonly {
    readonly event: string;
    readonly endsAt: number;
    /** The highest number that came. */
    readonly received: number;
    /** How many numbers are missing below it. */
    readonly missing: number;
  }[];
  /** When iLOQ was last asked, and answered; undefined: never. */
  readonly checkedAt: number | undefined;
}

export type Webhooks = ReturnType<typeof openWebhooks>;

const everyMs = 10 * 60_000;
/**
 * Payloads go after 30 days. What shows that they were here stays for as long again: iLOQ keeps its
 * own for 30 days.
 */
const contentMs = 30 * dayMs;
const traceMs = 60 * dayMs;
/** Not to be there for longer is an outage: iLOQ gives up after six attempts in 43 hours. */
const outageMs = 6 * hourMs;

export function openWebhooks(
  parts: WebhookParts & { readonly onPayload: OnPayload; readonly others: Others },
) {
  const { sites, inbox, uptime, custody, publicUrl, onPayload, clock, log } = parts;
  let handOver: HandOver | undefined;
  const onAccepted = (): void => handOver?.wake();
  const bursts = createBursts(clock, parts);
  const receiver = createReceiver({ ...parts, bursts, onAccepted });
  const keeper = createKeeper({ ...parts, onAccepted });
  const stopping = new AbortController();
  let looking: Promise<void> = Promise.resolve();

  let startedAt = clock.now();
  let hasNoted = false;
  let loop: WakingLoop | undefined;

  function begin(): void {
    startedAt = clock.now();
    handOver = startHandOver({ inbox, onPayload, clock, log });
    loop = startLoop({
      async round() {
        await look();
        return everyMs;
      },
      failure: 'webhooks could not be looked after',
      ...{ clock, log },
    });
    parts.others.onWord(({ is }) => {
      if (is === 'payloads' || is === 'missed') handOver?.wake();
      if (is === 'chosen') loop?.wake();
    });
  }

  /** Whether the bot was out before this start, noted once. */
  async function noteOutage(): Promise<void> {
    if (hasNoted) return;
    const { lastAlive } = await uptime.read();
    const wasOut = lastAlive !== undefined && Math.abs(startedAt - lastAlive) > outageMs;
    if (wasOut) await uptime.rememberOutage(startedAt);
    hasNoted = true;
  }

  function look(): Promise<void> {
    looking = looking.then(async () => {
      if (stopping.signal.aborted) return;
      const now = clock.now();
      await noteOutage();
      await uptime.alive(now);
      await inbox.forget({ content: now - contentMs, trace: now - traceMs });
      await bursts.calm();
      await keeper.look(stopping.signal);
    });
    const mine = looking;
    // What failed is told to who asked; the next look is not held up by it.
    looking = looking.catch(() => {});
    return mine;
  }

  function obstacleOf(site: Site): Obstacle | undefined {
    if (publicUrl === undefined) return 'no-public-url';
    if (!custody.stores) return 'no-credentials-key';
    if (site.archivedAt !== undefined) return 'archived';
    return site.finishedAt === undefined ? 'not-verified' : undefined;
  }

  return {
    /** From now on payloads are handed on, and subscriptions looked after: one process does. */
    begin,
    receiver,
    /** To be called at the end of a verification, in its session. */
    ride: keeper.ride,
    /**
     * Chooses what a site is told of; the subscriptions follow within minutes, or at the next
     * verification.
     * @returns what stands in the way, and then nothing has changed
     */
    async chooseEvents(
      id: string,
      names: readonly string[],
    ): Promise<'chosen' | Obstacle | 'no-such-site'> {
      const site = await sites.get(id);
      const obstacle = site ? obstacleOf(site) : 'no-such-site';
      if (obstacle) return obstacle;
      const events = [...new Set(names)];
      const chosenAt = clock.now();
      await changeWebhooks(sites, id, (before) => ({ ...before, events, chosenAt }));
      if (!loop) parts.others.tell({ is: 'chosen' });
      else
        look().catch((error: unknown) =>
          log.error({ err: error, site: id }, 'events could not be subscribed to'),
        );
      return 'chosen';
    },
    /** Whether names, e-mail addresses and phone numbers are kept of what comes from now on. */
    async keepPersonalData(id: string, personalData: boolean): Promise<void> {
      await changeWebhooks(sites, id, (before) => ({ ...before, personalData }));
    },
    /** @returns undefined where there is no such site */
    async describeSubscriptions(id: string): Promise<Description | undefined> {
      const site = await sites.get(id);
      if (!site) return undefined;
      const { events, offered, personalData, subscriptions, limited, failing, checkedAt } =
        site.webhooks ?? noWebhooks;
      const offers =
        offered.length > 0
          ? offered
          : knownEvents.map((name) => ({ name, displayName: name, description: '' }));
      return {
        obstacle: obstacleOf(site),
        events: offers.map((each) => ({
          ...each,
          known: isKnownEvent(each.name),
          chosen: events.includes(each.name),
        })),
        personalData,
        subscriptions: await Promise.all(
          subscriptions.map(async ({ id: subscription, event, endsAt }) => {
            const { highest, gaps } = await inbox.numbers(subscription);
            const missing = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
            return { event, endsAt, received: highest, missing };
          }),
        ),
        limited,
        failing,
        checkedAt: checkedAt === 0 ? undefined : checkedAt,
      };
    },
    /** Deletes a site's subscriptions at iLOQ, before the site is deleted. */
    withdraw: keeper.withdraw,
    /** Looks at once at what else is looked at every ten minutes. */
    look,
    /** Resolves when every accepted payload has been handed on. */
    idle: async () => handOver?.idle(),
    async stop(): Promise<void> {
      stopping.abort();
      await loop?.stop();
      await looking;
      await handOver?.stop();
    },
  };
}
