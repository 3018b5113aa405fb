import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { demoState, type IloqState, twelveRights } from '../../sandbox/iloq/index.ts';
import type { Message } from '../../sandbox/slack/index.ts';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { systemClock } from '../../src/clock.ts';
import { createCustody, parseCredentialKeys } from '../../src/credentials/index.ts';
import { createLoginGuard } from '../../src/iloq/index.ts';
import { createLog } from '../../src/log.ts';
import { restore } from '../../src/overview/export/index.ts';
import { bindingOf, changeWorkspace, type Site, userOf } from '../../src/sites/index.ts';
import { openSites, openStorage, openWorkspace } from '../../src/storage/index.ts';
import { checkAllTexts, labels } from '../../src/text/en/index.ts';
import { provable, report } from '../checklist/some.ts';
import { siteAt } from '../sites/some.ts';
import { type Container, createContainer } from './container.ts';
import { shown } from './seen.ts';

/**
 * `CHECK_ALL_SITES=1000 CHECK_ALL_FASTER=1 npx vitest run test/e2e/check-all-killed.test.ts` is the
 * long form, at the pace of a clock on the wall: it takes 35 minutes, and prints what it measured.
 */
const many = Number(process.env['CHECK_ALL_SITES'] ?? 24);
const faster = Number(process.env['CHECK_ALL_FASTER'] ?? 20);
/** The fastest that can be chosen, in milliseconds on the wall. */
const perMinute = 30;
const minuteMs = 60_000 / faster;
const limitMs = 300_000 + 2 * (many / perMinute) * minuteMs;

const password = 'Avain-Automaatti-42';
const names = Array.from({ length: many }, (_, number) => `site-${number}`);
/** By user name: each site has a user of its own at iLOQ. */
let loggedIn: { readonly who: string; readonly at: number }[];
let around: Surroundings;
let bot: Container;

afterEach(async () => {
  await bot.kill();
  await around.close();
});

/** A customer of iLOQ for each site. */
function customers(): IloqState {
  const { systems, ...rest } = demoState();
  const [demo] = systems;
  if (!demo) throw new Error('no system');
  return {
    ...rest,
    systems: names.map((name) => ({
      ...structuredClone(demo),
      CustomerCode: name.toUpperCase(),
      users: demo.users.map((user) => ({ ...user, userName: name })),
    })),
  };
}

/** A folder with these sites, checked well a while ago with the passwords that are stored. */
async function seed(): Promise<void> {
  const { slack, iloq, environment, dataDir } = around;
  const keys = parseCredentialKeys(environment['CREDENTIALS_KEY'] ?? '');
  const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
  if (!keys.ok || opened.kind !== 'open') throw new Error('no store');
  const { storage } = opened;
  const custody = createCustody({ keys: keys.keys, random: randomBytes });
  const guard = createLoginGuard({
    ...{ store: storage.guard, fingerprints: custody.userPasswords },
    ...{ clock: systemClock, newId: randomUUID },
  });
  const workspace = await openWorkspace(storage);
  await changeWorkspace(workspace, (now) => ({
    ...now,
    roles: { [slack.person('liisa').id]: 'manager' },
  }));
  const sites = await openSites(storage);
  await Promise.all(
    names.map(async (name) => {
      const values = {
        ...{ serviceCode: name.toUpperCase(), serviceAddress: iloq.address, userId: name },
      };
      const blank = finished(name);
      const binding = bindingOf({ ...blank, values });
      const user = userOf({ ...blank, values });
      const sealed = binding && custody.seal(password, binding);
      if (!user || !sealed) throw new Error('nothing seals');
      await sites.update(name, () => ({ ...blank, values, password: sealed }));
      const permission = await guard.tryAttempt(user, password, 'person');
      if (permission.may)
        await guard.settle(user, password, permission.attempt, { meaning: 'accepted' });
    }),
  );
  await storage.close();
}

function finished(name: string): Site {
  const at = Date.now() - 1_000;
  const { progress, ...blank } = siteAt(undefined, { id: name, name });
  const verified = { status: 'verified', at } as const;
  const steps = Object.fromEntries([...provable, 'verification'].map((step) => [step, verified]));
  return {
    ...{ ...blank, createdAt: at, movedAt: at, askedAt: at, finishedAt: at },
    progress: { ...progress, steps: { ...progress.steps, ...steps } },
    report: report({ at, proved: [...provable] }),
  };
}

const messagesToLiisa = (): readonly Message[] => around.slack.messages('liisa');
const told = (): string =>
  messagesToLiisa()
    .map((message) => shown(around.slack, message))
    .join('\n');
const userAt = (name: string) =>
  around.iloq.state.systems.flatMap(
    ({ users }) => users.find(({ userName }) => userName === name) ?? [],
  )[0];
const setRights = (mask: string, ...of: readonly string[]): void => {
  for (const name of of) {
    const user = userAt(name);
    if (user) user.rightsMask = mask;
  }
};

async function begin(): Promise<void> {
  const { slack } = around;
  const before = slack.ephemerals('liisa').length;
  await slack.as('liisa').command('/livion', 'verify all', { channel: 'sites' });
  const label = checkAllTexts.rate(perMinute, (many / perMinute) * 60_000);
  const asked = await slack.until(
    () =>
      slack
        .ephemerals('liisa')
        .slice(before)
        .find((message) => shown(slack, message).includes(label)),
    { what: 'the question how fast' },
  );
  await slack.as('liisa').press(label, { message: asked });
}

/** The most log-ins within any minute. */
const mostAMinute = (): number =>
  Math.max(
    ...loggedIn.map(
      ({ at }, first) => loggedIn.slice(first).filter((later) => later.at < at + minuteMs).length,
    ),
  );
const since = (from: number) => loggedIn.filter(({ at }) => at >= from);
/**
 * More than the pace allows from a moment before the first one. One that was long on its way may
 * come together with the next: how they follow each other says nothing.
 */
const isAbovePace = (from: number): boolean =>
  since(from).some(({ at }, count) => count > ((at - from) * perMinute) / minuteMs);

describe('A check of all sites against iLOQ', () => {
  it(
    `keeps to its pace, goes on after a SIGKILL, tells what changed, and stops at a press (${many} sites)`,
    async () => {
      around = await startSurroundings({ iloq: customers() });
      const { slack, iloq, environment } = around;
      loggedIn = [];
      const half = Math.floor(many / 2) + 1;
      let callsByThen: number | undefined;
      iloq.onCall(() => {
        for (const { userName } of iloq.counters.logins.slice(loggedIn.length))
          loggedIn.push({ who: userName, at: performance.now() });
        if (loggedIn.length < half || callsByThen !== undefined) return;
        // This one has its session, and comes no further.
        iloq.faults.set('*', { kind: 'hang' });
        callsByThen = calls();
      });
      await seed();
      bot = createContainer({
        ...around,
        environment: { ...environment, TEST_TIMES_FASTER: String(faster) },
      });
      await bot.start();
      const broken = ['site-3', `site-${many - 1}`];
      setRights('0', ...broken);

      const began = performance.now();
      await begin();
      await slack.until(() => callsByThen !== undefined && calls() > callsByThen, {
        ...{ what: 'the call after half of the log-ins', limitMs },
      });
      await bot.kill();
      iloq.faults.clear();
      const before = loggedIn.map(({ who }) => who);
      const again = performance.now();
      await bot.start();
      await slack.until(() => told().includes(`Checked ${many.toLocaleString('en')} sites`), {
        ...{ what: 'the end', limitMs },
      });
      const took = performance.now() - began;
      await slack.until(tableOf, { what: 'the table' });

      expect(isAbovePace(began)).toBe(false);
      expect(isAbovePace(again)).toBe(false);
      expect(mostAMinute()).toBeLessThanOrEqual(perMinute);
      const after = loggedIn.slice(before.length).map(({ who }) => who);
      const twice = after.filter((who) => before.includes(who));
      expect(twice).toEqual(before.slice(-1));
      expect(new Set([...before, ...after]).size).toBe(many);
      expect(told()).toContain('Broke: 2');
      const rows = parse(restore(tableOf() ?? ''), { columns: true, bom: true });
      expect(rows).toHaveLength(many);

      setRights(twelveRights, ...broken);
      const third = performance.now();
      await begin();
      await slack.until(() => since(third).length > 4);
      const message = await slack.until(running, { what: 'how far it is' });
      const pressed = performance.now();
      await slack.as('liisa').press(labels.cancelRun, { message });
      await slack.until(() => told().includes('Stopped at'));
      const stopped = performance.now();
      await wait(10 * (minuteMs / perMinute));
      // One may have been on its way.
      expect(since(stopped).length).toBeLessThanOrEqual(1);
      const lastAfter = Math.max(0, ...since(pressed).map(({ at }) => at - pressed));
      if (faster === 1)
        process.stdout.write(
          `${JSON.stringify({ many, faster, took, most: mostAMinute(), twice: twice.length, lastAfter })}\n`,
        );
    },
    3 * limitMs,
  );
});

const running = (): Message | undefined =>
  messagesToLiisa().findLast((message) => shown(around.slack, message).includes('Checking:'));
const calls = (): number =>
  [...around.iloq.counters.calls.values()].reduce((sum, times) => sum + times, 0);
const tableOf = (): string | undefined =>
  messagesToLiisa()
    .flatMap(({ files }) => files)
    .find(({ name }) => name.endsWith('.csv'))
    ?.content()
    .toString('utf8');
