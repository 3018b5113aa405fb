import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalIloq, startLocalIloq } from '../../sandbox/iloq/index.ts';
import { type Alerts, createAlerts } from '../../src/alerts/index.ts';
import { siteState } from '../../src/checklist/index.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { type Custody, createCustody, parseCredentialKeys } from '../../src/credentials/index.ts';
import {
  createIloq,
  createLoginGuard,
  type Iloq,
  type LoginGuard,
  parseOrigins,
} from '../../src/iloq/index.ts';
import { createTurns, startWatch } from '../../src/jobs/index.ts';
import { createLog } from '../../src/log.ts';
import type { Loop } from '../../src/loop.ts';
import { type PasswordUse, takePassword } from '../../src/setup/credentials/index.ts';
import { createLook } from '../../src/setup/verifier/index.ts';
import {
  addressWorked,
  bindingOf,
  finishVerification,
  requestVerification,
  type Site,
  type Sites,
} from '../../src/sites/index.ts';
import { inWords } from '../../src/slack/messages/in-words.ts';
import { stepMessage } from '../../src/slack/messages/index.ts';
import { statusMessage } from '../../src/slack/messages/status.ts';
import { noOthers, openSites, openStorage, type Storage } from '../../src/storage/index.ts';
import { verify } from '../../src/verification/index.ts';
import { day, hour, minute } from '../alerts/some.ts';
import { ManualClock, roundsOf } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';
import { around } from '../slack/some-around.ts';
import { en } from '../text/english.ts';

const { noteText, problemText } = en;

export const rightPassword = 'Avain-Automaatti-42';
const rule = { days: 3, timeZone: 'Europe/Helsinki' };

/** What one process of the bot holds. */
interface Running {
  readonly storage: Storage;
  readonly sites: Sites;
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly iloq: Iloq;
  readonly alerts: Alerts;
  readonly watch: Loop;
  /** Resolves when every verification until now is weighed into alerts. */
  readonly weighed: () => Promise<unknown>;
}

/**
 * Sites on disk, the local iLOQ, and the bot's own watch over them by the real client; time passes
 * when the test says so.
 */
export async function startWatched() {
  const local: LocalIloq = await startLocalIloq();
  const dataDir = join(mkdtempSync(join(tmpdir(), 'watched-')), 'data');
  const time = new ManualClock();
  await time.advance(Date.UTC(2026, 10, 23, 8) - time.now());
  // Calls on the loopback take their own time; nothing else does.
  const network: Clock = { ...systemClock, now: () => time.now() };
  const log = createLog('silent');
  let ids = 0;
  let running = await open();

  async function open(): Promise<Running> {
    const opened = openStorage({ dataDir, clock: time, log });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { storage } = opened;
    const sites = await openSites(storage);
    const keys = parseCredentialKeys(Buffer.alloc(32, 7).toString('base64'));
    const origins = parseOrigins(local.url);
    if (!keys.ok || !origins.ok) throw new Error('no keys');
    const custody = createCustody({ keys: keys.keys, random: randomBytes });
    const guard = createLoginGuard({
      store: storage.guard,
      fingerprints: custody.userPasswords,
      clock: time,
      newId: randomUUID,
    });
    const iloq = createIloq({
      policy: origins.policy,
      clock: network,
      log,
      guard,
      // No machine is so slow.
      callMs: 300_000,
      pauseMs: 1,
    });
    const alerts = createAlerts({
      store: storage.alerts,
      site: (id) => sites.row(id),
      defaults: { channel: 'C-ALERTS', webhook: false },
      clock: time,
      newId: () => `i${++ids}`,
    });
    let weighing: Promise<unknown> = Promise.resolve();
    sites.onChange(({ id: site, followUps, report }) => {
      const weighs = followUps.filter((each) => each.do === 'weigh');
      for (const { id } of weighs)
        weighing = weighing.then(
          () => report && alerts.report({ id: site, finished: true }, report, id),
        );
    });
    const weighed = () => weighing;
    const look = createLook({
      ...{ custody, iloq, log, clock: time },
      webhooks: { ride: async () => {} },
    });
    const watch = startWatch({
      others: noOthers,
      ...{ sites, alerts, guard, log, clock: time, plans: storage.watch },
      queries: storage.siteQueries(rule, time),
      lookForLeavers: async () => {},
      turns: createTurns(time, () => undefined),
      rule: { everyMs: day, unreachableAfter: 3 },
      stuckRule: rule,
      random: () => 0.5,
      look: (site, signal) => look(site, { by: 'bot', signal }),
    });
    return { storage, sites, custody, guard, iloq, alerts, watch, weighed };
  }

  async function close(): Promise<void> {
    const stopped = running.watch.stop();
    await time.advance(minute);
    await stopped;
    await running.weighed();
    await running.storage.close();
  }

  const siteOf = async (id: string): Promise<Site> => {
    const site = await running.sites.get(id);
    if (!site) throw new Error(`no ${id}`);
    return site;
  };
  const input = () => ({ by: 'U-MIKKO', at: time.now(), request: randomUUID() });

  async function verifies(
    id: string,
    about: { onceMore?: boolean; password?: string } = {},
  ): Promise<void> {
    const { onceMore = false, password } = about;
    const request = { run: randomUUID(), password: true, onceMore };
    await running.sites.update(id, (site) => site && requestVerification(site, input(), request));
    const site = await siteOf(id);
    const binding = bindingOf(site);
    if (!binding || !site.password) throw new Error('nothing to log in with');
    const opened = running.custody.open(site.password, binding);
    if (!opened.ok) throw new Error(opened.why);
    const { serviceAddress: address = '', lockingSystem } = site.values;
    const result = await verify({
      iloq: running.iloq,
      by: onceMore ? 'once-more' : 'person',
      addressWorked: addressWorked(site),
      login: {
        ...{ address, serviceCode: binding.serviceCode, userName: binding.userId },
        password: password ?? opened.password,
      },
      lockingSystem,
      clock: time,
    });
    await running.sites.update(id, (now) => now && finishVerification(now, time.now(), result, {}));
  }

  async function enters(id: string, password: string): Promise<void> {
    const use: PasswordUse = { site: id, verify: false, onceMore: false };
    const person = {
      id: 'U-MIKKO',
      membership: 'member',
      isAdmin: false,
      role: 'installer',
    } as const;
    const desk = { ...running, clock: time };
    const taken = await takePassword(desk, async () => {}, use, password, person, input());
    if (taken !== 'stored') throw new Error(taken);
    await time.advance(1);
    await running.weighed();
  }

  const called = (call: string) => local.counters.calls.get(call) ?? 0;

  return {
    local,
    dataDir,
    verifies,
    enters,
    site: siteOf,
    guard: () => running.guard,
    /** A site whose set-up is done but for the verification, with this password. */
    async opens(id: string, password = rightPassword): Promise<void> {
      const blank = siteAt('verification', {
        id,
        name: id,
        values: {
          serviceCode: 'KAMPPI',
          serviceAddress: local.address,
          userId: 'api.keyautomat',
        },
      });
      await running.sites.update(id, () => blank);
      await enters(id, password);
    },
    /** Time passes, round by round of the watch; of hours there are fewer, each a little late. */
    async pass(ms: number): Promise<void> {
      await time.advance(
        ms,
        roundsOf(() => running.watch),
        ms < hour ? 0 : 4 * minute,
      );
      await running.weighed();
    },
    now: () => time.now(),
    /** How many log-ins came to iLOQ, and to whatever stood in its place. */
    logins: () => called('CreateSession'),
    called,
    async incidents(id: string) {
      await running.weighed();
      return (await running.alerts.open(id))
        .flatMap(({ troubles }) => troubles.filter((each) => each.clearedAt === undefined))
        .map(({ problem }) => problemText(problem, String).title);
    },
    /** The notes that its people got, in their words, the newest last. */
    told: async (id: string): Promise<string[]> =>
      (await siteOf(id)).pending.flatMap((each) =>
        each.say === 'note' ? [noteText(each.note)] : [],
      ),
    /** What `/livion status` says of it, in words. */
    async status(id: string): Promise<string> {
      const site = await siteOf(id);
      return inWords(
        en,
        statusMessage(
          en,
          site,
          {
            password: { is: 'none' },
            now: time.now(),
            rule,
            incidents: await running.alerts.open(id),
          },
          () => undefined,
        ),
      );
    },
    /** The step that stands, in words, with its buttons. */
    async step(id: string): Promise<string> {
      const site = await siteOf(id);
      const { asked } = site.progress;
      if (asked === undefined) return '';
      const shown = { ...around, showsCredentials: true };
      return JSON.stringify(stepMessage(en, site, asked, shown));
    },
    async state(id: string): Promise<string> {
      const row = await running.sites.row(id);
      return row ? siteState(row.standing, time.now(), rule) : 'gone';
    },
    async restart(between: () => void | Promise<void> = () => {}): Promise<void> {
      await close();
      await between();
      running = await open();
    },
    async close(): Promise<void> {
      await close();
      await local.close();
      await rm(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}

export type Watched = Awaited<ReturnType<typeof startWatched>>;
