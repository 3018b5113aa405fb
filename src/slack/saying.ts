import type { WebClient } from '@slack/web-api';
import type { AlertStore, Alerts, Defaults, Notice } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import {
  alertOutbox,
  createDispatcher,
  type Dispatcher,
  destinationsOf,
  RateLimiter,
  siteOutbox,
  workspaceOutbox,
} from '../outbox/index.ts';
import { digestKey, digestOutbox } from '../overview/digest/index.ts';
import { laneOf, type SiteQueries, type Sites, type WorkspaceStore } from '../sites/index.ts';
import type { DigestRecord } from '../storage/index.ts';
import type { Speech } from '../text/index.ts';
import { createDelivery } from './deliver.ts';
import type { Around } from './messages/index.ts';
import { createSayer } from './say.ts';
import { createAlertSayer } from './say-alerts.ts';
import type { CheckAllSayerParts } from './say-check-all.ts';
import { createDigestSayer, type DigestSayerParts } from './say-digest.ts';
import { createWorkspaceSayer } from './say-workspace.ts';

export interface Saying extends Pick<Dispatcher, 'start' | 'idle' | 'stop'> {
  /** There is a digest to say. */
  wakeDigest(): void;
}

export interface SayingParts extends Omit<DigestSayerParts, 'delivery'> {
  readonly web: WebClient;
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'waitingFor' | 'list' | 'counts' | 'pageById' | 'changedBy'>;
  readonly workspace: WorkspaceStore;
  readonly people: CheckAllSayerParts['people'];
  readonly alerts: Pick<Alerts, 'onPending'>;
  readonly alertStore: AlertStore;
  readonly alertDefaults: Defaults;
  /** ALERT_WEBHOOK_URL. */
  readonly webhookUrl: string | undefined;
  readonly digestRecord: DigestRecord;
  readonly admins: () => Promise<readonly string[]>;
  /** Without DIGEST_CHANNEL there is none. */
  readonly saysDigest: boolean;
  /** Tells a site's own conversation, once for each ID. */
  readonly tellSite: (site: string, notice: Notice, id: string) => Promise<void>;
  readonly speech: Speech;
  readonly around: Around;
  /** Milliseconds between two messages in a channel. */
  readonly paceMs: number;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * What sites, the workspace, alerts and the digest have to say: dispatchers that share the limits of
 * Slack's channels and methods.
 */
export function createSaying(parts: SayingParts): Saying {
  const { sites, workspace, alerts, alertStore: store, around, speech, clock, log } = parts;
  const delivery = createDelivery(parts.web, log);
  const rateLimiter = new RateLimiter(parts.paceMs, clock);
  const shared = { rateLimiter, clock, log, random: parts.random };

  const ofSites = createDispatcher({
    ...shared,
    outbox: siteOutbox(sites, parts.queries, () => clock.now()),
    ...createSayer({
      delivery,
      around,
      speech,
      isThere: async (site) => (await sites.row(site)) !== undefined,
    }),
  });
  sites.onChange(({ id, pending }) => {
    for (const each of destinationsOf(id, pending.map(laneOf))) ofSites.wake(each);
  });

  const ofWorkspace = createDispatcher({
    ...shared,
    outbox: workspaceOutbox(workspace),
    ...createWorkspaceSayer({ ...parts, delivery }),
  });
  workspace.onChange(({ pending }) => {
    for (const { to } of pending) ofWorkspace.wake(to);
  });

  const ofAlerts: Dispatcher = createDispatcher({
    ...shared,
    outbox: alertOutbox({
      ...{ store, clock, defaults: parts.alertDefaults },
      ...{ admins: parts.admins, tellSite: parts.tellSite },
      wake: (destination) => ofAlerts.wake(destination),
    }),
    ...createAlertSayer({
      ...{ store, delivery, speech, log, webhookUrl: parts.webhookUrl },
      site: (id) => sites.row(id),
      now: () => clock.now(),
    }),
  });
  alerts.onPending((destinations) => {
    for (const each of destinations) ofAlerts.wake(each);
  });

  const ofDigest = createDispatcher({
    ...shared,
    outbox: digestOutbox(parts.digestRecord, log),
    ...createDigestSayer({ ...parts, delivery }),
  });

  const dispatchers = [ofSites, ofWorkspace, ofAlerts, ...(parts.saysDigest ? [ofDigest] : [])];
  return {
    start() {
      for (const each of dispatchers) each.start();
    },
    wakeDigest: () => ofDigest.wake(digestKey),
    async idle() {
      // Each can give the other something to say.
      do for (const each of dispatchers) await each.idle();
      while (dispatchers.some((each) => each.busy()));
    },
    async stop() {
      await Promise.all(dispatchers.map((each) => each.stop()));
    },
  };
}
