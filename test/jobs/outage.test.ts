import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/iloq/index.ts';
import { day, hour, minute } from '../alerts/some.ts';
import { rightPassword, startWatched, type Watched } from './watched-world.ts';

let world: Watched;
const begin = async (): Promise<void> => {
  world = await startWatched();
};
const end = (): Promise<void> => world.close();
/** Where no time passes, and each test begins with a site that was verified just now. */
function inOneWorld(): void {
  beforeAll(begin);
  afterEach(() => world.local.faults.clear());
  afterAll(end);
}

/** A site that was verified just now, and is watched from then on. */
async function finished(id = 'kamppi'): Promise<void> {
  await world.opens(id);
  await world.verifies(id);
  expect(await world.state(id)).toBe('finished');
}
const refusal = /refused|✗|new password|right password/iu;

/** Every way in which something else than a result can come back. */
const faults: readonly (readonly [string, Fault])[] = [
  ...[500, 404, 403, 401, 400, 429, 503].map(
    (status) => [`HTTP ${status}`, { kind: 'status', status }] as const,
  ),
  ['a page', { kind: 'html' }],
  ['a redirect', { kind: 'redirect', to: 'https://evil.test/' }],
  ['half an answer', { kind: 'truncated' }],
  ['another answer', { kind: 'wrong-type' }],
  ['too long an answer', { kind: 'big', bytes: 17_000_000 }],
];
const calls = ['Url/GetUrl', 'CreateSession', 'LockGroups', 'SetLockgroup'] as const;

describe('An outage of iLOQ, at a site that is done', () => {
  beforeEach(begin);
  afterEach(end);

  it.each(calls)(
    'whatever answers at %s: support is told, nobody is asked for a password, and it goes on by itself',
    async (call) => {
      await finished();
      const notes = await world.told('kamppi');
      await world.pass(day - hour);
      let failed = 0;
      for (const [name, fault] of faults) {
        const before = world.called(call);
        world.local.faults.set(call, fault);
        // As often as it is looked at, which is ever less often, and at most a day apart.
        for (let waited = 0; world.called(call) === before && waited < 2 * day; waited += hour)
          await world.pass(hour);
        expect(world.called(call), name).toBeGreaterThan(before);
        failed += 1;
        const { progress, values } = await world.site('kamppi');
        expect(progress.asked, name).toBe('hand-over');
        expect(values.serviceAddress).toBe(world.local.address);
        expect(await world.state('kamppi'), name).toBe('finished');
        expect(await world.status('kamppi'), name).not.toMatch(refusal);
        if (failed > 3)
          expect(await world.incidents('kamppi'), name).toEqual(['iLOQ does not answer']);
      }
      expect(await world.told('kamppi')).toEqual(notes);

      world.local.faults.clear();
      await world.pass(day + 2 * hour);
      expect(await world.incidents('kamppi')).toEqual([]);
      expect((await world.site('kamppi')).report?.at).toBeGreaterThan(world.now() - day - 2 * hour);
    },
  );

  it('a log-in that something else answered is sent once more after an hour, then once a day', async () => {
    await finished();
    const sent: number[] = [];
    world.local.faults.set('CreateSession', { kind: 'status', status: 500 });
    for (let before = world.logins(), at = 0; at < 3.5 * day; at += minute * 10) {
      await world.pass(minute * 10);
      if (world.logins() > before) sent.push(at / hour);
      before = world.logins();
    }
    const gaps = sent.slice(1).map((at, index) => Math.round(at - (sent[index] ?? 0)));
    expect(gaps).toEqual([1, 24, 24]);
  });

  it.each([0, 10, 12, 77])('Result %i is one: no refusal', async (result) => {
    await finished();
    const notes = await world.told('kamppi');
    const [system] = world.local.state.systems;
    if (!system) throw new Error('no system');
    system.forcedResult = result;
    await world.pass(day + 3 * hour);
    expect(await world.incidents('kamppi')).toEqual(['iLOQ does not answer']);
    expect(await world.told('kamppi')).toEqual(notes);
    expect(await world.status('kamppi')).not.toMatch(refusal);
    system.forcedResult = null;
    await world.pass(day);
    expect(await world.incidents('kamppi')).toEqual([]);
  });

  it.each([2, 3, 4, 6, 11])(
    'Result %i judges no password: it is tried again soon',
    async (result) => {
      await finished();
      const [system] = world.local.state.systems;
      if (!system) throw new Error('no system');
      const before = world.logins();
      await world.pass(day - hour);
      system.forcedResult = result;
      await world.pass(2 * hour);
      expect(world.logins() - before).toBeGreaterThanOrEqual(3);
      expect(await world.incidents('kamppi')).toEqual(['iLOQ does not answer']);
      expect((await world.site('kamppi')).progress.asked).toBe('hand-over');
      expect(await world.status('kamppi')).not.toMatch(refusal);
      system.forcedResult = null;
      await world.pass(3 * hour);
      expect(await world.incidents('kamppi')).toEqual([]);
    },
  );

  it.each([
    ['a broken connection', { kind: 'reset', after: true }],
    ['HTTP 502', { kind: 'status', status: 502 }],
    ['HTTP 504', { kind: 'status', status: 504 }],
  ] as const)(
    '%s at the log-in is an answer that never came: sent once more, and then it is for a person',
    async (_, fault) => {
      await finished();
      const before = world.logins();
      world.local.faults.set('CreateSession', fault);
      await world.pass(day + 30 * minute);
      expect(world.logins() - before).toBe(1);
      await world.pass(hour);
      expect(world.logins() - before).toBe(2);
      expect((await world.told('kamppi')).at(-1)).toContain('Press *Try once more*');
      expect(await world.incidents('kamppi')).toContain('I do not log in any more');
      expect(await world.state('kamppi')).toBe('broken');
      world.local.faults.clear();
      await world.pass(3 * day);
      expect(world.logins() - before, 'never a third by itself').toBe(2);
      expect(
        (await world.told('kamppi')).filter((text) => text.includes('Try once more')),
      ).toHaveLength(1);

      expect(await world.step('kamppi')).toContain('Try once more');
      await world.verifies('kamppi', { onceMore: true });
      expect(await world.state('kamppi')).toBe('finished');
      expect(await world.incidents('kamppi')).toEqual([]);
    },
  );

  it('a log-in that was lost once is made up an hour later, and nobody hears of it', async () => {
    await finished();
    const notes = await world.told('kamppi');
    const before = world.logins();
    world.local.faults.set('CreateSession', { kind: 'reset', after: true, times: 1 });
    await world.pass(day + 2 * hour);
    expect(world.logins() - before).toBe(2);
    expect(await world.incidents('kamppi')).toEqual([]);
    expect(await world.told('kamppi')).toEqual(notes);
  });

  it('a person who verifies meanwhile reads that iLOQ could not be asked, and when it is tried again', async () => {
    await finished();
    world.local.faults.set('CreateSession', { kind: 'status', status: 500 });
    await world.verifies('kamppi');
    const said = await world.status('kamppi');
    expect(said).toContain('iLOQ answered the log-in with an error');
    expect(said).toContain('I try once more on my own');
    expect(said).toContain('○ iLOQ could not be asked now');
    expect(said).not.toMatch(/refused/iu);
    expect(await world.step('kamppi')).toContain('Try once more');
    world.local.faults.clear();
    await world.pass(day + 2 * hour);
    const { progress } = await world.site('kamppi');
    expect(progress.asked, 'what was asked because of it is asked no more').toBe('hand-over');
  });
});

describe('After a log-in that worked, in a person’s run', () => {
  inOneWorld();

  it.each(faults)('%s at SetLockgroup is no refused log-in', async (_, fault) => {
    await finished();
    world.local.faults.set('SetLockgroup', fault);
    await world.verifies('kamppi');
    const status = await world.status('kamppi');
    expect(status).not.toMatch(/refused|✗/u);
    expect(status).toContain('○');
    expect((await world.site('kamppi')).progress.steps.password?.status).toBe('verified');
    world.local.faults.clear();
    await world.verifies('kamppi');
    expect(await world.state('kamppi')).toBe('finished');
  });

  it('an HTTP error at SetLockgroup names “Public API in use” as a possible cause', async () => {
    await finished();
    world.local.faults.set('SetLockgroup', { kind: 'status', status: 403 });
    await world.verifies('kamppi');
    const status = await world.status('kamppi');
    expect(status).toContain('The log-in worked; then iLOQ answered with an error');
    expect(status).toContain('is *Public API in use* on');
  });
});

describe('What iLOQ answers at an address that has worked', () => {
  inOneWorld();

  const answers = [
    ['another origin', 'https://evil.test/iloqws'],
    ['no https', 'http://s5.iloq.com/iloqws'],
    ['a password in it', 'https://api:x@s5.iloq.com/'],
    ['a private network', 'https://10.0.0.1/'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'not an address'],
    ['something too long', `https://s5.iloq.com/${'x'.repeat(5_000)}`],
    ['a list', []],
    ['a number', 12],
    ['an object', {}],
  ] as const;
  it.each(answers)('GetUrl names %s: the address is kept', async (_, answer) => {
    await finished();
    world.local.faults.set('Url/GetUrl', { kind: 'body', body: JSON.stringify(answer) });
    await world.verifies('kamppi');
    const { progress, values } = await world.site('kamppi');
    expect(progress.steps['service-address']?.status).toBe('verified');
    expect(progress.asked).toBe('verification');
    expect(values.serviceAddress).toBe(world.local.address);
    expect(await world.status('kamppi')).toContain('The address has worked before, so I keep it.');
  });
});

describe('A refusal', () => {
  beforeEach(begin);
  afterEach(end);

  it.each([
    [7, 'iLOQ has locked this user after too many wrong log-ins'],
    [8, 'iLOQ has locked this user. '],
  ])(
    'Result %i: its people read that the user is locked out, and no password is asked for',
    async (result, words) => {
      await finished();
      const [system] = world.local.state.systems;
      if (!system) throw new Error('no system');
      system.forcedResult = result;
      const before = world.logins();
      await world.pass(3 * day);
      expect(world.logins() - before).toBe(1);
      const told = await world.told('kamppi');
      expect(told.at(-1)).toContain(words);
      expect(told.filter((text) => text.includes('locked'))).toHaveLength(1);
      expect((await world.site('kamppi')).progress.asked).toBe('verification');
      expect(await world.incidents('kamppi')).toEqual(['iLOQ has locked the API user']);
      expect(await world.status('kamppi')).toContain('✗ iLOQ has locked this user out');
    },
  );

  it('stops all log-ins, also over a restart, and the installer is asked for the new password once', async () => {
    await finished();
    const before = world.logins();
    const [user] = world.local.state.systems[0]?.users ?? [];
    if (!user) throw new Error('no user');
    user.password = 'Uusi-Salasana-1';
    await world.pass(2 * day);
    await world.restart();
    await world.pass(3 * day);
    expect(world.logins() - before).toBe(1);
    const told = await world.told('kamppi');
    expect(told.filter((text) => text.includes('refused the log-in'))).toHaveLength(1);
    expect(await world.state('kamppi')).toBe('broken');

    // Entered, but not tried by a person yet: the bot does not try it by itself.
    await world.enters('kamppi', 'Uusi-Salasana-1');
    await world.pass(2 * day);
    expect(world.logins() - before).toBe(1);
    await world.verifies('kamppi');
    expect(await world.state('kamppi')).toBe('finished');
    await world.pass(2 * day);
    expect(world.logins() - before).toBeGreaterThan(2);
    expect(await world.incidents('kamppi')).toEqual([]);
  });

  it('of a password that is entered again sends no log-in, and says so', async () => {
    await world.opens('kamppi', 'Arvattu-Salasana-1');
    await world.verifies('kamppi');
    await world.enters('kamppi', 'Arvattu-Salasana-2');
    await world.verifies('kamppi');
    expect(world.logins()).toBe(2);
    await world.enters('kamppi', 'Arvattu-Salasana-1');
    await world.verifies('kamppi');
    expect(world.logins()).toBe(2);
    expect(await world.status('kamppi')).toContain('I did not log in again');
    await world.enters('kamppi', rightPassword);
    await world.verifies('kamppi');
    expect(world.logins()).toBe(3);
    expect(await world.state('kamppi')).toBe('finished');
  });
});
