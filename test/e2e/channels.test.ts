import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentence } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

/** Maija is in channels that the bot is not in. */
let world: World;
beforeEach(async () => {
  world = await startWorld({
    channels: [
      { name: 'elsewhere', members: ['maija'], botIsMember: false },
      { name: 'hidden', members: ['maija'], botIsMember: false, private: true },
      { name: 'field', members: ['maija'], botIsMember: true },
    ],
  });
});
afterEach(() => world.close());

const id = (channel: string): string => world.slack.channel(channel).id;
const told = (): string =>
  world.slack
    .ephemerals('maija')
    .map(({ text }) => text)
    .join('\n');
const types = (text: string, channel: string) =>
  world.slack.as('maija').command('/livion', text, { channel });
const hears = (text: string) => world.slack.until(() => told().includes(text), { what: text });

describe('a channel that the bot is not in is no choice, and it says so', () => {
  it.each(['elsewhere', 'hidden'])('for a set-up: #%s', async (channel) => {
    await types('setup Kamppi here', channel);
    await hears(sentence(en, { answer: 'not-in-channel', channel: id(channel) }));
    await world.bot().idle();
    expect(sitesOnDisk(world.dataDir)).toEqual([]);
    await world.slack.inviteBot(channel);
    await types('setup Kamppi here', channel);
    await world.slack.until(() => world.slack.messages(channel).length > 0, { what: 'the set-up' });
  });

  it('for a set-up that is held in the direct message, which stays there', async () => {
    await world.maija.opens('Kamppi');
    await types('setup Kamppi here', 'elsewhere');
    await hears(sentence(en, { answer: 'not-in-channel', channel: id('elsewhere') }));
    await world.bot().idle();
    expect(sitesOnDisk(world.dataDir)[0]?.conversation.kind).toBe('dm');
  });

  it.each(['elsewhere', 'hidden'])('for alerts: #%s', async (channel) => {
    await world.maija.opens('Kamppi');
    const before = sitesOnDisk(world.dataDir)[0]?.alerts;
    await types('alerts Kamppi here', channel);
    await hears(sentence(en, { answer: 'not-in-channel', channel: id(channel) }));
    await types(`alerts Kamppi #${channel}`, 'field');
    await world.bot().idle();
    expect(
      told().split(sentence(en, { answer: 'not-in-channel', channel: id(channel) })),
    ).toHaveLength(3);
    expect(sitesOnDisk(world.dataDir)[0]?.alerts).toEqual(before);
    await types('alerts Kamppi here', 'field');
    await world.slack.until(() => world.slack.messages('field').length > 0, { what: 'the test' });
    expect(sitesOnDisk(world.dataDir)[0]?.alerts).not.toEqual(before);
  });

  it('for the digest: the log says so at the start', async () => {
    await world.restart({ DIGEST_CHANNEL: id('elsewhere') });
    await world.slack.until(
      () => world.logged.some((line) => line.includes('"variable":"DIGEST_CHANNEL"')),
      { what: 'the line of the log' },
    );
    expect(world.logged.join('')).not.toContain('"variable":"ALERT_CHANNEL"');
  });
});
