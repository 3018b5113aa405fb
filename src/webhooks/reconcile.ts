import { dayMs } from '../clock.ts';
import type { SubscriptionOrder, WebhookEvent, WebhookSubscription } from '../iloq/index.ts';
import type { OwnSubscription, Webhooks } from '../sites/index.ts';

/** iLOQ's limit for an event and locking system (Public API, "Webhooks"). */
export const mostPerEvent = 3;
/** iLOQ allows a year; a day less, as its clock is not ours. */
const lifeMs = 364 * dayMs;
/** So long before its end a subscription is renewed: time for what fails to be fixed. */
const renewBeforeMs = 30 * dayMs;
/** So long before its end one that could not be renewed becomes a problem. */
export const warnBeforeMs = 7 * dayMs;
/** Begins a little before now, for the same reason. */
const headStartMs = 5 * 60_000;

/**
 * What a site wants, what we think that it has, and what iLOQ says that there is. Times in
 * milliseconds since the epoch.
 */
export interface Situation {
  /** Names of the chosen events; none where the site is archived. */
  readonly wanted: readonly string[];
  /** The subscriptions that were ours when we last looked, and what they are for. */
  readonly own: readonly Own[];
  readonly events: readonly WebhookEvent[];
  /** Everybody's. */
  readonly listed: readonly WebhookSubscription[];
  /** Where this site's webhooks are delivered. */
  readonly target: string;
  readonly now: number;
  /** @returns a GUID in lower case */
  readonly newId: () => string;
}

/** A subscription of ours, as we know it ourselves. */
type Own = Readonly<Pick<OwnSubscription, 'id' | 'event'>>;

/** A change, with the event that it is for; undefined where iLOQ does not name it any more. */
export type Change =
  | { readonly change: 'delete'; readonly id: string; readonly event: string | undefined }
  | {
      readonly change: 'create' | 'renew' | 'repair';
      readonly order: SubscriptionOrder;
      readonly event: string;
    };

export interface Plan {
  /** In this order: what is deleted makes room for what is created. */
  readonly changes: readonly Change[];
  /** Wanted, and iLOQ takes no more of them: whose endpoints (host names) there are, as told. */
  readonly limited: Webhooks['limited'];
  /** Wanted, and not among iLOQ's events. */
  readonly notOffered: readonly string[];
}

/**
 * Decides what has to change in iLOQ. Ours is what we know by its ID, and what delivers to this
 * site's address: a subscription whose creation was not answered, or that an older copy of our own
 * document has forgotten.
 */
export function reconcile(situation: Situation): Plan {
  const { wanted, own, events, listed, target, now, newId } = situation;
  const isOurs = ({ id, target: to }: WebhookSubscription): boolean =>
    own.some((each) => each.id === id) || to === target;
  const nameOf = (each: WebhookSubscription) => eventOf(each, events, own);
  const orderOf = (id: string, event: WebhookEvent): SubscriptionOrder => ({
    ...{ id, eventId: event.id, target },
    startsAt: now - headStartMs,
    endsAt: now + lifeMs,
  });

  const ours = listed.filter(isOurs);
  const keep = new Map<string, WebhookSubscription>();
  for (const name of wanted) {
    const best = ours
      .filter((each) => nameOf(each) === name && !isOver(each, now))
      .toSorted((one, other) => (other.endsAt ?? 0) - (one.endsAt ?? 0))[0];
    if (best) keep.set(name, best);
  }
  // Where iLOQ does not say what one is for, it may be a wanted one.
  const superfluous = ours.filter(
    (each) =>
      ![...keep.values()].includes(each) &&
      (wanted.length === 0 || each.eventId !== null || nameOf(each) !== undefined),
  );
  const changes: Change[] = superfluous.map((each) => ({
    change: 'delete',
    id: each.id,
    event: nameOf(each),
  }));
  const limited: Plan['limited'] = [];
  const notOffered: string[] = [];
  for (const name of wanted) {
    const event = events.find((each) => each.name === name);
    const kept = keep.get(name);
    if (!event) notOffered.push(name);
    else if (kept) {
      const change = isChanged(kept, target) ? 'repair' : isEnding(kept, now) ? 'renew' : undefined;
      if (change) changes.push({ change, order: orderOf(kept.id, event), event: name });
    } else {
      const others = listed.filter((each) => nameOf(each) === name && !superfluous.includes(each));
      if (others.length < mostPerEvent)
        changes.push({ change: 'create', order: orderOf(newId(), event), event: name });
      else limited.push({ event: name, usedBy: whoseEndpoints(others, target) });
    }
  }
  return { changes, limited, notOffered };
}

/** What a subscription is for, as iLOQ says, or else as we know it of our own. */
export const eventOf = (
  { id, eventId }: WebhookSubscription,
  events: readonly WebhookEvent[],
  own: readonly Own[],
): string | undefined =>
  eventId === null
    ? own.find((each) => each.id === id)?.event
    : events.find((event) => event.id === eventId)?.name;

/** Without an end we cannot know when to renew it: it is given one. */
const isEnding = ({ endsAt }: WebhookSubscription, now: number): boolean =>
  endsAt === null || endsAt - now < renewBeforeMs;

const isOver = ({ endsAt }: WebhookSubscription, now: number): boolean =>
  endsAt !== null && endsAt <= now;

/** Somebody has led it elsewhere, or has filtered what we get. */
const isChanged = (each: WebhookSubscription, target: string): boolean =>
  each.target !== target || each.jsonPathFilter !== '';

/**
 * An endpoint may have a secret in its path, so people are shown the hosts alone; and of this one
 * nothing that lies below another workspace's address, which is nobody's business here.
 */
function whoseEndpoints(others: readonly WebhookSubscription[], target: string): string[] {
  const own = target.slice(0, target.lastIndexOf('/') + 1);
  const ofOthers = others.filter(
    (each) => hostOf(each.target) !== hostOf(target) || each.target.startsWith(own),
  );
  return [...new Set(ofOthers.map((each) => hostOf(each.target)))];
}

const hostOf = (target: string): string => URL.parse(target)?.host ?? '?';
