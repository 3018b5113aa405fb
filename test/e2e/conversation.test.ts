import { afterEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { en } from '../text/english.ts';
import { peopleIn } from './people.ts';
import { play } from './play.ts';
import { openSteps, shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

const { noteText } = en;

let world: World;
afterEach(() => world.close());

const { only } = peopleIn(() => world);
const messagesSaying = (where: string, text: string): number =>
  world.slack.messages(where).filter((message) => shown(world.slack, message).includes(text))
    .length;

describe('the same request, twice', () => {
  it('opens one site when /livion setup comes doubled', async () => {
    world = await startWorld();
    await world.slack.as('maija').command('/livion', 'setup Kamppi', { twice: true });
    await world.maija.isAsked('delivered-with-api');
    await world.bot().idle();
    expect(messagesSaying('maija', 'Four values')).toBe(1);
  });

  it('opens one site when two people ask for it at the same time', async () => {
    world = await startWorld();
    const { slack } = world;
    await Promise.all([
      slack.as('maija').command('/livion', 'setup Kamppi'),
      slack.as('liisa').command('/livion', 'setup Kamppi'),
    ]);
    await world.bot().idle();
    await slack.as('sami').command('/livion', 'status');
    await world.bot().idle();
    expect(only('sami')).toContain('1 under way');
  });

  it('answers a step once, however often its button is hammered', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    const question = await maija.isAsked('delivered-with-api');
    await slack.as('maija').press(labels.no, { message: question.message });
    const step = await maija.isAsked('public-api');
    const hammered = () =>
      slack.as('maija').press(labels.done, { message: step.message, twice: true, stale: true });
    await Promise.all([hammered(), hammered(), hammered()]);
    await maija.isAsked('lock-api-access');
    await world.bot().idle();
    expect(maija.asked()?.ask).toBe('lock-api-access');
    expect(only('maija')).toContain('That step was answered already');
  });

  it('hears a typed word once when Slack sends it again', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await slack.as('maija').dm('done', { twice: true, retry: true });
    await maija.isAsked('lock-api-access');
    await slack.replay();
    await world.restart();
    await slack.replay();
    await world.bot().idle();
    expect(maija.asked()?.ask).toBe('lock-api-access');
  });
});

describe('what people type', () => {
  it('does what the buttons do: skip with a reason, later, back, status, stop and go on', async () => {
    world = await startWorld();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'Not sure');
    await maija.answers('public-api', 'skip it was on already');
    await maija.sees('skipped (it was on already)');
    await maija.answers('lock-api-access', 'Later!');
    await maija.isAsked('duplicate-access-rights');
    await maija.types('skip');
    await maija.sees('Why skip');
    await maija.presses(labels.skipReasons.already);
    await maija.isAsked('add-to-locks');
    await maija.sees('skipped (Already in place)');
    expect(sitesOnDisk(world.dataDir)[0]?.progress.steps['duplicate-access-rights']).toMatchObject({
      reason: 'already',
    });
    await maija.answers('add-to-locks', 'back');
    await maija.answers('duplicate-access-rights', 'back');
    await maija.isAsked('lock-api-access');
    await maija.types('status');
    await world.bot().idle();
    await maija.types('stop');
    await maija.sees(noteText({ note: 'paused' }));
    await maija.types('done');
    await world.bot().idle();
    expect(maija.asked()?.ask).toBe('lock-api-access');
    await maija.sees('Go on with *Kamppi*?');
    await maija.command('setup Kamppi');
    await world.bot().idle();
    await maija.answers('lock-api-access', 'done');
    await maija.isAsked('add-to-locks');
  });

  it('is told what cannot be right, with an example, and goes on', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.isAsked('service-code');
    await maija.types('https://s5.iloq.com');
    await maija.sees('looks like the service address');
    await maija.answers('service-code', right.serviceCode);
    await maija.isAsked('service-address');
    for (const wrong of [
      'not an address',
      'ftp://s5.iloq.com',
      'https://evil.example.com',
      'http://s5.iloq.com',
    ]) {
      await maija.types(wrong);
      await world.bot().idle();
      expect(maija.timesTold('I still need the *Service address*'), 'said in place').toBe(1);
    }
    await maija.answers('service-address', new URL(right.serviceAddress).origin);
    await maija.sees(`iLOQ answers at \`${right.serviceAddress}\``);
  });

  it('asks which site a word is for when the last question was about another one', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await maija.command('setup Pasila');
    await maija.isAsked('delivered-with-api');
    // A press on the other site's message: the last words were about Kamppi, the last question
    // about Pasila.
    const kamppi = openSteps(slack, 'maija').find(({ ask }) => ask === 'public-api');
    if (!kamppi) throw new Error('Kamppi asks nothing');
    await slack.as('maija').press(labels.help, { message: kamppi.message });
    await world.bot().idle();
    await maija.types('done');
    await maija.sees('Which site is that about?');
    await maija.presses('Kamppi');
    await maija.isAsked('lock-api-access');
  });
});

describe('a set-up in a thread of a channel', () => {
  it('mentions the installer, hears the site people, and drops what others say unread', async () => {
    world = await startWorld();
    const { slack, logged } = world;
    const maija = play(slack, 'maija', { channel: 'sites' });
    await maija.opens('Kamppi');
    const [root, firstReply] = slack.messages('sites');
    expect(root?.threadTs).toBeNull();
    expect(firstReply?.text).toContain(`<@${slack.person('maija').id}>`);
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    const threadTs = root?.ts ?? '';
    await slack.as('liisa').say('sites', 'done', { threadTs });
    await slack.as('maija').say('sites', 'Unrelated chatter with a secret plan');
    await world.bot().idle();
    expect(maija.asked()?.ask).toBe('public-api');
    expect(logged.join('')).not.toContain('secret plan');
    await maija.answers('public-api', 'done');
    await maija.isAsked('lock-api-access');
    expect(slack.messages('maija')).toEqual([]);
  });

  it('goes on in the direct message when the channel is archived', async () => {
    world = await startWorld();
    const { slack } = world;
    const inChannel = play(slack, 'maija', { channel: 'sites' });
    await inChannel.opens('Kamppi');
    const question = await inChannel.isAsked('delivered-with-api');
    await slack.archive('sites');
    await slack.as('maija').press(labels.no, { message: question.message });
    await world.maija.isAsked('public-api');
    await world.maija.sees('so we go on here');
  });
});

describe('a mention', () => {
  it('does what the command does, once, though Slack sends two events', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await slack.as('liisa').mention('sites', 'status kampi');
    await world.bot().idle();
    expect(only('liisa').match(/I know no site called/g)).toHaveLength(2);
    await slack.as('liisa').mention('sites', 'status Kamppi');
    await world.bot().idle();
    expect(only('liisa')).toContain('Next: *Delivered ready?*');
  });
});

describe('who may', () => {
  it('refuses guests and people of other organisations, and says who can allow it', async () => {
    world = await startWorld();
    for (const person of ['gabi', 'otto']) {
      for (const text of ['setup Kamppi', 'status', 'sites'])
        await world.slack.as(person).command('/livion', text, { channel: 'sites' });
      await world.bot().idle();
      expect(only(person).match(/an admin of the workspace has to name you first/g)).toHaveLength(
        3 * 2,
      );
      expect(world.slack.messages(person)).toEqual([]);
    }
  });

  it('keeps the password to the people of the site', async () => {
    world = await startWorld();
    const { maija, slack, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', right);
    const liisa = play(slack, 'liisa');
    await liisa.command('setup Kamppi');
    await liisa.isAsked('password');
    await liisa.presses(labels.enterPassword);
    const form = await slack.until(() => slack.view('liisa'));
    expect(slack.renderView(form)).toContain('Only the people of this site reach its credentials');
  });
});

describe('help', () => {
  it('reaches the alerts channel, is taken by one of two who press at once, and the installer sees who', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await maija.types('help the checkbox is not there <!channel>');
    await maija.sees('Support knows since');
    const call = await slack.until(() =>
      slack.messages('alerts').find((m) => m.text.includes('help wanted')),
    );
    expect(shown(slack, call)).toContain('help wanted at *Public API in use*');
    expect(JSON.stringify(call.blocks)).not.toContain('<!channel>');
    await Promise.all([
      slack.as('sami').press(labels.takeIt, { message: call, stale: true }),
      slack.as('liisa').press(labels.takeIt, { message: call, stale: true }),
    ]);
    await maija.sees('looks into it');
    await world.bot().idle();
    expect(maija.timesTold('looks into it')).toBe(1);
    expect(`${only('sami')}${only('liisa')}`).toContain('Somebody was faster');
    expect(messagesSaying('alerts', 'help wanted')).toBe(1);
  });

  it('reaches the admins where there is no alerts channel', async () => {
    world = await startWorld({ environment: { ALERT_CHANNEL: '' } });
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.types('help where is it?');
    await slack.until(() => slack.messages('sami').find((m) => m.text.includes('help wanted')));
  });
});

describe('one locking system', () => {
  it('is chosen by the person where the user reaches several, and remembered', async () => {
    world = await startWorld();
    const { maija, iloq, right } = world;
    const [system] = iloq.state.systems;
    const [first] = system?.lockGroups ?? [];
    if (!system || !first) throw new Error('the local iLOQ is empty');
    system.lockGroups.push({
      ...structuredClone(first),
      LockGroup_ID: '00000005-0000-4000-8000-00000000000b',
      Name: 'Kamppi <B>',
    });
    await maija.opens('Kamppi');
    await maija.comesTo('verification', right);
    await maija.presses(labels.checkNow);
    await maija.sees('Which one is this site?');
    await maija.presses('Kamppi <B>');
    await maija.isAsked('hand-over');
    await maija.sees('Kamppi <B>');
    expect(iloq.counters.opened).toBe(iloq.counters.killed);
  });

  it('is one site: a second one with the same service code is offered the first', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('api-user', right);
    await maija.opens('Turku');
    await maija.answers('delivered-with-api', 'yes');
    await maija.answers('service-code', right.serviceCode);
    await maija.sees('The site *Kamppi* has the same service code');
  });
});

describe('without CREDENTIALS_KEY', () => {
  it('stores no password and asks for it at each verification', async () => {
    world = await startWorld({ environment: { CREDENTIALS_KEY: '' } });
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.comesTo('verification', { ...right, password: undefined });
    expect(await maija.enters('too-simple', labels.checkNow)).toContain('upper-case');
    await world.slack.as('maija').close();
    await maija.enters(right.password, labels.checkNow);
    await maija.isAsked('hand-over');
  });
});

describe('after a restart', () => {
  it('the conversation goes on where it was, and old buttons still work', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('user-id', right);
    await world.restart();
    await maija.answers('user-id', right.userId);
    await maija.isAsked('password');
    await world.restart();
    await maija.enters(right.password);
    await maija.isAsked('usage-rights');
  });
});

describe('App Home', () => {
  it("shows the person's own sites, each with one button to go on", async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await slack.as('maija').openHome();
    const home = await slack.until(() => slack.home('maija'));
    expect(slack.renderView(home)).toContain('Kamppi');
    await slack.as('liisa').openHome();
    const empty = await slack.until(() => slack.home('liisa'));
    expect(slack.renderView(empty)).toContain('You have no open site');
  });
});
