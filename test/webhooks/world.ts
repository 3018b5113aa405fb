import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalIloq, startLocalIloq } from '../../sandbox/iloq/index.ts';
import type { Problem } from '../../src/alerts/index.ts';
import type { Clock } from '../../src/clock.ts';
import { createHttpServer, createWebhookListener } from '../../src/http/index.ts';
import { createIloq, parseOrigins } from '../../src/iloq/index.ts';
import { createLog } from '../../src/log.ts';
import type { Site } from '../../src/sites/index.ts';
import { noOthers, openSites, openStorage, type Storage } from '../../src/storage/index.ts';
import { verify } from '../../src/verification/index.ts';
import { openWebhooks, type Payload, type Webhooks } from '../../src/webhooks/index.ts';
import { memoryGuard } from '../iloq/memory-guard.ts';
import { custodyOf, password, signed, siteId, siteWith, subscription, vector } from './some.ts';

export interface Delivery {
  readonly body?: string | Uint8Array;
  readonly site?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WebhookWorld {
  readonly webhooks: Webhooks;
  readonly storage: Storage;
  readonly local: LocalIloq;
  readonly dataDir: string;
  readonly port: number;
  readonly payloads: Payload[];
  readonly problems: Problem[];
  /** What was wrong at each look at iLOQ. */
  readonly looks: (readonly Problem[])[];
  /** Sites whose burst of wrong signatures is over. */
  readonly calmed: string[];
  site(): Promise<Site>;
  change(change: (site: Site) => Site): Promise<void>;
  /** Deletes the site's document. */
  remove(): Promise<void>;
  /** Puts the clock forward. */
  passes(ms: number): void;
  now(): number;
  /** Sends a payload as iLOQ does; rightly signed unless told otherwise. */
  post(delivery?: Delivery): Promise<{ status: number; text: string }>;
  /** A whole verification, in whose session the subscriptions are looked after. */
  verifies(): Promise<void>;
  /** A process ends, and another one begins; in between, `ms` pass. */
  restart(ms?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The receiving half of the bot behind its real HTTP server and on a real store, a local iLOQ, and
 * a clock that a test moves.
 */
export async function startWebhookWorld(
  make: (local: LocalIloq) => Site = () => siteWith(),
): Promise<WebhookWorld> {
  const dataDir = join(await mkdtemp(join(tmpdir(), 'livion-webhooks-')), 'data');
  let at = vector.at;
  const clock: Clock = {
    now: () => at,
    monotonic: () => at,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        // What gathers for a moment gathers no longer here.
        if (ms < 1_000) setImmediate(resolve);
        else signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
  const local = await startLocalIloq({ now: clock.now });
  const log = createLog('silent');
  const payloads: Payload[] = [];
  const problems: Problem[] = [];
  const looks: (readonly Problem[])[] = [];
  const calmed: string[] = [];
  let counter = 0;
  let listener: ReturnType<typeof createWebhookListener> | 'not-yet' = 'not-yet';
  const http = createHttpServer({
    slack: () => 'not-here',
    credentials: () => 'not-here',
    webhooks: () => listener,
    isReady: async () => true,
  });
  const port = await http.start(0, '127.0.0.1');
  const origins = parseOrigins(local.url);
  if (!origins.ok) throw new Error(origins.problem);
  const { policy } = origins;

  async function open() {
    const opened = openStorage({ dataDir, clock, log });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { storage } = opened;
    const { inbox, uptime } = storage;
    const sites = await openSites(storage);
    await sites.update(siteId, (site) => site ?? make(local));
    const guard = memoryGuard(clock, storage.guard);
    const iloq = createIloq({ policy, clock, guard, log, pauseMs: 1 });
    const webhooks = openWebhooks({
      others: noOthers,
      ...{ sites, inbox, uptime, clock, log },
      queries: storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock),
      custody: custodyOf(),
      iloq,
      publicUrl: `http://127.0.0.1:${port}`,
      newId: randomUUID,
      onPayload: (payload) => void payloads.push(payload),
      onProblem: async (problem) => void problems.push(problem),
      onLook: async (_site, wrong) => {
        looks.push(wrong);
        problems.push(...wrong);
      },
      onCalm: async (site) => void calmed.push(site),
    });
    webhooks.begin();
    listener = createWebhookListener(webhooks.receiver);
    return { storage, sites, webhooks, iloq };
  }

  let running = await open();
  return {
    ...{ local, dataDir, port, payloads, problems, looks, calmed },
    get webhooks() {
      return running.webhooks;
    },
    get storage() {
      return running.storage;
    },
    async site() {
      const site = await running.sites.get(siteId);
      if (!site) throw new Error('the site is gone');
      return site;
    },
    async change(change) {
      await running.sites.update(siteId, (site) => site && change(site));
    },
    remove: () => running.sites.remove(siteId),
    passes(ms) {
      at += ms;
    },
    now: () => at,
    async post({ body = vector.body, site = siteId, method = 'POST', headers = {} } = {}) {
      counter += 1;
      const answer = await fetch(`http://127.0.0.1:${port}/iloq/webhooks/${site}`, {
        method,
        ...(method !== 'GET' && { body: typeof body === 'string' ? body : Buffer.from(body) }),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'Event-Name': 'key_added',
          'Subscription-Id': subscription,
          Counter: String(counter),
          'Webhook-Signature': signed(body),
          ...headers,
        },
      });
      return { status: answer.status, text: await answer.text() };
    },
    async verifies() {
      const { iloq, webhooks } = running;
      const login = {
        address: local.address,
        serviceCode: 'KAMPPI',
        userName: 'api.keyautomat',
        password,
      };
      await verify({
        iloq,
        by: 'person',
        login,
        clock,
        afterChecks: (session) => webhooks.ride(siteId, session),
      });
    },
    async restart(ms = 0) {
      await running.webhooks.stop();
      await running.storage.close();
      at += ms;
      running = await open();
    },
    async close() {
      await http.stop();
      await running.webhooks.stop();
      await running.storage.close();
      await local.close();
      await rm(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}
