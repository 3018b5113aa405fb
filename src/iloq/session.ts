import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Deadline } from './deadline.ts';
import type { Listed } from './json.ts';
import type { Located } from './locate.ts';
import { failed, type Outcome, ok, type Stage } from './outcome.ts';
import { createPace, wasNotBegun } from './pace.ts';
import { isSuccess, readAnswer } from './read-answer.ts';
import {
  type Identified,
  keys,
  type Lock,
  type LockGroup,
  type LockSecurityAccesses,
  lockGroups,
  lockSecurityAccesses,
  locks,
  pendingPayloads,
  type RealEstate,
  realEstates,
  rightsMaskAnswer,
  type SecurityAccess,
  securityAccesses,
  securityRoles,
  type WebhookEvent,
  type WebhookPayload,
  type WebhookSubscription,
  webhookEvents,
  webhookPayloads,
  webhookSubscriptions,
  type Zone,
  zones,
} from './resources.ts';
import type { Call, Wire } from './wire.ts';

/**
 * A subscription as it is written; times in milliseconds since the epoch, the end at most a year
 * ahead.
 */
export interface SubscriptionOrder {
  /** A GUID of our own. */
  readonly id: string;
  readonly eventId: WebhookEvent['id'];
  readonly target: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * One log-in, opened and ended by `withSession`. Everything here only reads, except that
 * `setLockgroup` chooses the locking system of this session, and that subscriptions can be put,
 * changed and deleted. Calls may run side by side. `forbidden` of one call speaks about a right;
 * when every call is refused, ask `isGone` before telling anyone about missing rights.
 */
export interface Session {
  readonly located: Located;
  /**
   * Aborted when the caller has cancelled or the budget is spent; from then on every call answers
   * `cancelled`.
   */
  readonly signal: AbortSignal;
  /** The run may take so many milliseconds longer than it was going to. */
  extend(ms: number): void;
  lockGroups(): Promise<Outcome<Listed<LockGroup>>>;
  /**
   * Has to come before the calls below. An HTTP error here may mean that the API is not enabled.
   */
  setLockgroup(id: string): Promise<Outcome<{ readonly rightsMask: bigint }>>;
  realEstates(): Promise<Outcome<readonly RealEstate[]>>;
  zones(): Promise<Outcome<readonly Zone[]>>;
  locks(): Promise<Outcome<Listed<Lock>>>;
  keys(): Promise<Outcome<readonly Identified[]>>;
  securityAccesses(): Promise<Outcome<readonly SecurityAccess[]>>;
  securityRoles(): Promise<Outcome<readonly Identified[]>>;
  /** @param mode 1: as it is planned now; 2: as last programmed */
  lockSecurityAccesses(lockId: string, mode: 1 | 2): Promise<Outcome<LockSecurityAccesses>>;
  webhookEvents(): Promise<Outcome<readonly WebhookEvent[]>>;
  /** Everybody's in the locking system, at most 3 for an event. */
  subscriptions(): Promise<Outcome<readonly WebhookSubscription[]>>;
  createSubscription(order: SubscriptionOrder): Promise<Outcome<unknown>>;
  /** Writes it as the order says, without a filter and without a header of its own. */
  updateSubscription(order: SubscriptionOrder): Promise<Outcome<unknown>>;
  deleteSubscription(id: string): Promise<Outcome<unknown>>;
  /** IDs of the subscriptions with undelivered payloads. */
  pendingPayloads(): Promise<Outcome<readonly string[]>>;
  /**
   * @param state 1 created, 2 delivered, 3 failed and to be tried again, 4 given up; the newest
   * 1,000 of it
   */
  payloads(subscription: string, state: 1 | 2 | 3 | 4): Promise<Outcome<readonly WebhookPayload[]>>;
  /**
   * Whether the user may make a read-only call. An answer longer than the cap proves the right all
   * the same.
   * @param path below `api/v2/`, e.g. `Keys/${key.id}/CanOrder`
   */
  probe(path: string): Promise<Outcome<'allowed' | 'forbidden'>>;
  /**
   * Whether iLOQ has forgotten the session: it then refuses LockGroups, too, which needs no right
   * but to log in.
   */
  isGone(): Promise<Outcome<boolean>>;
}

export interface SessionParts {
  readonly wire: Wire;
  readonly located: Located;
  readonly sessionId: string;
  readonly run: Deadline;
  readonly clock: Clock;
  /** See `createPace`. */
  readonly pauseMs: number;
}

export function createSession(parts: SessionParts): Session {
  const { wire, located, sessionId, run, clock, pauseMs } = parts;
  const now = () => clock.now();
  const pace = createPace(clock, run.signal, pauseMs);
  const send = (call: Pick<Call, 'method' | 'body'>, path: string, stage: Stage) =>
    wire.send({ ...call, url: `${located.url}/api/v2/${path}`, name: path, stage, sessionId });

  const get = <S extends z.ZodType>(path: string, schema: S, stage: Stage = 'resource') =>
    pace(async () => readAnswer(await send({ method: 'GET' }, path, stage), schema, stage, now()));

  /** What changes something may answer with anything, or with nothing. */
  const change = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    pace(async (): Promise<Outcome<unknown>> => {
      const call = { method, ...(body !== undefined && { body }) };
      const exchange = await send(call, path, 'resource');
      if (exchange.kind === 'answer' && isSuccess(exchange.status)) return ok(undefined);
      return readAnswer(exchange, z.unknown(), 'resource', now());
    }, wasNotBegun);

  const systems = () => get('LockGroups', lockGroups, 'LockGroups');

  return {
    located,
    signal: run.signal,
    extend: run.extend,
    lockGroups: systems,
    async setLockgroup(id) {
      const stage = 'SetLockgroup';
      const call = { method: 'POST', body: { LockGroup_ID: id } } as const;
      const outcome = await pace(async () =>
        readAnswer(await send(call, stage, stage), rightsMaskAnswer, stage, now()),
      );
      if (outcome.ok) return outcome;
      const { failure } = outcome;
      if (failure.kind === 'address-refused')
        return failed({ kind: 'system-not-opened', because: 'redirect' });
      if (failure.kind !== 'forbidden' && failure.kind !== 'unknown') return outcome;
      const { status } = failure;
      if (status === undefined || isSuccess(status)) return outcome;
      // How a system without the API answers is unknown: an HTTP error may be it.
      return failed({ kind: 'system-not-opened', because: `http-${status}` });
    },
    realEstates: () => get('RealEstates', realEstates),
    zones: () => get('Zones', zones),
    locks: () => get('Locks', locks),
    keys: () => get('Keys', keys),
    securityAccesses: () => get('SecurityAccesses', securityAccesses),
    securityRoles: () => get('SecurityRoles', securityRoles),
    lockSecurityAccesses: (lockId, mode) =>
      get(`Locks/${lockId}/SecurityAccesses?mode=${mode}`, lockSecurityAccesses),
    webhookEvents: () => get('Webhooks/Events', webhookEvents),
    subscriptions: () => get('Webhooks/Subscriptions', webhookSubscriptions),
    createSubscription: (order) =>
      change('POST', 'Webhooks/Subscriptions', subscriptionBody(order)),
    updateSubscription: (order) => change('PUT', 'Webhooks/Subscriptions', subscriptionBody(order)),
    deleteSubscription: (id) => change('DELETE', `Webhooks/Subscriptions/${id}`),
    pendingPayloads: () => get('Webhooks/Subscriptions/PendingPayloads', pendingPayloads),
    payloads: (id, state) =>
      get(`Webhooks/Subscriptions/${id}/Payloads?state=${state}`, webhookPayloads),
    async probe(path) {
      const outcome = await get(path, z.unknown());
      if (outcome.ok || outcome.failure.kind === 'too-large') return ok('allowed');
      return outcome.failure.kind === 'forbidden' ? ok('forbidden') : outcome;
    },
    async isGone() {
      const outcome = await systems();
      if (outcome.ok || outcome.failure.kind === 'too-large') return ok(false);
      return outcome.failure.kind === 'forbidden' ? ok(true) : outcome;
    },
  };
}

/** Names as in the Public API's "Webhooks". */
const subscriptionBody = ({
  id,
  eventId,
  target,
  startsAt,
  endsAt,
}: SubscriptionOrder): unknown => ({
  SubscriptionId: id,
  WebhookEventId: eventId,
  TargetEndpointUri: target,
  StartDateUtc: new Date(startsAt).toISOString(),
  EndDateUtc: new Date(endsAt).toISOString(),
});
