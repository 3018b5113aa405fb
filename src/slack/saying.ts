import type { WebClient } from '@slack/web-api';
import type { Alerts, Defaults, Notice } from '../alerts/index.ts';
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
import type { People } from '../setup/index.ts';
import {
  laneOf,
  type Settings,
  type SiteQueries,
  type Sites,
  type WorkspaceStore,
} from '../sites/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Speech } from '../text/index.ts';
import { createDelivery } from './deliver.ts';
import { asDistributedApp, asOwnApp } from './look-ups.ts';
import type { Around } from './messages/index.ts';
import type { Pictures } from './pictures.ts';
import { createSayer } from './say.ts';
import { createAlertSayer } from './say-alerts.ts';
import { createCheckAllSayer } from './say-check-all.ts';
import { createDigestSayer } from './say-digest.ts';
import { createWorkspaceSayer } from './say-workspace.ts';

export interface Saying extends Pick<Dispatcher, 'start' | 'sweep' | 'idle' | 'busy' | 'stop'> {
  /** There is a digest to say. */
  wakeDigest(): void;
}

/** What is to be said: dispatchers that share the limits of Slack's channels and methods. */
export function createSaying(parts: {
  readonly core: {
    readonly sites: Sites;
    readonly queries: SiteQueries;
    readonly workspace: WorkspaceStore;
    readonly alerts: Pick<Alerts, 'onPending'>;
    readonly alertDefaults: Defaults;
    readonly settings: Settings;
  };
  readonly storage: Pick<Storage, 'alerts' | 'digest'>;
  readonly web: WebClient;
  readonly people: Pick<People, 'get' | 'localeOf' | 'admins'>;
  readonly speech: Speech;
  readonly pictures: Pictures;
  /** Tells a site's own conversation, once for each ID. */
  readonly tellSite: (site: string, notice: Notice, id: string) => Promise<void>;
  readonly around: Around;
  /** Others install the app: Slack lets it read less. */
  readonly isDistributed: boolean;
  /** ALERT_WEBHOOK_URL. */
  readonly webhookUrl: string | undefined;
  /** Milliseconds between two messages in a channel. */
  readonly paceMs: number;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}): Saying {
  const { sites, queries, workspace, alerts, alertDefaults: defaults, settings } = parts.core;
  const { alerts: store, digest: digestRecord } = parts.storage;
  const { web, people, speech, pictures, tellSite, around, webhookUrl, clock, log } = parts;
  const lookUps = parts.isDistributed ? asDistributedApp(parts.paceMs, clock) : asOwnApp;
  const delivery = createDelivery(web, log, lookUps);
  const rateLimiter = new RateLimiter(parts.paceMs, clock);
  const shared = { rateLimiter, clock, log, random: parts.random };
  const isThere = async (id: string): Promise<boolean> => (await sites.row(id)) !== undefined;

  const ofSites = createDispatcher({
    ...shared,
    outbox: siteOutbox(sites, queries, () => clock.now()),
    ...createSayer({ delivery, around, speech, isThere }),
  });

  const checks = createCheckAllSayer({ delivery, web, sites, queries, people, log });
  const ofWorkspace = createDispatcher({
    ...shared,
    outbox: workspaceOutbox(workspace),
    ...createWorkspaceSayer({ delivery, speech, workspace, checks }),
  });

  const wakeAlerts = (destination: string): void => ofAlerts.wake(destination);
  const { admins } = people;
  const site = (id: string) => sites.row(id);
  const now = (): number => clock.now();
  const ofAlerts: Dispatcher = createDispatcher({
    ...shared,
    outbox: alertOutbox({ store, clock, defaults, admins, tellSite, wake: wakeAlerts }),
    ...createAlertSayer({ store, delivery, speech, log, webhookUrl, site, now }),
  });

  const ofDigest = createDispatcher({
    ...shared,
    outbox: digestOutbox(digestRecord, log),
    ...createDigestSayer({ delivery, speech, web, pictures, settings, clock, log }),
  });

  const dispatchers = [ofSites, ofWorkspace, ofAlerts, ofDigest];
  const busy = (): boolean => dispatchers.some((each) => each.busy());
  return {
    start() {
      for (const each of dispatchers) each.start();
      sites.onChange(({ id, pending }) => {
        for (const each of destinationsOf(id, pending.map(laneOf))) ofSites.wake(each);
      });
      workspace.onChange(({ pending }) => {
        for (const { to } of pending) ofWorkspace.wake(to);
      });
      alerts.onPending((destinations) => destinations.forEach(wakeAlerts));
    },
    wakeDigest: () => ofDigest.wake(digestKey),
    sweep() {
      for (const each of dispatchers) each.sweep();
    },
    async idle() {
      // Each can give the other something to say.
      do for (const each of dispatchers) await each.idle();
      while (busy());
    },
    busy,
    async stop() {
      await Promise.all(dispatchers.map((each) => each.stop()));
    },
  };
}
