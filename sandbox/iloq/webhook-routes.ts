import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { right } from './rights.ts';
import { type App, api, type Context, enter, guarded, type Scene } from './scene.ts';
import type { LockGroupState, SubscriptionState } from './state.ts';
import { webhookEvents } from './webhook-events.ts';

const rights = [right.administrateLockingSystem];
const mostPerEvent = 3;
/** A leap year. */
const longestMs = 366 * 86_400_000;

const order = z.object({
  SubscriptionId: z.guid(),
  WebhookEventId: z.int(),
  TargetEndpointUri: z.url(),
  StartDateUtc: z.string(),
  EndDateUtc: z.string(),
  CustomHeader: z.string().nullish(),
  JsonPathFilter: z.string().nullish(),
});

/** Webhooks (beta): events, subscriptions, and the payloads that iLOQ keeps of them. */
export function webhookRoutes(app: App, scene: Scene): void {
  guarded(app, scene, 'Webhooks/Events', rights, () => webhookEvents);
  guarded(app, scene, 'Webhooks/Subscriptions', rights, ({ subscriptions }) =>
    subscriptions.map(shown),
  );
  guarded(app, scene, 'Webhooks/Subscriptions/PendingPayloads', rights, ({ subscriptions }) =>
    subscriptions
      .filter(({ payloads }) => payloads.some(({ State }) => State !== 2))
      .map(({ SubscriptionId }) => SubscriptionId),
  );
  guarded(app, scene, 'Webhooks/Subscriptions/:id', rights, (lockGroup, c) => {
    const found = find(lockGroup, c);
    return found && shown(found);
  });
  guarded(app, scene, 'Webhooks/Subscriptions/:id/Payloads', rights, (lockGroup, c) => {
    const state = Number(c.req.query('state'));
    if (![1, 2, 3, 4].includes(state)) return undefined;
    return find(lockGroup, c)
      ?.payloads.filter(({ State }) => State === state)
      .slice(-1_000)
      .reverse();
  });

  app.post(`${api}/Webhooks/Subscriptions`, async (c) => {
    const entered = enter(scene, c, rights);
    if (!entered.ok) return entered.refusal;
    const { subscriptions } = entered.lockGroup;
    const read = readOrder(await c.req.json());
    if (typeof read === 'string') return c.json({ Message: read }, 400);
    if (subscriptions.some(({ SubscriptionId }) => SubscriptionId === read.SubscriptionId))
      return c.json({ Message: 'SubscriptionId is in use' }, 400);
    if (
      subscriptions.filter((each) => each.WebhookEventId === read.WebhookEventId).length >=
      mostPerEvent
    )
      return c.json({ Message: 'Too many subscriptions for the event' }, 400);
    subscriptions.push({
      ...read,
      SignKey: randomUUID().toUpperCase(),
      Counter: 0,
      State: 0,
      payloads: [],
    });
    return c.body(null, 204);
  });

  app.put(`${api}/Webhooks/Subscriptions/:id`, async (c) => {
    const entered = enter(scene, c, rights);
    if (!entered.ok) return entered.refusal;
    const found = find(entered.lockGroup, c);
    if (!found) return c.json({ Message: 'Not found' }, 404);
    const read = readOrder(await c.req.json());
    if (typeof read === 'string') return c.json({ Message: read }, 400);
    Object.assign(found, read);
    return c.body(null, 204);
  });

  app.delete(`${api}/Webhooks/Subscriptions/:id`, (c) => {
    const entered = enter(scene, c, rights);
    if (!entered.ok) return entered.refusal;
    const { subscriptions } = entered.lockGroup;
    const found = find(entered.lockGroup, c);
    if (!found) return c.json({ Message: 'Not found' }, 404);
    subscriptions.splice(subscriptions.indexOf(found), 1);
    return c.body(null, 204);
  });

  type Order = Omit<SubscriptionState, 'SignKey' | 'Counter' | 'State' | 'payloads'>;

  function readOrder(body: unknown): Order | string {
    const { data } = order.safeParse(body);
    if (!data) return 'The subscription is not complete';
    if (!webhookEvents.some(({ Id }) => Id === data.WebhookEventId))
      return 'Unknown WebhookEventId';
    if (!(Date.parse(data.EndDateUtc) - scene.now() <= longestMs))
      return 'EndDateUtc is more than a year ahead';
    const { CustomHeader = null, JsonPathFilter = null, ...rest } = data;
    return { ...rest, CustomHeader, JsonPathFilter };
  }
}

const find = ({ subscriptions }: LockGroupState, c: Context): SubscriptionState | undefined =>
  subscriptions.find(
    ({ SubscriptionId }) => SubscriptionId.toLowerCase() === c.req.param('id')?.toLowerCase(),
  );

const shown = ({ payloads: _, ...subscription }: SubscriptionState) => subscription;
