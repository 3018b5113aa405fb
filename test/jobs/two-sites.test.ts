import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, hour, minute } from '../alerts/some.ts';
import { rightPassword, startWatched, type Watched } from './watched-world.ts';

const newPassword = 'Uusi-Salasana-1';
let world: Watched;
beforeEach(async () => {
  world = await startWatched();
  for (const id of ['kamppi', 'pasila']) {
    await world.opens(id);
    await world.verifies(id);
  }
  await world.pass(hour);
});
afterEach(() => world.close());

function changeAtIloq(password: string): void {
  const user = world.local.state.systems[0]?.users[0];
  if (!user) throw new Error('no user');
  user.password = password;
}
const notesAbout = async (id: string, words: string) =>
  (await world.told(id)).filter((text) => text.includes(words));

describe('Two sites with one iLOQ user', () => {
  it('the watch is refused at one: both are told, none reads that nothing is to be done, and one log-in was sent', async () => {
    changeAtIloq(newPassword);
    const before = world.logins();
    await world.pass(day + hour);
    expect(world.logins() - before).toBe(1);
    for (const id of ['kamppi', 'pasila']) {
      expect(await world.incidents(id)).toEqual(['iLOQ refuses the log-in']);
      expect(await world.state(id)).toBe('broken');
      const status = await world.status(id);
      expect(status).toContain('🔴 broken');
      expect(status).not.toMatch(/🟢|Nothing to do/u);
      expect((await world.site(id)).progress.asked).toBe('password');
    }
    await world.pass(3 * day);
    expect(world.logins() - before).toBe(1);
  });

  it('a person is refused at one: the other hears of it within minutes', async () => {
    await world.enters('kamppi', 'Arvattu-Salasana-1');
    await world.verifies('kamppi');
    expect(await world.status('kamppi')).toContain('✗ iLOQ refused the log-in');
    await world.pass(2 * minute);
    expect(await world.incidents('pasila')).toEqual(['iLOQ refuses the log-in']);
    expect(await world.status('pasila')).toContain(
      'iLOQ refused the last log-in of this user, so I did not log in again.',
    );
    // The right one entered again where it was wrong: the other goes on by itself.
    await world.enters('kamppi', rightPassword);
    await world.verifies('kamppi');
    await world.pass(2 * minute);
    for (const id of ['kamppi', 'pasila']) {
      expect(await world.state(id)).toBe('finished');
      expect(await world.incidents(id)).toEqual([]);
      expect((await world.site(id)).progress.asked).toBe('hand-over');
    }
  });

  it('a new password at one does not make the other send the old one; it is asked for the new one, too', async () => {
    changeAtIloq(newPassword);
    await world.enters('kamppi', newPassword);
    const before = world.logins();
    await world.pass(2 * minute);
    expect(world.logins(), 'entered, and not tried yet').toBe(before);
    await world.verifies('kamppi');
    expect(world.logins() - before).toBe(1);
    await world.pass(2 * minute);
    expect(world.logins() - before, 'and the old one was not sent').toBe(1);
    expect(await world.state('kamppi')).toBe('finished');
    expect(await world.state('pasila')).toBe('broken');
    expect(
      await notesAbout('pasila', 'This user has a new password, entered at another site'),
    ).toHaveLength(1);
    expect((await world.site('pasila')).progress.asked).toBe('password');
    expect(await world.incidents('pasila')).toEqual(['I do not log in any more']);

    // A person's plain "verify" there does not send it, either.
    await world.verifies('pasila');
    expect(world.logins() - before).toBe(1);
    await world.enters('pasila', newPassword);
    await world.verifies('pasila');
    expect(await world.state('pasila')).toBe('finished');
    expect(await world.incidents('pasila')).toEqual([]);
    await world.pass(2 * day);
    expect([await world.state('kamppi'), await world.state('pasila')]).toEqual([
      'finished',
      'finished',
    ]);
  });

  it('a password that was refused at one sends no log-in when it is entered at the other', async () => {
    await world.enters('kamppi', 'Arvattu-Salasana-1');
    await world.verifies('kamppi');
    await world.enters('kamppi', rightPassword);
    await world.verifies('kamppi');
    await world.pass(2 * minute);
    const before = world.logins();
    await world.restart();
    await world.enters('pasila', 'Arvattu-Salasana-1');
    await world.verifies('pasila');
    expect(world.logins()).toBe(before);
    expect(await world.status('pasila')).toContain('iLOQ refused this password before');
    await world.pass(2 * day);
    expect(await world.state('kamppi')).toBe('finished');

    await world.verifies('pasila', { onceMore: true });
    expect(world.logins() - before, 'but on a person’s word').toBeGreaterThanOrEqual(1);
    expect(await world.status('pasila')).toContain('✗ iLOQ refused the log-in');
  });

  it('a log-in that nobody answered holds both back, and one of them sends the next', async () => {
    world.local.faults.set('CreateSession', { kind: 'reset', after: true, times: 1 });
    const before = world.logins();
    await world.pass(day - 30 * minute);
    expect(world.logins() - before).toBe(1);
    await world.pass(2 * hour);
    expect(world.logins() - before).toBe(3);
    for (const id of ['kamppi', 'pasila']) {
      expect(await world.incidents(id)).toEqual([]);
      expect(await world.state(id)).toBe('finished');
    }
  });
});

describe('A database that is emptied while sites exist', () => {
  it('sends no log-in by itself, and every site says so, until a person tries once more', async () => {
    await world.enters('kamppi', 'Arvattu-Salasana-1');
    await world.verifies('kamppi');
    const before = world.logins();
    await world.restart(() => {
      for (const name of ['bot.sqlite', 'bot.sqlite-wal', 'bot.sqlite-shm'])
        rmSync(join(world.dataDir, name), { force: true });
      writeFileSync(join(world.dataDir, 'bot.sqlite'), '');
    });
    await world.pass(2 * minute);
    await world.verifies('kamppi');
    await world.pass(3 * day);
    expect(world.logins()).toBe(before);
    expect(await world.incidents('pasila')).toEqual(['I do not log in any more']);
    for (const id of ['kamppi', 'pasila']) {
      expect(await world.state(id)).toBe('broken');
      expect(await world.status(id)).toContain('What I remember was restored from an older copy');
    }
    expect(await notesAbout('pasila', 'restored from an older copy')).toHaveLength(1);
    await world.verifies('pasila', { onceMore: true });
    expect(world.logins() - before).toBe(1);
    expect(await world.state('pasila')).toBe('finished');
  });
});
