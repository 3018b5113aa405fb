import { afterEach, describe, expect, it } from 'vitest';
import { demoState } from '../../sandbox/iloq/demo-system.ts';
import type { IloqState, LockGroupState } from '../../sandbox/iloq/index.ts';
import type { Clock } from '../../src/clock.ts';
import { labels } from '../../src/text/en/index.ts';
import { hurried } from './hurried.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

/** An API user that reaches two locking systems, both in order. */
function twoSystems(): IloqState {
  const state = demoState();
  for (const system of state.systems) {
    const [group] = system.lockGroups;
    if (!group) throw new Error('the demo has no locking system');
    const other: LockGroupState = { ...structuredClone(group), Name: 'Toinen' };
    other.LockGroup_ID = group.LockGroup_ID.replace(/.$/u, 'a');
    system.lockGroups = [{ ...group, Name: 'Kohde' }, other];
  }
  return state;
}
/** Somebody takes *Toinen* from the API user. */
function takeToinen(): void {
  for (const system of world.iloq.state.systems)
    system.lockGroups = system.lockGroups.filter(({ Name }) => Name === 'Kohde');
}
const systemsSet = (): number => world.iloq.counters.calls.get('SetLockgroup') ?? 0;

/** Maija has set the site up for *Toinen*, and iLOQ has confirmed it. */
async function setUp(clock: Clock = hurried): Promise<void> {
  world = await startWorld({ iloq: twoSystems(), clock });
  const { maija } = world;
  await maija.opens('Kamppi');
  await maija.comesTo('verification', world.right);
  await maija.types('verify');
  await maija.sees('This user reaches several locking systems');
  await maija.presses('Toinen');
  await maija.sees('✓ All iLOQ shows is right');
  await world.bot().idle();
}

describe('The chosen locking system is taken from the API user, and another one is left', () => {
  it('whoever verifies reads that it is gone; the other one is looked at only when a person chooses it', async () => {
    await setUp();
    const { maija } = world;
    takeToinen();
    const before = systemsSet();
    await maija.types('verify');
    await maija.sees('✗ 1 thing to fix');
    await maija.sees(
      'The API user no longer reaches the locking system *Toinen*.'.replaceAll('*', ''),
    );
    await maija.sees('If this site is another locking system by now, choose which one:');
    await world.bot().idle();
    expect(systemsSet()).toBe(before);
    expect(maija.timesTold('✓ All iLOQ shows is right')).toBe(1);
    await maija.presses('Kohde');
    await world.slack.until(() => maija.timesTold('✓ All iLOQ shows is right') === 2);
    expect(systemsSet()).toBe(before + 1);
  });

  it('the watch tells support of it, and looks at no other', async () => {
    let later = 0;
    await setUp({ ...hurried, now: () => Date.now() + later });
    takeToinen();
    const before = systemsSet();
    later = 30 * 60 * 60 * 1000;
    const told = await world.slack.until(
      () =>
        world.slack
          .messages('alerts')
          .find((message) => shown(world.slack, message).includes('no longer reaches')),
      { what: 'an alert' },
    );
    expect(shown(world.slack, told)).toContain('Toinen');
    expect(shown(world.slack, told)).toContain(labels.takeIt);
    expect(systemsSet()).toBe(before);
  });
});
