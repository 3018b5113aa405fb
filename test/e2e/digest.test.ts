import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/slack/index.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { nextRun } from '../../src/cron.ts';
import type { Draw } from '../../src/overview/picture/index.ts';
import { sleepInTurns } from './hurried.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

// A picture is drawn in a process of its own, which takes its time on a busy machine.

const zone = 'Europe/Helsinki';
const cron = '0 8 * * 1-5';
const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Some weeks ago, so that Slack's own times, which are today's, come after it; goes on like any
 * clock, and can be moved.
 */
function movableClock(): Clock & { moveTo(at: number): void } {
  let shift = -30 * dayMs;
  const now = (): number => Date.now() + shift;
  return {
    now,
    monotonic: systemClock.monotonic,
    // What looks at the clock every minute looks at once; time-outs of calls stay what they are,
    // for a busy machine.
    sleep: (ms, signal) => sleepInTurns(ms === minuteMs ? 20 : ms / 20, signal),
    moveTo(at) {
      shift = at - Date.now();
    },
  };
}

/** A bot that tells its digest in #sites; it is Wednesday, a minute after the last one. */
/** In place of a picture, which takes a process of its own. */
const draw = async (): Promise<Buffer> => Buffer.from('a picture');

async function start(
  environment: Record<string, string> = {},
  drawing: { readonly draw?: Draw } = { draw },
) {
  const clock = movableClock();
  const start = wednesday(clock.now());
  clock.moveTo(start);
  world = await startWorld({ clock, environment, ...drawing });
  const restart = () =>
    world.restart({ ...environment, DIGEST_CHANNEL: world.slack.channel('sites').id });
  await restart();
  // The first round remembers how things stand: news are what comes after it.
  await world.bot().idle();
  return { clock, start, next: nextRun(cron, zone, start), restart };
}

function wednesday(from: number): number {
  let at = nextRun(cron, zone, from);
  while (new Date(at).getUTCDay() !== 3) at = nextRun(cron, zone, at);
  return at + minuteMs;
}

const inSites = (): readonly Message[] => world.slack.messages('sites');
const digests = (): readonly Message[] =>
  inSites().filter(({ threadTs, files }) => threadTs === null && files.length === 0);
const pictures = () => inSites().filter(({ files }) => files.length > 0);
/** The first, second… one: another may have come by then. */
const digest = async (count = 1): Promise<string> =>
  shown(
    world.slack,
    await world.slack.until(() => digests()[count - 1], { what: `digest ${count}` }),
  );
const picture = (count = 1): Promise<Message> =>
  world.slack.until(() => pictures()[count - 1], { what: `picture ${count}` });
/** The bot has called Slack's method. */
const called = (what: string): Promise<unknown> =>
  world.slack.until(() => world.slack.calls.some(({ method }) => method === what), {
    what,
  });

/** Maija takes a site through the whole set-up. */
async function finish(name: string): Promise<void> {
  const { maija, right } = world;
  await maija.opens(name);
  await maija.answers('delivered-with-api', 'yes');
  await maija.comesTo('hand-over', right);
  await maija.types('done');
  await maija.sees("is ready on iLOQ's side");
  await world.bot().idle();
}

describe('On a weekday morning', () => {
  it('the managers read what was finished, with the picture in the thread; and nobody is told twice', async () => {
    const { clock, next } = await start({}, {});
    await finish('Kamppi');
    expect(digests()).toEqual([]);
    clock.moveTo(next);
    expect(await digest()).toMatch(
      /1 finished.+All sites: 1 done.+Finished: 1\s+Kamppi.+less than a day/su,
    );
    const { files, threadTs } = await picture();
    expect(threadTs).toBe(digests()[0]?.ts);
    expect(files).toMatchObject([
      { mimetype: 'image/png', altText: expect.stringContaining('1 site, 1 done') },
    ]);
    clock.moveTo(next + 3 * 3_600_000);
    await world.bot().idle();
    await world.slack.settled();
    expect([digests().length, pictures().length]).toEqual([1, 1]);
  });

  it('what got stuck and why, and what broke and why', async () => {
    const { clock, next } = await start();
    const { maija, iloq, slack } = world;
    await finish('Kamppi');
    await maija.opens('Töölö <!channel>');
    await maija.comesTo('lock-api-access', world.right);
    clock.moveTo(next);
    await digest();
    // The API user loses its rights, as a verification shows. Nobody works on Töölö for days.
    for (const { users } of iloq.state.systems) for (const user of users) user.rightsMask = '0';
    await maija.command('verify Kamppi');
    await slack.until(
      () =>
        sitesOnDisk(world.dataDir).some(({ report }) => report?.findings[0]?.severity === 'wrong'),
      {
        what: 'a verification that failed',
      },
    );
    let at = nextRun(cron, zone, next);
    while (new Date(at).getUTCDay() !== 3) at = nextRun(cron, zone, at);
    clock.moveTo(at);
    const text = await digest(2);
    expect(text).toMatch(/^1 broke, 1 got stuck\n.+ · All sites: 1 broken, 1 stuck/u);
    expect(text).toMatch(
      /Broke: 1\s+• Kamppi: Right to .+ is missing\. Right to .+ is missing\. And \d+ more\./u,
    );
    expect(text).toMatch(/Got stuck: 1\s+• Töölö <!channel>: open at Locks allow the API/u);
    const said = JSON.stringify(digests().at(-1)?.blocks);
    expect(said).toContain('Töölö &lt;!channel&gt;');
    expect((await picture(2)).files[0]?.altText).toContain('Broken: Kamppi');
  });
});

describe('After a time in which the bot was not there', () => {
  it('one digest makes up for all that were missed', async () => {
    const { clock, next, restart } = await start();
    await finish('Kamppi');
    await world.bot().stop();
    clock.moveTo(next + 5 * dayMs + 2 * 3_600_000);
    await restart();
    expect(await digest()).toContain('1 finished');
    await picture();
    await world.bot().idle();
    expect(digests()).toHaveLength(1);
  });
});

describe('Where nothing has happened', () => {
  it('one line says so', async () => {
    const { clock, next } = await start();
    clock.moveTo(next);
    expect(await digest()).toMatch(/^Nothing new since .+All sites: no sites yet\.$/su);
    await world.bot().idle();
    expect(pictures()).toEqual([]);
  });

  it('nothing is said, if so chosen', async () => {
    const { clock, next } = await start({ DIGEST_QUIET: 'skip' });
    clock.moveTo(next);
    await world.slack.settled(300);
    expect(inSites()).toEqual([]);
    await finish('Kamppi');
    clock.moveTo(nextRun(cron, zone, next));
    expect(await digest()).toContain('1 finished');
  });
});

describe('When Slack fails', () => {
  it('a lost answer, to the message or to the picture, shows neither twice', async () => {
    const { clock, next } = await start();
    await finish('Kamppi');
    world.slack.fault('chat.postMessage', { kind: 'lost' }, 1);
    world.slack.fault('files.completeUploadExternal', { kind: 'lost' }, 1);
    clock.moveTo(next);
    await picture();
    await world.bot().idle();
    expect([digests().length, pictures().length]).toEqual([1, 1]);
  });

  it('a bot that ends between message and picture posts the picture, once', async () => {
    const { clock, next, restart } = await start();
    await finish('Kamppi');
    world.slack.fault('files.getUploadURLExternal', { kind: '500' });
    clock.moveTo(next);
    await digest();
    await called('files.getUploadURLExternal');
    await world.bot().stop();
    world.slack.clearFaults();
    await restart();
    await picture();
    await world.bot().idle();
    expect([digests().length, pictures().length]).toEqual([1, 1]);
  });

  it('a bot that ends before it hears that the picture stands there does not post it again', async () => {
    const { clock, next, restart } = await start();
    await finish('Kamppi');
    world.slack.fault('files.completeUploadExternal', { kind: 'lost' }, 1);
    world.slack.fault('conversations.replies', { kind: '500' });
    clock.moveTo(next);
    await picture();
    await called('conversations.replies');
    await world.bot().stop();
    world.slack.clearFaults();
    await restart();
    await world.bot().idle();
    await world.slack.settled();
    expect([digests().length, pictures().length]).toEqual([1, 1]);
  });

  it('a channel that was archived: `/livion alerts` says so, and the next one is told where it can be', async () => {
    const { clock, next } = await start();
    const { slack } = world;
    await finish('Kamppi');
    await slack.archive('sites');
    clock.moveTo(next);
    await slack.until(() =>
      world.logged.some((line) => line.includes('the digest could not be said')),
    );
    await world.bot().idle();
    await slack.as('liisa').command('/livion', 'alerts', { channel: 'alerts' });
    const told = await slack.until(() => slack.ephemerals('liisa').at(-1));
    expect(shown(slack, told)).toContain(`to ${slack.channel('sites').id}: channel`);
    await world.restart({ DIGEST_CHANNEL: slack.channel('alerts').id });
    clock.moveTo(nextRun(cron, zone, next));
    await slack.until(() =>
      slack.messages('alerts').some((message) => shown(slack, message).includes('Nothing new')),
    );
  });
});

it('without DIGEST_CHANNEL there is no digest', async () => {
  const clock = movableClock();
  world = await startWorld({ clock });
  const at = clock.now();
  clock.moveTo(at + 3 * dayMs);
  await world.slack.settled(200);
  expect(inSites()).toEqual([]);
});
