import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { right } from './rights.ts';
import { type App, api, enter, guarded, isSame, type Scene } from './scene.ts';
import type { LockGroupState, SubscriptionState } from './state.ts';
import { webhookEvents } from './webhook-events.ts';

const rights = [right.administrateLockingSystem];
const mostPerEvent = 3;
/** A leap year. */
const longestMs = 366 * 86_400_000;

const order = z.object({
  SubscriptionId: z.guid(),
  WebhookEventId: z.guid(),
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
  guarded(app, scene, 'Webhooks/Subscriptions/PendingPayloads', rights, ({ subscriptions }) => {
    const pending = subscriptions.filter(({ payloads }) =>
      payloads.some(({ State }) => State === 3 || State === 4),
    );
    const ids = pending.map(({ SubscriptionId }) => SubscriptionId);
    return { SubscriptionIds: ids };
  });
  guarded(app, scene, 'Webhooks/Subscriptions/:id', rights, (lockGroup, c) => {
    const found = find(lockGroup, c.req.param('id'));
    return found && shown(found);
  });
  guarded(app, scene, 'Webhooks/Subscriptions/:id/Payloads', rights, (lockGroup, c) => {
    const state = Number(c.req.query('state'));
    if (![1, 2, 3, 4].includes(state)) return undefined;
    const found = find(lockGroup, c.req.param('id'));
    return found?.payloads
      .filter(({ State }) => State === state)
      .slice(-1_000)
      .reverse()
      .map((payload) => ({
        ...payload,
        SubscriptionId: found.SubscriptionId,
        Data: JSON.stringify(payload.Data),
      }));
  });

  app.post(`${api}/Webhooks/Subscriptions`, async (c) => {
    const entered = enter(scene, c, rights);
    if (!entered.ok) return entered.refusal;
    const { subscriptions } = entered.lockGroup;
    const read = readOrder(await c.req.json());
    if (typeof read === 'string') return c.json({ Message: read }, 400);
    if (find(entered.lockGroup, read.SubscriptionId))
      return c.json({ Message: 'SubscriptionId is in use' }, 400);
    if (
      subscriptions.filter((each) => isSame(each.WebhookEventId, read.WebhookEventId)).length >=
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
    return c.body(null, 200);
  });

  app.put(`${api}/Webhooks/Subscriptions`, async (c) => {
    const entered = enter(scene, c, rights);
    if (!entered.ok) return entered.refusal;
    const read = readOrder(await c.req.json());
    if (typeof read === 'string') return c.json({ Message: read }, 400);
    const found = find(entered.lockGroup, read.SubscriptionId);
    if (!found) return c.json({ Message: 'Not found' }, 404);
    Object.assign(found, read);
    return c.body(null, 200);
  });

  app.delete(`${api}/Webhooks/Subscriptions/:id`, (c) => {
    const entered = enter(scene, c, rights);
    if (!entered.ok) return entered.refusal;
    const { subscriptions } = entered.lockGroup;
    const found = find(entered.lockGroup, c.req.param('id'));
    if (!found) return c.json({ Message: 'Not found' }, 404);
    subscriptions.splice(subscriptions.indexOf(found), 1);
    return c.body(null, 200);
  });

  type Order = Omit<SubscriptionState, 'SignKey' | 'Counter' | 'State' | 'payloads'>;

  function readOrder(body: unknown): Order | string {
    const { data } = order.safeParse(body);
    if (!data) return 'The subscription is not complete';
    if (!webhookEvents.some(({ Id }) => isSame(Id, data.WebhookEventId)))
      return 'Unknown WebhookEventId';
    if (!(Date.parse(data.EndDateUtc) - scene.now() <= longestMs))
      return 'EndDateUtc is more than a year ahead';
    const { CustomHeader = null, JsonPathFilter = null, ...rest } = data;
    return { ...rest, CustomHeader, JsonPathFilter };
  }
}

const find = (
  { subscriptions }: LockGroupState,
  id: string | undefined,
): SubscriptionState | undefined =>
  subscriptions.find(({ SubscriptionId }) => isSame(SubscriptionId, id));

const shown = ({ payloads: _, ...subscription }: SubscriptionState) => subscription;
