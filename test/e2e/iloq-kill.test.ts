import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { labels } from '../../src/text/en/index.ts';
import { en } from '../text/english.ts';
import { type Container, createContainer } from './container.ts';
import { type Player, play, rightValues, type Values } from './play.ts';
import { sitesOnDisk } from './told.ts';

const { noteText } = en;

/** `LIVION_KILLS=10 npx vitest run test/e2e/iloq-kill.test.ts` is the long form. */
const kills = Number(process.env['LIVION_KILLS'] ?? 3);

let around: Surroundings;
let bot: Container;
let maija: Player;
let values: Values;

beforeEach(async () => {
  around = await startSurroundings();
  bot = createContainer(around);
  await bot.start();
  maija = play(around.slack, 'maija');
  values = rightValues(around.iloq);
});
afterEach(async () => {
  await bot.kill();
  await around.close();
});

const logins = () => around.iloq.counters.logins.length;
/** Stands in the result, and in the line that it becomes. */
const notAgain = '✗ I did not log in';

/** iLOQ judges the log-in, and its answer never comes. */
const hangAtLogin = () => around.iloq.faults.set('CreateSession', { kind: 'hang', after: true });

async function killDuringLogin(): Promise<void> {
  const before = logins();
  await around.slack.until(() => logins() > before, { what: 'a log-in' });
  await bot.kill();
}

/** Waits until she has been told so many times that no log-in is sent. */
const toldNotAgain = (times: number) =>
  around.slack.until(() => maija.timesTold(notAgain) === times, {
    what: `"${notAgain}", ${times} times`,
  });

describe('a process that is killed while iLOQ has its log-in, with a wrong password', () => {
  it(`is followed by others (${kills} kills), and one log-in was sent; a person’s “Try once more” sends one`, async () => {
    await maija.opens('Kamppi');
    await maija.comesTo('verification', { ...values, password: 'Wrong-Password-1' });
    hangAtLogin();
    const first = killDuringLogin();
    await maija.presses(labels.checkNow);
    await first;
    // The first process after that tells what became of the run; a typed word does not send it
    // again, either.
    for (let kill = 2; kill <= kills; kill++) {
      await bot.start();
      await toldNotAgain(kill - 1);
      await maija.isAsked('verification');
      await maija.types('verify');
      await toldNotAgain(kill);
      await bot.kill();
    }
    await bot.start();
    await around.slack.settled();
    expect(around.iloq.counters.logins).toEqual([{ userName: 'api.keyautomat', result: 5 }]);

    await maija.isAsked('verification');
    const second = killDuringLogin();
    await maija.presses(labels.tryOnceMore);
    await second;
    await bot.start();
    await toldNotAgain(kills + 1);
    expect(logins()).toBe(2);

    around.iloq.faults.clear();
    const step = await maija.isAsked('verification');
    await maija.enters(values.password);
    await around.slack.until(() => maija.asked() && maija.asked()?.message.ts !== step.message.ts, {
      what: 'the step once it has the password',
    });
    await maija.isAsked('verification');
    await maija.types('verify');
    await maija.isAsked('hand-over');
    expect(logins()).toBe(3);
  });
});

describe('a process that is killed while it asks for iLOQ at an address', () => {
  it('is followed by one that has kept the address, and asks for the step again', async () => {
    const { slack, iloq, dataDir } = around;
    await maija.opens('Kamppi');
    await maija.comesTo('service-address', values);
    const { message } = await maija.isAsked('service-address');
    iloq.faults.set('Url/GetUrl', { kind: 'hang' });
    await maija.types(values.serviceAddress);
    await slack.until(() => iloq.counters.calls.has('Url/GetUrl'));
    await bot.kill();
    iloq.faults.clear();
    await bot.start();
    await slack.until(() => maija.asked() && maija.asked()?.message.ts !== message.ts);
    await maija.sees(noteText({ note: 'maybe-lost' }));
    expect(sitesOnDisk(dataDir)[0]?.values.serviceAddress).toBe(values.serviceAddress);
    await maija.answers('service-address', 'next');
    await maija.isAsked('api-user');
  });
});
