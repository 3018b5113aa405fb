import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alerts, createAlerts } from '../../src/alerts/index.ts';
import { type Finding, stateOf } from '../../src/checklist/index.ts';
import { createTurns, startWatch } from '../../src/jobs/index.ts';
import type { Loop } from '../../src/loop.ts';
import type { Dispatcher } from '../../src/outbox/index.ts';
import { createFollowUps } from '../../src/setup/follow-ups.ts';
import {
  archiveSite,
  passwordEntered,
  requestVerification,
  type SiteQueries,
  type Sites,
  withLeft,
} from '../../src/sites/index.ts';
import { noOthers, openSites, openWorkspace, type Storage } from '../../src/storage/index.ts';
import type { Verification } from '../../src/verification/index.ts';
import { day, hour, minute } from '../alerts/some.ts';
import { provable, report } from '../checklist/some.ts';
import { createRandom } from '../e2e/random.ts';
import { ManualClock, roundsOf } from '../outbox/manual-clock.ts';
import { sealed, siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';
import { watchVeryMany } from './very-many.ts';

let data: DataDir;
let storage: Storage;
let sites: Sites;
let queries: SiteQueries;
const stuckRule = { days: 3, timeZone: 'Europe/Helsinki' };
let alerts: Alerts;
let clock: ManualClock;
let followUps: Dispatcher;
let watch: Loop | undefined;
let looks: { site: string; at: number }[];
/** What Slack says of a site's people, before they are asked. */
let lookForLeavers: (site: string) => Promise<void>;
/** What somebody does while iLOQ is asked. */
let duringLook: () => Promise<void>;
/** What iLOQ says at each look. */
let answer: (site: string) => Verification;

const good = (): Verification => ({
  kind: 'report',
  report: report({ at: clock.now(), proved: [...provable] }),
});
const noSession = (failure: string, detail?: string): Verification => ({
  kind: 'report',
  report: report({
    at: clock.now(),
    seen: 'none',
    proved: [],
    findings: [
      {
        code: 'no-session',
        severity: 'wrong',
        failure,
        ...(detail !== undefined && { detail }),
        ...(failure === 'wrong-credentials' && { step: 'password', guard: {} }),
      },
    ],
  }),
});
const finding = (wrong: Finding): Verification => ({
  kind: 'report',
  report: report({
    at: clock.now(),
    findings: [wrong],
    proved: provable.filter((id) => id !== 'usage-rights'),
  }),
});

/** A site whose verification passed just now. */
async function finished(id: string): Promise<void> {
  const now = clock.now();
  const steps = Object.fromEntries(
    [...provable, 'verification'].map((step) => [step, { status: 'verified', at: now }] as const),
  );
  await sites.update(id, () => ({
    ...siteAt(undefined),
    id,
    name: id,
    password: sealed,
    finishedAt: now,
    movedAt: now,
    progress: {
      ...siteAt(undefined).progress,
      steps: { ...siteAt(undefined).progress.steps, ...steps },
    },
    report: report({ at: now, proved: [...provable] }),
  }));
}

beforeEach(async () => {
  data = new DataDir();
  storage = data.open();
  sites = await openSites(storage);
  clock = new ManualClock();
  await clock.advance(Date.UTC(2025, 2, 3, 8) - clock.now());
  looks = [];
  answer = good;
  duringLook = async () => {};
  lookForLeavers = async () => {};
  let ids = 0;
  alerts = createAlerts({
    store: storage.alerts,
    site: (id) => sites.row(id),
    defaults: { channel: 'C-ALERTS', webhook: false },
    clock,
    newId: () => `i${++ids}`,
  });
  const workspace = await openWorkspace(storage);
  const { journal } = storage;
  const random = () => 0;
  queries = storage.siteQueries(stuckRule, clock);
  followUps = createFollowUps({
    ...{ sites, queries, workspace, journal, alerts, clock, log: data.log, random },
  });
  followUps.start();
});
afterEach(async () => {
  const stopped = watch?.stop();
  await clock.advance(minute);
  await stopped;
  watch = undefined;
  await data.clear();
});

function start(
  rule: { everyMs?: number; unreachableAfter?: number; watches?: boolean; drawn?: number } = {},
): void {
  const { everyMs = day, unreachableAfter = 3, watches = true, drawn = 0.5 } = rule;
  watch = startWatch({
    others: noOthers,
    ...{ sites, queries, alerts, plans: storage.watch, clock, log: data.log, stuckRule },
    guard: { onChange: () => {} },
    turns: createTurns(clock, () => undefined),
    rule: { everyMs, unreachableAfter },
    random: () => drawn,
    lookForLeavers,
    look: watches
      ? async (site) => {
          looks.push({ site: site.id, at: clock.now() });
          await duringLook();
          return answer(site.id);
        }
      : undefined,
  });
}

/** Time passes, and the disk keeps up with it; of hours there are fewer rounds, a little late. */
async function pass(ms: number): Promise<void> {
  const end = clock.now() + ms;
  while (clock.now() < end) {
    await clock.advance(
      Math.min(10 * minute, end - clock.now()),
      roundsOf(() => watch),
      ms < hour ? 0 : 4 * minute,
    );
    await followUps.idle();
  }
}
const open = async (site?: string) =>
  (await alerts.open(site)).map(({ key, state }) => `${key} ${state}`);

describe('The watch over finished sites', () => {
  it('looks at each once a day for a fortnight, and has nothing to say when all is well', async () => {
    for (const id of ['kamppi', 'pasila']) await finished(id);
    start();
    await pass(14 * day);
    for (const id of ['kamppi', 'pasila']) {
      const count = looks.filter(({ site }) => site === id).length;
      expect(count).toBeGreaterThanOrEqual(13);
      expect(count).toBeLessThanOrEqual(14);
    }
    expect(await alerts.open()).toEqual([]);
  });

  it('plans in whole milliseconds, as every store takes them, whatever is drawn', async () => {
    for (const id of ['kamppi', 'pasila']) await finished(id);
    start({ drawn: 0.123_456_789 });
    await pass(10 * minute);
    const plans = await storage.watch.all();
    expect(plans).toHaveLength(2);
    for (const { next } of plans) expect(next).toBe(Math.round(next));
  });

  it('an outage: tried again soon, then less and less often; told after three failures; resolved when it is over', async () => {
    await finished('kamppi');
    start();
    await pass(day - hour);
    answer = () => noSession('unreachable');
    await pass(2 * hour);
    const first = looks[0]?.at ?? 0;
    const gaps = looks.map(({ at }) => Math.round((at - first) / minute));
    expect(gaps.slice(0, 4)).toEqual([0, 5, 15, 35]);
    expect(await open('kamppi')).toEqual(['reach open']);
    expect((await alerts.open('kamppi'))[0]?.since, 'told at the third').toBe(looks[2]?.at);
    const site = await sites.get('kamppi');
    expect(site?.progress.steps.password?.status, 'an outage says nothing about the password').toBe(
      'verified',
    );
    await pass(2 * day);
    expect(looks.length, 'with backoff').toBeLessThan(14);
    answer = good;
    await pass(day);
    expect(await open('kamppi')).toEqual([]);
    const after = looks.length;
    await pass(day);
    expect(looks.length - after, 'and once a day from then on').toBe(1);
  });

  it('a refused log-in stops all further ones, and its installer is asked by direct message for the new password', async () => {
    await finished('kamppi');
    await sites.update(
      'kamppi',
      (site) =>
        site && {
          ...site,
          conversation: { kind: 'thread', person: 'U-MIKKO', channel: 'C1', ts: '1' },
        },
    );
    answer = () => noSession('wrong-credentials');
    start();
    await pass(3 * day);
    expect(await open('kamppi')).toEqual(['log-in open']);
    const site = await sites.get('kamppi');
    expect(site?.conversation).toEqual({ kind: 'dm', person: 'U-MIKKO' });
    expect(site?.progress.asked).toBe('password');
    const told = site?.pending.filter((said) => said.say === 'note').map(({ note }) => note.note);
    expect(told, 'once, however often it is looked at').toEqual(['password-refused']);

    // The new password, and a person's verification with it: it is watched again.
    answer = () => noSession('guard-on', 'never-accepted');
    const input = { by: 'U-MIKKO', at: clock.now(), request: 'r1' };
    await sites.update('kamppi', (now) => now && passwordEntered(now, input, sealed, 'f'));
    await pass(2 * day);
    expect(await open('kamppi'), 'not before a person has verified').toEqual(['log-in open']);
    answer = good;
    await sites.update(
      'kamppi',
      (now) => now && { ...now, report: report({ at: clock.now(), proved: [...provable] }) },
    );
    await pass(2 * day);
    expect(await open('kamppi')).toEqual([]);
  });

  it('a password that is entered during a look is not judged by what iLOQ said to the one before', async () => {
    await finished('kamppi');
    const entered = { ...sealed, box: 'bmV3' };
    duringLook = async () => {
      const input = { by: 'U-MIKKO', at: clock.now(), request: 'r1' };
      await sites.update('kamppi', (now) => now && passwordEntered(now, input, entered, 'f'));
    };
    answer = () => noSession('wrong-credentials');
    start();
    await pass(day + 2 * hour);
    const site = await sites.get('kamppi');
    expect(site?.password).toEqual(entered);
    expect(site && stateOf(site.progress, 'password').status).toBe('done');
    expect(await open('kamppi')).toEqual([]);
  });

  it('what it sees while a person’s own verification begins is left to that one', async () => {
    await finished('kamppi');
    duringLook = async () => {
      const input = { by: 'U-MIKKO', at: clock.now(), request: 'r1' };
      const request = { run: 'run', password: true, onceMore: false };
      await sites.update('kamppi', (now) => now && requestVerification(now, input, request));
    };
    answer = () => noSession('wrong-credentials');
    start();
    await pass(day + 2 * hour);
    expect((await sites.get('kamppi'))?.progress.steps.password?.status).toBe('verified');
    expect(await open('kamppi')).toEqual([]);
  });

  it('what it sees of a site that is archived meanwhile says nothing any more', async () => {
    await finished('kamppi');
    duringLook = async () => {
      const input = { by: 'U-MIKKO', at: clock.now(), request: 'r1' };
      await sites.update('kamppi', (now) => now && archiveSite(now, input));
    };
    answer = () => noSession('wrong-credentials');
    start();
    await pass(day + 2 * hour);
    expect((await sites.get('kamppi'))?.progress.steps.password?.status).toBe('verified');
    expect(await open('kamppi')).toEqual([]);
  });

  it('a look that a stop cuts short is made up by the next process', async () => {
    await finished('kamppi');
    const asked = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    duringLook = async () => {
      asked.resolve();
      await over.promise;
    };
    start();
    const passing = pass(day + 2 * hour);
    await asked.promise;
    answer = () => ({ kind: 'cancelled' });
    const stopped = watch?.stop();
    over.resolve();
    await Promise.all([passing, stopped]);
    [answer, duringLook] = [good, async () => {}];
    start();
    await watch?.idle();
    expect(looks).toHaveLength(2);
  });

  it('a refused log-in of a site whose installer has left Slack asks nobody', async () => {
    await finished('kamppi');
    const person = (await sites.get('kamppi'))?.conversation.person ?? '';
    lookForLeavers = async (id) => {
      await sites.update(id, (site) => site && withLeft(site, person, true));
    };
    answer = () => noSession('wrong-credentials');
    const before = await sites.get('kamppi');
    start();
    await pass(2 * day);
    const site = await sites.get('kamppi');
    expect(site?.pending).toEqual(before?.pending);
    expect(site?.conversation).toEqual(before?.conversation);
    const problems = (await alerts.open('kamppi')).flatMap(({ troubles }) =>
      troubles.map(({ problem }) => problem),
    );
    expect(problems).toMatchObject([{ kind: 'login-refused', data: { left: person } }]);
  });

  it('a right that was lost is told, and resolves itself when it is back', async () => {
    await finished('kamppi');
    answer = () =>
      finding({
        code: 'right-missing',
        severity: 'wrong',
        step: 'usage-rights',
        right: 'Right to order keys',
      });
    start();
    await pass(1.5 * day);
    expect(await open('kamppi')).toEqual(['access open']);
    answer = good;
    await pass(day);
    expect(await open('kamppi')).toEqual([]);
  });

  it('never with the guard on, nor where there is no key', async () => {
    await finished('kamppi');
    answer = () => ({ kind: 'cancelled' });
    start();
    await pass(2 * day);
    expect(await open()).toEqual([]);
    await watch?.stop();
    looks = [];
    start({ watches: false });
    await pass(2 * day);
    expect(looks).toEqual([]);
  });

  it('goes on after a restart where it was', async () => {
    await finished('kamppi');
    answer = () => noSession('unreachable');
    start();
    await pass(day + 2 * hour);
    const stopped = watch?.stop();
    await clock.advance(minute);
    await stopped;
    const before = looks.length;
    start();
    await clock.advance(0);
    await watch?.idle();
    expect(looks.length - before, 'no second look at once').toBe(0);
  });
});

describe('A site that is stuck', () => {
  it('is told once, after three working days, and resolved when it moves', async () => {
    await sites.update('oulu', () => ({
      ...siteAt('user-id'),
      id: 'oulu',
      name: 'Oulu',
      movedAt: clock.now(),
    }));
    start();
    await pass(2 * day);
    expect(await open('oulu')).toEqual([]);
    await pass(2 * day);
    expect(await open('oulu')).toEqual(['set-up open']);
    const id = (await alerts.open('oulu'))[0]?.id ?? '';
    await alerts.act(id, { do: 'resolve' }, 'U-AINO');
    await pass(day);
    expect(await open('oulu'), 'who resolved it is not told again').toEqual([]);
    await sites.update('oulu', (site) => site && { ...site, movedAt: clock.now() });
    await pass(5 * day);
    expect(await open('oulu'), 'stuck once more').toEqual(['set-up open']);
    await sites.update('oulu', (site) => site && { ...site, movedAt: clock.now() });
    await pass(hour);
    expect(await open('oulu')).toEqual([]);
  });

  it('among many that are found in one round, leaves Slack its turns while they are told', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `oulu-${index}`);
    for (const id of names)
      await sites.update(id, () => ({
        ...siteAt('user-id'),
        id,
        name: id,
        movedAt: clock.now() - 10 * day,
      }));
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      if (turns < 100_000 && toldAt.length < names.length) setImmediate(turn);
    };
    const toldAt: number[] = [];
    alerts.onChange(() => toldAt.push(turns));
    setImmediate(turn);
    start();
    await watch?.idle();
    expect(toldAt).toHaveLength(names.length);
    expect(
      toldAt.filter((turn) => turn === 0),
      'told before Slack had its turn',
    ).toEqual([]);
  });
});

describe('Very many sites, more than sixty a minute', () => {
  it('are each looked at once in their time, and none twice', async () => {
    const everyMs = 30 * minute;
    const looked = await watchVeryMany(2_100, { everyMs, times: 3, random: createRandom(1).next });
    const waits = [...looked.values()].flatMap((at) =>
      at.map((time, index) => time - (at[index - 1] ?? 0)).slice(1),
    );
    expect([...looked.values()].filter((at) => at.length < 2)).toEqual([]);
    // Each is up to a tenth sooner or later, and waits for the next round.
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0.9 * everyMs);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1.1 * everyMs + minute);
  });
});
