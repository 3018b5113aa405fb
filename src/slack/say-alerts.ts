import { type AlertStore, contentOf, type Delivery, type Shown, webhook } from '../alerts/index.ts';
import type { Log } from '../log.ts';
import { lookedUp } from '../looked-up.ts';
import type { Attempt, Limits } from '../outbox/index.ts';
import type { Catalogue, Speech } from '../text/index.ts';
import {
  type Delivered,
  nothingToSay,
  type Outgoing,
  postOf,
  type Delivery as SlackDelivery,
} from './deliver.ts';
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

type NamedSite = Pick<IncidentSite, 'name' | 'installers'>;

/** Says what alerts have to say: renders it from the incident as it is now, and delivers it. */
export function createAlertSayer(parts: {
  readonly store: AlertStore;
  readonly site: (id: string) => Promise<NamedSite | undefined>;
  readonly delivery: SlackDelivery;
  readonly speech: Pick<Speech, 'to' | 'ofChannel'>;
  readonly webhookUrl: string | undefined;
  readonly now: () => number;
  readonly log: Log;
}) {
  const { store, delivery, speech, now, log } = parts;

  /** What goes to Slack; nothing where the message that it is about does not stand (any more). */
  async function sendable(t: Catalogue, under: Delivery): Promise<Outgoing | undefined> {
    const content = await store.read((seen) => contentOf(under, seen));
    if (!content) return undefined;
    const message = await lookedUp(parts.site, (known) => render(t, content, known));
    if (content.edits) return { kind: 'update', ...content.edits, ...message };
    const { channel = under.to, thread } = content.in ?? {};
    return { ...postOf(under, channel, thread), ...message };
  }

  function render(
    t: Catalogue,
    content: Shown,
    known: (id: string) => NamedSite | undefined,
  ): Message {
    const siteName = (id: string): string => known(id)?.name ?? id;
    const siteOf = (id: string): IncidentSite => ({
      ...{ name: id, installers: [], nameOf: siteName },
      ...known(id),
    });
    switch (content.show) {
      case 'incident':
        return incidentMessage(
          t,
          content.incident,
          content.at,
          siteOf(content.incident.site),
          now(),
        );
      case 'history':
        return historyMessage(t, content.entries);
      case 'group':
        return groupMessage(t, content.incidents, content.waiting, siteName);
      case 'members':
        return membersMessage(t, content.incidents, siteName);
      case 'notices':
        return noticesMessage(t, content.notices, content.rest, siteName);
    }
  }

  return {
    async deliver(under: Delivery, attempt: Attempt): Promise<Delivered> {
      const t = isPerson(under.to) ? await speech.to(under.to) : speech.ofChannel(under.to);
      const sent = await sendable(t, under);
      if (!sent) return nothingToSay;
      if (under.to === webhook)
        return parts.webhookUrl === undefined
          ? { kind: 'undeliverable', reason: 'channel' }
          : postToWebhook(t, parts.webhookUrl, withoutButtons(classic(sent)), log);
      return delivery.deliver(t, sent, attempt);
    },
    async limits(under: Delivery, attempt: Attempt): Promise<Limits | undefined> {
      if (under.to === webhook) return { lane: webhook, methods: ['webhook'] };
      const sent = await sendable(speech.ofChannel(under.to), under);
      return sent && delivery.limits(sent, attempt);
    },
  };
}

/** Admins are told one by one. */
const isPerson = (destination: string): boolean => /^[UW]/u.test(destination);
