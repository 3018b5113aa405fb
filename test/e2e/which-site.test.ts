import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';
import { folderWith, underWay } from './written.ts';

let world: World;
let dataDir: string | undefined;
afterEach(async () => {
  await world.close();
  if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  dataDir = undefined;
});

const serviceCode = (): string | undefined => sitesOnDisk(world.dataDir)[0]?.values.serviceCode;
const minuteMs = 60_000;
/** As Slack writes times. */
const minutesAgo = (minutes: number): string => `${(Date.now() - minutes * minuteMs) / 1000}`;

/** The bot's messages in Maija's direct message since this many. */
const saidSince = (count: number): string[] => {
  const { slack } = world;
  return slack
    .messages('maija')
    .slice(count)
    .filter(({ user }) => user === slack.botUserId)
    .map((message) => shown(slack, message));
};

describe('A word that was sent before the question that stands', () => {
  it('is asked about, and taken when the person says so', async () => {
    world = await startWorld();
    const { slack, maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('service-code', right);
    await world.bot().idle();
    await slack.as('maija').dm(right.serviceCode, { sentAt: minutesAgo(2) });
    await maija.sees('You sent `KAMPPI` before I asked for *Service code*.');
    expect(serviceCode()).toBeUndefined();
    await maija.presses(labels.useIt);
    await maija.isAsked('service-address');
    expect(serviceCode()).toBe('KAMPPI');
  });

  it('ticks nothing either, while what can be said at any time is heard', async () => {
    world = await startWorld();
    const { slack, maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('public-api', right);
    await world.bot().idle();
    await slack.as('maija').dm('done', { sentAt: minutesAgo(2) });
    await maija.sees('You sent `done` before I asked for *Public API in use*.');
    expect(maija.asked()?.ask).toBe('public-api');
    await slack.as('maija').dm('how?', { sentAt: minutesAgo(1) });
    await maija.sees(labels.gotIt);
  });

  it('two that come late together, as after an outage: the second answers no new question', async () => {
    dataDir = await folderWith([underWay('u1', 'Kamppi', { askedAt: Date.now() - 10 * minuteMs })]);
    world = await startWorld({ dataDir });
    const { slack, maija } = world;
    await slack.as('maija').dm('KAMPPI', { sentAt: minutesAgo(5) });
    await maija.isAsked('service-address');
    await slack.as('maija').dm('no, PASILA', { sentAt: minutesAgo(4) });
    await maija.sees('before I asked for *Service address*');
  });
});

describe('After a stop, or days away', () => {
  const away = Date.now() - 3 * 24 * 60 * minuteMs;
  const oldSite = () =>
    underWay('u1', 'Kamppi', {
      ...{ askedAt: away, movedAt: away, heard: { by: 'U0MAIJA', at: away } },
    });

  it('the next word asks whether to go on, and is not taken as an answer', async () => {
    dataDir = await folderWith([oldSite()]);
    world = await startWorld({ dataDir });
    const { maija } = world;
    await maija.types('hello there');
    await maija.sees('Go on with *Kamppi*?');
    await maija.types('PASILA');
    await world.bot().idle();
    expect(maija.timesTold('Go on with *Kamppi*?')).toBe(2);
    expect(serviceCode()).toBeUndefined();
    await maija.presses('Kamppi');
    await maija.isAsked('service-code');
    await maija.types('KAMPPI');
    await maija.isAsked('service-address');
  });

  it.each(['yes', 'joo', 'continue'])('“%s” goes on', async (word) => {
    dataDir = await folderWith([oldSite()]);
    world = await startWorld({ dataDir });
    await world.maija.types(word);
    await world.maija.isAsked('service-code');
  });

  it('a command is a command', async () => {
    dataDir = await folderWith([oldSite()]);
    world = await startWorld({ dataDir });
    await world.maija.types('status');
    await world.maija.sees('Site | State');
  });

  it('after a stop “yes” goes on, too', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('service-code', right);
    await maija.types('stop');
    await maija.sees('Everything is kept');
    await maija.types('KAMPPI');
    await maija.sees('Go on with *Kamppi*?');
    await maija.types('yes');
    await world.bot().idle();
    await maija.types('KAMPPI');
    await maija.isAsked('service-address');
  });
});

describe('Whatever is answered in a direct message', () => {
  it.each([
    ['no', 'public-api'],
    ['maybe done', 'public-api'],
    ['yes?', 'service-code'],
    ['no', 'service-code'],
    ['maija@livion.fi', 'service-code'],
    ['K K', 'service-code'],
    ['thanks', 'service-address'],
    ['example.com/x', 'service-address'],
    ['ordered', 'program-locks'],
    ['hello', 'verification'],
  ] as const)('to “%s” at %s begins with its site', async (word, ask) => {
    world = await startWorld();
    const { slack, maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo(ask, right);
    await world.bot().idle();
    const before = slack.messages('maija').length;
    await maija.types(word);
    await world.bot().idle();
    const said = saidSince(before);
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(text.split('\n')[0]).toContain('Kamppi');
  });
});
