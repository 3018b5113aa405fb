import { cpSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as tick } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAlerts } from '../../src/alerts/index.ts';
import { startCheckAll } from '../../src/jobs/check-all.ts';
import { createTurns } from '../../src/jobs/turns.ts';
import { startWatch } from '../../src/jobs/watch.ts';
import { createLog } from '../../src/log.ts';
import { createCheckAllRequests } from '../../src/setup/check-all.ts';
import { type Answer, inDirectMessage, type ReplyOrOpen } from '../../src/setup/index.ts';
import type { CheckRate } from '../../src/sites/index.ts';
import {
  change,
  checkChanges,
  checkUnderWay,
  type Person,
  type Site,
  workspaceOf,
} from '../../src/sites/index.ts';
import { noOthers, openSites, openStorage, openWorkspace } from '../../src/storage/index.ts';
import type { Verification } from '../../src/verification/index.ts';
import { day, minute } from '../alerts/some.ts';
import { missing, provable, report } from '../checklist/some.ts';
import { ManualClock, quiet } from '../outbox/manual-clock.ts';
import { sealed, siteAt } from '../sites/some.ts';

const manager: Person = { id: 'U-LIISA', membership: 'member', isAdmin: false, role: 'manager' };
const log = createLog('silent');

let folder: string;
let clock: ManualClock;
/** When iLOQ was asked about which site, by any process. */
let looks: { site: string; at: number }[];
/** Sites that iLOQ finds fault with, and those that it does not answer for. */
let faulty: Set<string>;
let silent: Set<string>;
/** Called in the middle of each look. */
let duringLook: (site: string) => Promise<void>;
let bot: Bot | undefined;

type Bot = Awaited<ReturnType<typeof startBot>>;

/** One process of the bot, on a folder; what iLOQ says of a site comes from the test. */
async function startBot(dataDir: string) {
  const opened = openStorage({ dataDir, clock, log });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const { storage } = opened;
  const [sites, workspace] = [await openSites(storage), await openWorkspace(storage)];
  const alerts = createAlerts({
    ...{ store: storage.alerts, clock, site: (id) => sites.row(id), newId: () => 'i1' },
    defaults: { channel: 'C-ALERTS', webhook: false },
  });
  const stuckRule = { days: 3, timeZone: 'Europe/Helsinki' };
  const queries = storage.siteQueries(stuckRule, clock);
  const turns = createTurns(clock, () => checkUnderWay(workspaceOf(workspace)));
  const watch = startWatch({
    others: noOthers,
    ...{ sites, queries, alerts, plans: storage.watch, clock, log, turns },
    guard: { onChange: () => {} },
    rule: { everyMs: day, unreachableAfter: 3 },
    stuckRule,
    random: () => 0.5,
    lookForLeavers: async () => {},
    look: async (site) => {
      looks.push({ site: site.id, at: clock.now() });
      await duringLook(site.id);
      return answerOf(site.id);
    },
  });
  const person = async (): Promise<Person> => manager;
  const checkAll = startCheckAll({
    ...{ sites, queries, workspace, person, lookNow: watch.lookNow, turns, clock, log },
  });
  let ids = 0;
  const requests = createCheckAllRequests({
    ...{ queries, workspace, custody: { stores: true } },
    permit: async () => ({ allowed: true }),
    newId: () => `run-${clock.now()}-${++ids}`,
  });
  const answers: Answer[] = [];
  const reply: ReplyOrOpen = async (answer) => {
    if ('answer' in answer) answers.push(answer);
  };
  const check = () => {
    const { checkAll: now } = workspaceOf(workspace);
    if (!now) throw new Error('no check');
    return now;
  };
  const by = () => ({
    person: manager,
    input: { by: manager.id, at: clock.now(), request: `r${++ids}` },
    ...{ where: inDirectMessage, row: undefined, reply },
  });
  return {
    ...{ sites, workspace, storage, answers, check, watch, dataDir },
    begin: (perMinute: CheckRate) =>
      requests.presses['check-all']({ do: 'check-all', perMinute }, by()),
    stop: () => requests.presses['stop-check-all']({ do: 'stop-check-all', run: check().id }, by()),
    ask: () => requests.ask(by()),
    changes: () => checkChanges(queries, check().id),
    settled: async () => {
      await tick();
      await checkAll.idle();
      await watch.idle();
    },
    async end() {
      await Promise.all([checkAll.stop(), watch.stop()]);
      await storage.close();
    },
  };
}

const answerOf = (site: string): Verification => {
  const at = clock.now();
  if (silent.has(site))
    return {
      kind: 'report',
      report: report({
        ...{ at, seen: 'none', proved: [] },
        findings: [{ code: 'no-session', severity: 'wrong', failure: 'unreachable' }],
      }),
    };
  if (faulty.has(site))
    return {
      kind: 'report',
      report: report({
        at,
        proved: provable.filter((id) => id !== 'usage-rights'),
        findings: [missing('Right to edit keys')],
      }),
    };
  return { kind: 'report', report: report({ at, proved: [...provable] }) };
};

/** A site whose verification passed some time ago. */
function finished(id: string): Site {
  const at = clock.now();
  const blank = siteAt(undefined);
  const steps = Object.fromEntries(
    [...provable, 'verification'].map((step) => [step, { status: 'verified', at }] as const),
  );
  return {
    ...{ ...blank, id, name: id, password: sealed, finishedAt: at, movedAt: at },
    progress: { ...blank.progress, steps: { ...blank.progress.steps, ...steps } },
    report: report({ at, proved: [...provable] }),
  };
}

/** Opens so many finished sites. */
async function withSites(count: number): Promise<Bot> {
  bot = await startBot(join(folder, 'data'));
  const { sites } = bot;
  await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const site = finished(`site-${index}`);
      return sites.update(site.id, () => site);
    }),
  );
  await clock.advance(minute, bot.settled);
  looks = [];
  return bot;
}

const pass = (ms: number): Promise<void> => clock.advance(ms, bot?.settled ?? quiet);

/** The most looks that began within any minute. */
function mostAMinute(): number {
  const times = looks.map(({ at }) => at).toSorted((a, b) => a - b);
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + minute).length),
  );
}
const timesLookedAt = (): Set<number> => {
  const times = new Map<string, number>();
  for (const { site } of looks) times.set(site, (times.get(site) ?? 0) + 1);
  return new Set(times.values());
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check-all-'));
  clock = new ManualClock();
  await clock.advance(Date.UTC(2026, 10, 23, 8) - clock.now());
  looks = [];
  faulty = new Set();
  silent = new Set();
  duringLook = async () => {};
});
afterEach(async () => {
  await bot?.end();
  bot = undefined;
  await rm(folder, { recursive: true, force: true });
});

const many = Number(process.env['CHECK_ALL_SITES'] ?? 120);

describe('A manager has all sites checked', () => {
  it('each once, never more a minute than was asked for, and hears who broke and who came back', async () => {
    const { sites, begin, check, changes } = await withSites(many);
    faulty = new Set(['site-3', 'site-5']);
    await begin(30);
    await pass((many / 30) * minute + minute);
    expect(check()).toMatchObject({ total: many, checked: many, broke: 2, back: 0 });
    expect(check().ended).toMatchObject({ how: 'done' });
    expect(looks).toHaveLength(many);
    expect(timesLookedAt()).toEqual(new Set([1]));
    expect(mostAMinute()).toBeLessThanOrEqual(30);
    expect((await changes()).broke.map(({ id }) => id).toSorted()).toEqual(['site-3', 'site-5']);

    faulty = new Set(['site-5']);
    silent = new Set(['site-7']);
    await begin(30);
    await pass((many / 30) * minute + minute);
    expect((await changes()).broke).toEqual([]);
    expect((await changes()).back.map(({ id }) => id)).toEqual(['site-3']);
    expect((await changes()).unreached.map(({ id }) => id)).toEqual(['site-7']);
    expect((await sites.get('site-7'))?.checked).toMatchObject({ was: 'well', is: 'unreached' });
  });

  it('stops within a second of being told to: nothing more is begun, and it says where it is', async () => {
    const { begin, stop, check, answers } = await withSites(20);
    await begin(30);
    await pass(5 * 2_000);
    const looked = looks.length;
    await stop();
    expect(check().ended).toMatchObject({ how: 'cancelled', by: manager.id });
    expect(answers.at(-1)).toEqual({ answer: 'check-all-stopped' });
    await pass(10 * minute);
    expect(looks).toHaveLength(looked);
    await stop();
    expect(answers.at(-1)).toEqual({ answer: 'check-all-over' });
  });

  it('killed in the middle of a look, the next process goes on: nothing twice but that look, and not faster', async () => {
    const first = await withSites(20);
    const copy = join(folder, 'copy');
    duringLook = async () => {
      if (looks.length !== 8) return;
      // What a kill leaves behind: the disk as it is at this moment.
      cpSync(first.dataDir, copy, { recursive: true });
      duringLook = async () => {};
    };
    await first.begin(10);
    await pass(7 * 6_200);
    expect(looks).toHaveLength(8);
    await first.end();

    bot = await startBot(copy);
    const restarted = clock.now();
    await pass(5_000);
    expect(looks, 'it waits for its turn first').toHaveLength(8);
    await pass(3 * minute);
    expect(bot.check()).toMatchObject({ total: 20, checked: 20, ended: { how: 'done' } });
    expect(looks).toHaveLength(21);
    const again = looks.filter(({ at }) => at >= restarted).map(({ site }) => site);
    const before = looks.slice(0, 8).map(({ site }) => site);
    expect(before.filter((site) => again.includes(site))).toEqual([before[7]]);
    expect(mostAMinute()).toBeLessThanOrEqual(10);
  });

  it('names sites without a password, and leaves out archived ones and those being set up', async () => {
    const { sites, ask, answers } = await withSites(4);
    await change(sites, 'site-0', ({ password: _, ...site }) => site);
    await change(sites, 'site-1', (site) => ({ ...site, archivedAt: clock.now() }));
    await change(sites, 'site-2', ({ finishedAt: _, ...site }) => site);
    await ask();
    expect(answers.at(-1)).toEqual({
      ...{ answer: 'ask-check-all', sites: 1, withoutPassword: ['site-0'], underWay: 1 },
    });
  });

  it('one at a time: a second one is told of the first', async () => {
    const { begin, answers } = await withSites(3);
    await begin(4);
    await begin(30);
    expect(answers.at(-1)).toMatchObject({ answer: 'check-all-under-way', total: 3 });
  });

  it('a site that somebody changes meanwhile is not judged', async () => {
    const { sites, begin, changes } = await withSites(2);
    duringLook = async (id) => {
      if (id === 'site-1')
        await change(sites, id, (site) => ({ ...site, values: { ...site.values, userId: 'new' } }));
    };
    await begin(30);
    await pass(minute);
    expect((await changes()).notJudged.map(({ id }) => id)).toEqual(['site-1']);
  });

  it("the bot's own looks wait meanwhile", async () => {
    const { begin } = await withSites(6);
    // All of them are due in half a minute.
    await pass(day - 1.5 * minute);
    expect(looks).toEqual([]);
    await begin(4);
    await pass(3 * minute);
    expect(looks).toHaveLength(6);
    expect(mostAMinute()).toBeLessThanOrEqual(4);
  });
});
