import { createHmac, randomUUID } from 'node:crypto';
import type { Scene } from './scene.ts';
import type { PayloadState, SubscriptionState } from './state.ts';
import { webhookEvents } from './webhook-events.ts';

/** What became of one delivery. `status` 0: no answer within a minute. */
export interface Delivered {
  readonly subscription: string;
  readonly counter: number;
  readonly status: number;
}

const patienceMs = 60_000;

/** Payloads on their way to the endpoints, when a test or the demo says so. */
export function createDeliveries({ state, now }: Pick<Scene, 'state' | 'now'>): {
  deliver(event: string, data: PayloadState['Data']): Promise<Delivered[]>;
  resend(): Promise<Delivered[]>;
} {
  const living = (): SubscriptionState[] =>
    state.systems
      .flatMap(({ lockGroups }) => lockGroups)
      .flatMap(({ subscriptions }) => subscriptions)
      .filter(({ EndDateUtc }) => Date.parse(EndDateUtc) > now());

  async function send(subscription: SubscriptionState, payload: PayloadState): Promise<Delivered> {
    const body = JSON.stringify({ Data: payload.Data, CreationTimeUtc: withTicks(now()) });
    const { SubscriptionId, SignKey, WebhookEventId, TargetEndpointUri, CustomHeader } =
      subscription;
    const answered = await fetch(TargetEndpointUri, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'Event-Name': webhookEvents.find(({ Id }) => Id === WebhookEventId)?.Name ?? '',
        'Subscription-Id': SubscriptionId,
        Counter: String(payload.Counter),
        'Webhook-Signature': createHmac('sha256', SignKey).update(body).digest('hex'),
        ...(CustomHeader !== null && {
          'Custom-Header': Buffer.from(CustomHeader).toString('base64'),
        }),
      },
    }).catch(() => undefined);
    await answered?.text().catch(() => {});
    const status = answered?.status ?? 0;
    payload.State = status >= 200 && status < 300 ? 2 : 3;
    if (payload.State === 3) payload.FailedRequests += 1;
    return { subscription: SubscriptionId, counter: payload.Counter, status };
  }

  return {
    deliver: (event, data) => {
      const id = webhookEvents.find(({ Name }) => Name === event)?.Id;
      const wanted = living().filter(({ WebhookEventId }) => WebhookEventId === id);
      return Promise.all(
        wanted.map((subscription) => {
          subscription.Counter += 1;
          const payload: PayloadState = {
            WebhookEventPayloadId: randomUUID(),
            Counter: subscription.Counter,
            State: 1,
            Data: data,
            CreatedUtc: withTicks(now()),
            FailedRequests: 0,
          };
          subscription.payloads.push(payload);
          return send(subscription, payload);
        }),
      );
    },
    resend: () =>
      Promise.all(
        living().flatMap((subscription) =>
          subscription.payloads
            .filter(({ State }) => State === 3)
            .map((payload) => send(subscription, payload)),
        ),
      ),
  };
}

/** Seven fractional digits, as iLOQ's clock has them. */
const withTicks = (ms: number): string => new Date(ms).toISOString().replace('Z', '3347Z');
