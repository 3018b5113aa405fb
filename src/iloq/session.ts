import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Deadline } from './deadline.ts';
import type { Located } from './locate.ts';
import { failed, type Outcome, ok, type Stage } from './outcome.ts';
import { createPace, wasNotBegun } from './pace.ts';
import { isSuccess, readAnswer, readDone } from './read-answer.ts';
import {
  keys,
  lockGroups,
  lockSecurityAccesses,
  locks,
  pendingPayloads,
  realEstates,
  rightsMaskAnswer,
  securityAccesses,
  securityRoles,
  type WebhookEvent,
  webhookEvents,
  webhookPayloads,
  webhookSubscriptions,
  zones,
} from './resources.ts';
import type { Call, Wire } from './wire.ts';

/** A subscription as it is written, for a year at most; times in milliseconds since the epoch. */
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
export type Session = Readonly<ReturnType<typeof createSession>>;

/** @param parts.pauseMs see `createPace` */
export function createSession(parts: {
  readonly wire: Wire;
  readonly located: Located;
  readonly sessionId: string;
  readonly run: Deadline;
  readonly clock: Clock;
  readonly pauseMs: number;
}) {
  const { wire, located, sessionId, run, clock, pauseMs } = parts;
  const now = () => clock.now();
  const pace = createPace(clock, run.signal, pauseMs);
  const send = (call: Pick<Call, 'method' | 'body'>, path: string, stage: Stage) =>
    wire.send({ ...call, url: `${located.url}/api/v2/${path}`, name: path, stage, sessionId });

  const get = <S extends z.ZodType>(path: string, schema: S, stage: Stage = 'resource') =>
    pace(async () => readAnswer(await send({ method: 'GET' }, path, stage), schema, stage, now()));

  const change = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    pace(async (): Promise<Outcome<unknown>> => {
      const call = { method, ...(body !== undefined && { body }) };
      return readDone(await send(call, path, 'resource'), now());
    }, wasNotBegun);

  const systems = () => get('LockGroups', lockGroups, 'LockGroups');

  return {
    located,
    /**
     * Aborted when the caller has cancelled or the budget is spent; from then on every call answers
     * `cancelled`.
     */
    signal: run.signal,
    /** The run may take so many milliseconds longer than it was going to. */
    extend: run.extend,
    lockGroups: systems,
    /** Has to come before the calls below. An HTTP error may mean that the API is not enabled. */
    async setLockgroup(id: string): Promise<Outcome<{ readonly rightsMask: bigint }>> {
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
    /** @param mode 1: as it is planned now; 2: as last programmed */
    lockSecurityAccesses: (lockId: string, mode: 1 | 2) =>
      get(`Locks/${lockId}/SecurityAccesses?mode=${mode}`, lockSecurityAccesses),
    webhookEvents: () => get('Webhooks/Events', webhookEvents),
    /** Everybody's in the locking system, at most 3 for an event. */
    subscriptions: () => get('Webhooks/Subscriptions', webhookSubscriptions),
    createSubscription: (order: SubscriptionOrder) =>
      change('POST', 'Webhooks/Subscriptions', subscriptionBody(order)),
    /** Writes it as the order says, without a filter and without a header of its own. */
    updateSubscription: (order: SubscriptionOrder) =>
      change('PUT', 'Webhooks/Subscriptions', subscriptionBody(order)),
    deleteSubscription: (id: string) => change('DELETE', `Webhooks/Subscriptions/${id}`),
    /** IDs of the subscriptions with undelivered payloads. */
    pendingPayloads: () => get('Webhooks/Subscriptions/PendingPayloads', pendingPayloads),
    /** @param state 2 delivered, 3 failed and to be tried again, 4 given up; the newest 1,000 */
    payloads: (subscription: string, state: 2 | 3 | 4) =>
      get(`Webhooks/Subscriptions/${subscription}/Payloads?state=${state}`, webhookPayloads),
    /**
     * A read-only call of which nothing but the outcome is of interest.
     * @param path below `api/v2/`, e.g. `Keys/${key.id}/CanOrder`
     */
    probe: (path: string) => get(path, z.unknown()),
    /**
     * Whether iLOQ has forgotten the session: it then refuses LockGroups, too, which needs no right
     * but to log in.
     */
    async isGone(): Promise<Outcome<boolean>> {
      const outcome = await systems();
      if (outcome.ok || outcome.failure.kind === 'too-large') return ok(false);
      return outcome.failure.kind === 'forbidden' ? ok(true) : outcome;
    },
  };
}

/** Names as in the Public API's "Webhooks". */
const subscriptionBody = (order: SubscriptionOrder): unknown => ({
  SubscriptionId: order.id,
  WebhookEventId: order.eventId,
  TargetEndpointUri: order.target,
  StartDateUtc: new Date(order.startsAt).toISOString(),
  EndDateUtc: new Date(order.endsAt).toISOString(),
});
