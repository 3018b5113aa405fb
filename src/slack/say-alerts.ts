import {
  type Alerts,
  entriesAfter,
  type Flight,
  type Incident,
  type Place,
  placeOf,
  type Said,
  type Storm,
  siteOfTarget,
  stormSchema,
  type Undeliverable,
  webhook,
} from '../alerts/index.ts';
import type { Log } from '../log.ts';
import type { Limits, Outcome } from '../outbox/index.ts';
import { type Site, type SiteRow, tell } from '../sites/index.ts';
import type { AlertStore, Documents } from '../storage/index.ts';
import type { Delivery, Outgoing } from './deliver.ts';
import {
  batchMessage,
  classic,
  historyMessage,
  type IncidentSite,
  incidentMessage,
  type Message,
  noticesMessage,
  stormMessage,
  withoutButtons,
} from './messages/index.ts';
import { postToWebhook } from './webhook.ts';

export interface AlertSayerParts {
  readonly alerts: Alerts;
  readonly store: AlertStore;
  readonly sites: Documents<Site, SiteRow>;
  readonly delivery: Delivery;
  readonly webhookUrl: string | undefined;
  readonly now: () => number;
  readonly log: Log;
}

type Performed = Outcome<Said, Undeliverable>;
const nothing: Performed = { kind: 'delivered', value: undefined };

/** Says what alerts have to say: renders it from the incident as it is now, and delivers it. */
export function createAlertSayer(parts: AlertSayerParts) {
  const { alerts, store, sites, delivery, now, log } = parts;
  const siteName = (id: string): string => sites.row(id)?.name ?? id;
  const siteOf = ({ site }: Incident): IncidentSite =>
    sites.row(site) ?? { name: site, installers: [] };
  const stormOf = (id: string): Storm | undefined =>
    stormSchema.safeParse(store.record('storm', id)?.body).data;
  const incidentsOf = (ids: readonly string[]): Incident[] =>
    ids.map((id) => alerts.incident(id)).filter((incident) => incident !== undefined);

  /** What goes to Slack; nothing where the message that it is about does not stand (any more). */
  function sendable(flight: Flight): Outgoing | undefined {
    const post = (message: Message, threadTs?: string): Outgoing => ({
      kind: 'post',
      effectId: flight.id,
      createdAt: flight.at,
      channel: flight.target,
      ...(threadTs !== undefined && { threadTs }),
      ...message,
    });
    switch (flight.do) {
      case 'message': {
        const { incident, place } = found(flight);
        return incident && place && post(messageOf(incident, place));
      }
      case 'edit': {
        const { incident, place } = found(flight);
        return place?.message && incident
          ? { kind: 'update', ...place.message, ...messageOf(incident, place) }
          : undefined;
      }
      case 'thread': {
        const { incident, place } = found(flight);
        if (!incident || !place?.message) return undefined;
        const { channel, ts: threadTs } = place.message;
        return { ...post(historyMessage(entriesAfter(incident, flight.from)), threadTs), channel };
      }
      case 'storm':
        return post(stormMessage([], flight.waiting, siteName));
      case 'batch': {
        const message = batchMessage(incidentsOf(flight.incidents.map(({ id }) => id)), siteName);
        const storm = flight.storm === undefined ? undefined : stormOf(flight.storm);
        return storm
          ? { ...post(message, storm.message.ts), channel: storm.message.channel }
          : post(message);
      }
      case 'count': {
        const storm = stormOf(flight.storm);
        return (
          storm && {
            kind: 'update',
            ...storm.message,
            ...stormMessage(incidentsOf(storm.incidents), storm.incidents.length, siteName),
          }
        );
      }
      case 'notices':
        // Those of a site that was deleted meanwhile were taken out.
        return flight.notices.length + flight.rest.length === 0
          ? undefined
          : post(noticesMessage(flight.notices, flight.rest, siteName));
    }
  }

  const messageOf = (incident: Incident, place: Place): Message =>
    incidentMessage(incident, place, siteOf(incident), now());

  function found(flight: { incident: string; target: string }) {
    const incident = alerts.incident(flight.incident);
    return { incident, place: incident && placeOf(incident, flight.target) };
  }

  /**
   * The installer's own conversation is told who looks into it; the site remembers by the flight's
   * ID that it was.
   */
  async function tellConversation(id: string, flight: Flight): Promise<Performed> {
    if (flight.do !== 'notices') return nothing;
    await sites.update(id, (site) => {
      if (!site || site.requests.includes(flight.id)) return site;
      const known = { ...site, requests: [...site.requests, flight.id].slice(-20) };
      return flight.notices.reduce(
        (told, notice) =>
          notice.notice === 'help-taken'
            ? tell(told, now(), { note: 'help-taken', by: notice.by })
            : told,
        known,
      );
    });
    return nothing;
  }

  return {
    async deliver(flight: Flight, how: { readonly lookFirst: boolean }): Promise<Performed> {
      const site = siteOfTarget(flight.target);
      if (site !== undefined) return tellConversation(site, flight);
      const sent = sendable(flight);
      if (!sent) return nothing;
      if (flight.target === webhook)
        return parts.webhookUrl === undefined
          ? { kind: 'undeliverable', reason: 'channel' }
          : postToWebhook(parts.webhookUrl, withoutButtons(classic(sent)), log);
      return delivery.deliver(sent, how);
    },
    limits(flight: Flight, how: { readonly lookFirst: boolean }): Limits | undefined {
      if (siteOfTarget(flight.target) !== undefined) return undefined;
      if (flight.target === webhook) return { lane: webhook, methods: ['webhook'] };
      const sent = sendable(flight);
      return sent && delivery.limits(sent, how);
    },
  };
}
