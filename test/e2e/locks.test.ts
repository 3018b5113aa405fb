import { afterEach, describe, expect, it } from 'vitest';
import { demoState } from '../../sandbox/iloq/demo-system.ts';
import type { IloqState, LockState } from '../../sandbox/iloq/index.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { labels } from '../../src/text/en/index.ts';
import { sleepInTurns } from './hurried.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

/** The housing company with this many locks, all in order. */
function withLocks(count: number): IloqState {
  const state = demoState();
  for (const group of state.systems.flatMap(({ lockGroups }) => lockGroups)) {
    const [like] = group.locks;
    if (!like) throw new Error('the demo has no lock');
    group.locks = Array.from(
      { length: count },
      (_, at): LockState => ({
        ...structuredClone(like),
        FLock_ID: `000010cc-0000-4000-8000-${String(at).padStart(12, '0')}`,
        Description: `Door ${at}.`,
      }),
    );
  }
  return state;
}
const locksOf = ({ iloq }: World): LockState[] => iloq.state.systems[0]?.lockGroups[0]?.locks ?? [];
const view = (person: string): string => {
  const open = world.slack.view(person);
  return open ? world.slack.renderView(open) : '';
};
const opened = (text: string) =>
  world.slack.until(() => view('maija').includes(text), { what: `a modal with "${text}"` });
const last = (): string => {
  const message = world.slack
    .messages('maija')
    .findLast((each) =>
      [labels.details, labels.whichLocks].some((label) =>
        shown(world.slack, each).includes(`[${label}]`),
      ),
    );
  return message ? shown(world.slack, message) : '';
};

async function verified(): Promise<string> {
  await world.maija.types('verify');
  await world.bot().idle();
  return last();
}

describe('a locking system with 60 locks', () => {
  it('asks which are needed, searches as one types, remembers the answer, and looks at those alone', async () => {
    world = await startWorld({ iloq: withLocks(60) });
    const { maija, slack, iloq } = world;
    for (const lock of locksOf(world).slice(10)) lock.planned = [];
    await maija.opens('Kamppi');
    await maija.comesTo('verification', world.right);
    const asked = await verified();
    expect(asked).toContain('○ Nothing wrong so far: which locks are needed?');
    expect(asked).toContain(
      'The locking system has 60 locks. Which of them must open with keys from this automat?',
    );
    expect([...iloq.counters.calls.keys()].filter((path) => path.startsWith('Locks/'))).toEqual([]);

    const actor = slack.as('maija');
    await actor.press(labels.whichLocks);
    await opened('*Kamppi* has 60 locks'.replaceAll('*', ''));
    const empty = await actor.submit({ 'Every other lock': 'is not needed' });
    expect(JSON.stringify(empty.ack)).toContain('Choose at least one that is needed');
    const both = await actor.submit({ Needed: ['Lock: Door 7.'], 'Not needed': ['Lock: Door 7.'] });
    expect(JSON.stringify(both.ack)).toContain('This stands in both lists: Door 7.');
    await actor.submit({ Needed: ['Lock: Door 7.', 'Lock: Door 8.'], 'Not needed': null });
    await maija.sees('That is 2 of 60 locks.');
    expect(slack.view('maija')).toBeNull();

    expect(await verified()).toContain('2 of 2 locks programmed for the API');
    expect(
      [...iloq.counters.calls.keys()].filter((path) => path.startsWith('Locks/')),
    ).toHaveLength(4);
    await maija.sees('API access and locks, 5 of 5');

    // Changed later, it shows what was chosen, and is looked at anew.
    await actor.press(labels.whichLocks, { in: 'messages' });
    await opened('has 60 locks');
    await actor.submit({ Needed: ['Real estate: Kiinteistö Oy Kamppi'] });
    await maija.sees('That is 60 of 60 locks.');
    expect(await verified()).toContain(
      '50 of 60 needed locks have no active access right for the API',
    );
  });

  it('after a restart the locks have to be seen again before one can choose', async () => {
    world = await startWorld({ iloq: withLocks(60) });
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', world.right);
    await verified();
    await world.restart();
    await world.slack.as('maija').press(labels.whichLocks);
    await opened('Press Check now first');
  });
});

describe('what a verification says about the locks', () => {
  it('where the zones of the user could hide what is missing, they stand beside it', async () => {
    world = await startWorld();
    const { maija, iloq } = world;
    const [system] = iloq.state.systems;
    const [group] = system?.lockGroups ?? [];
    const [user] = system?.users ?? [];
    if (!group || !user) throw new Error('the demo has no system');
    user.zones = group.zones.map(({ Zone_ID }) => Zone_ID);
    for (const each of group.securityAccesses) if (each.Type === 3) each.Zone_ID = 'elsewhere';
    await maija.opens('Kamppi');
    await maija.comesTo('verification', world.right);
    const told = await verified();
    expect(told).toContain('I see no access right that is open to the API.');
    expect(told).toContain('Log in to iLOQ Manager as the API user');
    expect(told).toContain('Zones that the API user sees: 1: Kamppi.');
  });

  it('locks that are not programmed yet do not hold up the rest where the step was put off', async () => {
    world = await startWorld();
    const { maija } = world;
    for (const lock of locksOf(world)) lock.programmed = [];
    await maija.opens('Kamppi');
    await maija.comesTo('program-locks', world.right);
    await maija.answers('program-locks', 'later');
    await maija.comesTo('verification', world.right);
    const told = await verified();
    expect(told).toContain('⚠️ 5 of 5 needed locks are not programmed yet');
    await maija.isAsked('hand-over');
    await maija.sees('Later: *Program the locks* (0 of 5 so far)');
  });

  it('a person’s "done" is refuted by them; once programmed, the difference is told', async () => {
    world = await startWorld();
    const { maija } = world;
    for (const lock of locksOf(world).slice(0, 2)) lock.programmed = [];
    await maija.opens('Kamppi');
    await maija.comesTo('verification', world.right);
    expect(await verified()).toContain('✗ 2 of 5 needed locks are not programmed yet');
    await maija.sees('✗ Program the locks');
    const [first, , third] = locksOf(world);
    if (first) first.programmed = [...first.planned];
    expect(await verified()).toContain('Since the last check: 1 lock fixed.');
    if (third) third.programmed = [];
    if (first) first.programmed = [];
    expect(await verified()).toContain('Since the last check: 2 locks now wrong.');
  });

  it('the rest stands behind a button, in a form that is read page by page', async () => {
    // A check may take its three minutes: so many locks are no matter of seconds on a busy machine.
    world = await startWorld({ iloq: withLocks(450), clock: systemClock });
    const { maija, slack } = world;
    for (const lock of locksOf(world)) lock.planned = lock.planned.slice(0, 1);
    await maija.opens('Kamppi');
    await maija.comesTo('verification', world.right);
    await verified();
    const actor = slack.as('maija');
    await actor.press(labels.whichLocks);
    await opened('has 450 locks');
    await actor.submit({ 'Every other lock': 'is needed' });
    await verified();
    await actor.press(labels.details);
    await opened('page 1 of 4');
    expect(view('maija')).toContain('Access rights for the API: 5, of those 5 active.');
    await actor.press(labels.next);
    await opened('page 2 of 4');
    expect(view('maija')).toContain('Without an active access right for the API (1–200 of 450)');
    await actor.press(labels.next);
    await opened('page 3 of 4');
    await actor.press(labels.next);
    await opened('page 4 of 4');
    expect(view('maija')).toContain('Door 449.');
  });
});

describe('a verification that takes long', () => {
  /** Twenty times as fast, in all that the bot sees of time. */
  const begin = Date.now();
  const fast: Clock = {
    now: () => begin + (Date.now() - begin) * 20,
    monotonic: () => performance.now() * 20,
    sleep: (ms, signal) => sleepInTurns(ms / 20, signal),
  };

  it('counts along, can be stopped, ends its session; the next one looks at every lock anew', async () => {
    world = await startWorld({ iloq: withLocks(50), clock: fast });
    const { maija, slack, iloq } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('verification', world.right);
    iloq.faults.set('Locks/:id/SecurityAccesses', { kind: 'slow', ms: 400 });
    await maija.types('verify');
    await maija.sees('of 50 locks seen');
    await slack.as('maija').press(labels.cancelRun);
    await maija.sees('The check was interrupted.');
    await world.bot().idle();
    expect(iloq.counters.killed).toBe(iloq.counters.opened);
    expect(maija.timesTold('locks seen'), 'the count says that it is over').toBe(0);

    iloq.faults.clear();
    const before = [...iloq.counters.calls.keys()].filter((path) =>
      path.startsWith('Locks/'),
    ).length;
    expect(before).toBeLessThan(100);
    expect(await verified()).toContain('50 of 50 locks programmed for the API');
    const twice = [...iloq.counters.calls].filter(
      ([path, times]) => path.startsWith('Locks/') && times > 1,
    );
    expect(twice, 'what was seen before the cancelling is looked at again').toHaveLength(before);
  });
});
