import {
  type AlertStore,
  contentOf,
  type Delivery,
  type Posted,
  type Shown,
  type Undeliverable,
  webhook,
} from '../alerts/index.ts';
import type { Log } from '../log.ts';
import type { Limits, Outcome } from '../outbox/index.ts';
import type { Outgoing, Delivery as SlackDelivery } from './deliver.ts';
import {
  classic,
  groupMessage,
  historyMessage,
  type IncidentSite,
  incidentMessage,
  type Message,
  membersMessage,
  noticesMessage,
  withoutButtons,
} from './messages/index.ts';
import { postToWebhook } from './webhook.ts';

interface AlertSayerParts {
  readonly store: AlertStore;
  readonly site: (id: string) => Pick<IncidentSite, 'name' | 'installers'> | undefined;
  readonly delivery: SlackDelivery;
  readonly webhookUrl: string | undefined;
  readonly now: () => number;
  readonly log: Log;
}

/** Says what alerts have to say: renders it from the incident as it is now, and delivers it. */
export function createAlertSayer(parts: AlertSayerParts) {
  const { store, delivery, now, log } = parts;
  const siteName = (id: string): string => parts.site(id)?.name ?? id;
  const siteOf = (id: string): IncidentSite => ({
    ...{ name: id, installers: [], nameOf: siteName },
    ...parts.site(id),
  });

  /** What goes to Slack; nothing where the message that it is about does not stand (any more). */
  async function sendable(under: Delivery): Promise<Outgoing | undefined> {
    const content = await store.read((seen) => contentOf(under, seen));
    if (!content) return undefined;
    const message = render(content);
    if (content.edits) return { kind: 'update', ...content.edits, ...message };
    const { channel = under.to, thread } = content.in ?? {};
    return {
      ...{ kind: 'post', effectId: under.id, createdAt: under.at, channel },
      ...(thread !== undefined && { threadTs: thread }),
      ...message,
    };
  }

  function render(content: Shown): Message {
    switch (content.show) {
      case 'incident':
        return incidentMessage(content.incident, content.at, siteOf(content.incident.site), now());
      case 'history':
        return historyMessage(content.entries);
      case 'group':
        return groupMessage(content.incidents, content.waiting, siteName);
      case 'members':
        return membersMessage(content.incidents, siteName);
      case 'notices':
        return noticesMessage(content.notices, content.rest, siteName);
    }
  }

  return {
    async deliver(
      under: Delivery,
      how: { readonly lookFirst: boolean },
    ): Promise<Outcome<Posted, Undeliverable>> {
      const sent = await sendable(under);
      if (!sent) return { kind: 'delivered', value: undefined };
      if (under.to === webhook)
        return parts.webhookUrl === undefined
          ? { kind: 'undeliverable', reason: 'channel' }
          : postToWebhook(parts.webhookUrl, withoutButtons(classic(sent)), log);
      return delivery.deliver(sent, how);
    },
    async limits(
      under: Delivery,
      how: { readonly lookFirst: boolean },
    ): Promise<Limits | undefined> {
      if (under.to === webhook) return { lane: webhook, methods: ['webhook'] };
      const sent = await sendable(under);
      return sent && delivery.limits(sent, how);
    },
  };
}
