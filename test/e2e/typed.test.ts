import { afterEach, describe, expect, it } from 'vitest';
import { stepIds } from '../../src/checklist/index.ts';
import { blankTexts, labels } from '../../src/text/en/index.ts';
import { sentence } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { play } from './play.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

/** All that only this person was shown, the last thing last. */
const answers = (person: string): string[] =>
  world.slack.ephemerals(person).map((message) => shown(world.slack, message));

/** `/livion <text>` of the admin, and the answer that they alone see. */
async function command(text: string, channel?: string): Promise<string> {
  const before = answers('sami').length;
  await world.slack.as('sami').command('/livion', text, channel === undefined ? {} : { channel });
  await world.bot().idle();
  return answers('sami').slice(before).join('\n');
}

const site = (name: string) => {
  const found = sitesOnDisk(world.dataDir).find((each) => each.name === name);
  if (!found) throw new Error(`no site ${name}`);
  return found;
};
const siteNames = (): string[] => sitesOnDisk(world.dataDir).map(({ name }) => name);

describe('/livion alerts', () => {
  it('looks at a site whose name ends in a word that would change something', async () => {
    world = await startWorld();
    for (const name of ['Kickoff', 'Hotel Atmosphere', 'Take Off', 'Take'])
      await command(`setup "${name}"`);
    for (const name of ['Kickoff', 'Hotel Atmosphere', 'Take Off', 'kickoff', '“Take Off”']) {
      expect(await command(`alerts ${name}`, 'sites'), name).toMatch(/: no open incidents/iu);
    }
    for (const name of siteNames()) expect(site(name).alerts).toBeUndefined();
  });

  it('says what it changed, and how to undo it', async () => {
    world = await startWorld();
    await command('setup Kickoff');
    const off = await command('alerts Kickoff off');
    expect(off).toContain('Alerts of *Kickoff* are off from now on');
    expect(off).toContain('To undo that, type `/livion alerts "Kickoff" default`');
    expect(site('Kickoff').alerts).toEqual({ to: 'off' });
    expect(await command('alerts "Kickoff" default')).toContain('`/livion alerts "Kickoff" off`');
    expect(site('Kickoff').alerts).toEqual({});
    expect(await command('alerts Kickoff critical here', 'sites')).toContain(
      '`/livion alerts "Kickoff" critical default`',
    );
    const { id } = world.slack.channel('sites');
    expect(site('Kickoff').alerts).toEqual({ bySeverity: { critical: id } });
    await world.slack.until(() =>
      world.slack
        .messages('sites')
        .find(({ text }) => text.includes('critical alerts of *Kickoff* come here')),
    );
  });

  it('changes nothing for a channel that is not there, or that the bot is not in', async () => {
    world = await startWorld({
      channels: [{ name: 'elsewhere', members: ['sami'], botIsMember: false }],
    });
    await command('setup Kamppi');
    expect(await command('alerts Kamppi #not-there')).toContain('I see no channel *#not-there*');
    expect(await command('alerts Kamppi #elsewhere')).toContain('nothing has changed');
    expect(await command('alerts off')).toContain('Of which site?');
    expect(site('Kamppi').alerts).toBeUndefined();
  });
});

describe('Names', () => {
  it('lose the marks that Slack or a keyboard adds, and mentions become names', async () => {
    world = await startWorld();
    for (const typed of [
      'setup #sites',
      'setup @maija',
      'setup ’Oulu’',
      'setup *Pasila*',
      'setup [Turku]',
      'Set up Vallila',
      'setup :fire: Palo',
    ])
      await command(typed);
    expect(siteNames().toSorted()).toEqual(
      ['sites', 'maija', 'Oulu', 'Pasila', 'Turku', 'Vallila', '🔥 Palo'].toSorted(),
    );
    expect(await command('status Pasila.')).toContain('Pasila');
    await world.slack.as('sami').mention('sites', ', status Turku');
    await world.bot().idle();
    expect(answers('sami').at(-1)).toContain('Turku: 🔵 under way');
    await world.slack.as('sami').mention('sites', 'setup #alerts');
    await world.bot().idle();
    expect(siteNames()).toContain('alerts');
  });
});

describe('Help', () => {
  it('is three buttons and the commands, for /livion alone and for a mention alone', async () => {
    world = await startWorld();
    const texts = [await command(''), await command('help')];
    await world.slack.as('sami').mention('sites', '');
    await world.bot().idle();
    texts.push(answers('sami').at(-1) ?? '');
    for (const text of texts) {
      for (const label of [labels.setUp, labels.mySites, labels.status])
        expect(text).toContain(`[${label}]`);
      expect(text).toContain('/livion setup');
    }
    const help = world.slack.ephemerals('sami').at(-1);
    if (!help) throw new Error('nothing was said');
    await world.slack.as('sami').press(labels.status, { message: help });
    await world.bot().idle();
    expect(answers('sami').at(-1)).toContain('No sites yet.');
  });

  it('an unknown word offers the nearest command, and a name what to do with the site', async () => {
    world = await startWorld();
    await command('setup Kamppi');
    expect(await command('statsu Kamppi')).toContain('[status Kamppi]');
    await world.slack.as('sami').press('status Kamppi', { in: 'messages' });
    await world.bot().idle();
    expect(answers('sami').at(-1)).toContain('Kamppi');
    expect(await command('Kamppi')).toContain('What would you like to do with *Kamppi*?');
    expect(await command('Talvi2026!x')).not.toContain('Talvi2026');
    expect(await command('status Talvi2026!x')).not.toContain('Talvi2026');
  });
});

describe('Values', () => {
  it('lose their marks, which is said; what is hardly right is asked about', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.answers('service-code', '*KAMPPI*');
    await maija.sees('I kept `KAMPPI`.');
    await maija.answers('service-address', `\`${right.serviceAddress}\``);
    await maija.answers('api-user', '👍');
    await maija.isAsked('user-id');
    await maija.types('api@kamppi.fi');
    await maija.sees('That looks like an e-mail address.');
    await maija.types('no');
    await maija.sees(sentence(en, { answer: 'type-again', ask: 'user-id' }));
    await maija.types('Back');
    await maija.sees('That is also a word that I know');
    await maija.types('api@kamppi.fi');
    await maija.types('yes');
    await maija.isAsked('password');
    await maija.answers('password', 'back');
    await maija.answers('user-id', '`api.keyautomat`');
    await maija.sees('I kept `api.keyautomat`.');
    expect(site('Kamppi').values).toMatchObject({
      serviceCode: 'KAMPPI',
      userId: 'api.keyautomat',
    });
  });

  it('pressing "Use it" is typing the value once more', async () => {
    world = await startWorld();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.isAsked('service-code');
    await maija.types('api@kamppi.fi');
    await maija.sees('Use `api@kamppi.fi` as *Service code* anyway?');
    await maija.presses(labels.useIt);
    await maija.isAsked('service-address');
    expect(site('Kamppi').values.serviceCode).toBe('api@kamppi.fi');
  });

  it('that cannot be read are not repeated', async () => {
    world = await startWorld();
    const { maija, right } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.answers('service-code', right.serviceCode);
    await maija.isAsked('service-address');
    await maija.types('Talvi2026!x');
    await maija.sees('I still need the *Service address*');
    await maija.types('my Talvi2026!x');
    await world.bot().idle();
    const said = world.slack
      .messages('maija')
      .filter(({ user }) => user !== world.slack.person('maija').id)
      .map((message) => shown(world.slack, message));
    expect(said.join('\n')).not.toContain('Talvi2026');
  });
});

describe('At the password step', () => {
  it('ordinary words are ordinary words, and what looks like a password is warned of', async () => {
    world = await startWorld();
    const { maija, right, slack } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', right);
    for (const typed of ['hello', 'I cannot find it', 'joo', 'miten?', 'the screen is dark']) {
      await maija.types(typed);
      await world.bot().idle();
    }
    expect(maija.timesTold('looks like a password')).toBe(0);
    expect(site('Kamppi').leakedPasswords).toEqual([]);
    const { ts } = await slack.as('maija').dm('it is Talvi2026!x');
    await maija.sees('That looks like a password');
    expect(site('Kamppi').leakedPasswords).toHaveLength(1);
    const channel = slack.messages('maija')[0]?.channel ?? '';
    await slack.as('maija').deleteMessage({ channel, ts });
    await maija.sees('Thanks.');
    expect(maija.timesTold('looks like a password'), 'said in place').toBe(0);
  });
});

describe('Blanks at the ends of a password', () => {
  const form = async (): Promise<string> => {
    const view = await world.slack.until(() => world.slack.view('maija'));
    return world.slack.renderView(view);
  };

  it('are asked about in the form before anything logs in', async () => {
    world = await startWorld();
    const { maija, right, slack, iloq } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', right);
    await maija.presses(labels.enterPassword);
    await form();
    await slack.as('maija').submit({ Password: `${right.password}\t` });
    expect(await form()).toContain(blankTexts.question);
    expect((await slack.as('maija').submit()).error).toBeNull();
    expect(await form()).toContain(blankTexts.choose);
    expect(iloq.counters.opened).toBe(0);
    await slack.as('maija').submit({ blanks: blankTexts.drop });
    await maija.isAsked('usage-rights');
    await maija.comesTo('hand-over', right);
    expect(iloq.counters.opened).toBe(1);
  });
});

describe('A message', () => {
  it('that is edited is not read, which is said', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.isAsked('service-code');
    const { ts } = await slack.as('maija').dm('KAMPI');
    await maija.isAsked('service-address');
    const channel = slack.messages('maija')[0]?.channel ?? '';
    await slack.as('maija').editMessage({ channel, ts }, 'KAMPPI', { twice: true });
    await maija.sees('I do not read edits: type `back`');
    await world.bot().idle();
    expect(maija.timesTold('I do not read edits')).toBe(1);
    expect(site('Kamppi').values.serviceCode).toBe('KAMPI');
  });

  it('in a thread of the direct message is answered there', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    const step = await maija.isAsked('public-api');
    await slack.as('maija').dm('what?', { threadTs: step.message.ts });
    const below = await maija.sees(sentence(en, { answer: 'goes-on-below' }));
    expect(below.threadTs).toBe(step.message.ts);
    await maija.sees(`[${labels.askSupportOpens}]`);
    await slack.as('maija').dm('done', { threadTs: step.message.ts });
    await maija.isAsked('lock-api-access');
    await world.bot().idle();
    expect(maija.timesTold(sentence(en, { answer: 'goes-on-below' }))).toBe(2);
  });

  it('of a picture is not read, and what to type is said', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await slack.as('maija').dm('', { picture: 'hello.jpg' });
    await maija.sees('I cannot read pictures or other files yet: type it in words');
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await slack.as('maija').dm('', { picture: 'screen.jpg' });
    await maija.sees('yet: type `done` when it is done, or `help`');
    await slack.as('maija').dm('done', { picture: 'screen.jpg' });
    for (const ask of stepIds.slice(1, 5)) await maija.answers(ask, 'later');
    await maija.isAsked('service-code');
    await slack.as('maija').dm('here', { picture: 'screen.jpg' });
    await maija.sees('yet: type the *Service code*');
    expect(site('Kamppi').values).toEqual({});
  });

  it('longer than anybody reads is answered kindly, and nothing else happens', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await maija.types(`skip ${'because '.repeat(1_000)}`);
    await maija.sees(sentence(en, { answer: 'too-long' }));
    expect(maija.asked()?.ask).toBe('public-api');
    await slack.as('gabi').command('/livion', `alerts a${' '.repeat(39_990)}b`);
    await world.bot().idle();
    expect(answers('gabi').at(-1)).toContain(sentence(en, { answer: 'too-long' }));
  });
});

describe('While a step is asked', () => {
  it('a new site is opened only after a question', async () => {
    world = await startWorld();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await maija.types('setup is done');
    await maija.sees('There is no site called *is done* yet');
    expect(siteNames()).toEqual(['Kamppi']);
  });

  it('what could mean several things is asked about, and its button does it', async () => {
    world = await startWorld();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await maija.types('next');
    await maija.sees('Is *Public API in use* done?');
    await maija.sees(`[${labels.done}] [${labels.help}]`);
    await maija.types('laterr');
    await maija.sees('What do you mean by *laterr*?');
    await maija.presses(labels.later);
    await maija.isAsked('lock-api-access');
  });

  it('who is lost sees where it is, and can ask support with their words', async () => {
    world = await startWorld();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.isAsked('public-api');
    await maija.types('I cannot find the checkbox');
    await maija.sees('Is the checkbox not there?');
    await maija.presses(labels.askSupportOpens);
    await slack.until(() => slack.view('maija'));
    await slack.as('maija').submit();
    await maija.sees('Support knows since');
    const call = await slack.until(() =>
      slack.messages('alerts').find((m) => m.text.includes('help wanted')),
    );
    expect(shown(slack, call)).toContain('I cannot find the checkbox');
  });
});

it('in a set-up thread a command is a command', async () => {
  world = await startWorld();
  const inChannel = play(world.slack, 'maija', { channel: 'sites' });
  await inChannel.opens('Kamppi');
  await inChannel.types('status Kamppi');
  await world.bot().idle();
  expect(answers('maija').at(-1)).toContain('Kamppi');
});

describe('Enter all', () => {
  const opensForm = async (): Promise<void> => {
    await world.maija.presses(labels.enterAll);
    await world.slack.until(() => world.slack.view('maija'), { what: 'the form' });
  };

  it('takes the three values in one form, with the same checks beside each field', async () => {
    world = await startWorld();
    const { maija, right, slack } = world;
    const fields = {
      'Service code': right.serviceCode,
      'Service address': new URL(right.serviceAddress).origin,
      'User ID': right.userId,
    };
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.isAsked('service-code');
    await opensForm();
    await slack.as('maija').submit({ ...fields, 'Service code': 'KAM PPI', 'User ID': 'a b' });
    expect(slack.view('maija')?.errors).toEqual({
      'service-code': 'There is a space in it.',
      'user-id': 'There is a space in it.',
    });
    await slack.as('maija').submit({ ...fields, 'User ID': 'api@kamppi.fi' });
    expect(slack.view('maija')?.errors).toEqual({
      'user-id': 'That looks like an e-mail address. If it is right, put it in quotes.',
    });
    await slack.as('maija').submit({ ...fields, 'User ID': `"${right.userId}"` });
    await maija.isAsked('api-user');
    await maija.sees(
      `✓ \`${right.serviceCode}\` · iLOQ answers at \`${right.serviceAddress}\` · \`${right.userId}\``,
    );
    await maija.answers('api-user', 'done');
    await maija.isAsked('password');
    await maija.comesTo('hand-over', right);
  });

  it('asks for an address again in its own message, and nothing that was entered is lost', async () => {
    world = await startWorld();
    const { maija, right, iloq, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'yes');
    await maija.isAsked('service-code');
    iloq.faults.set('Url/GetUrl', { kind: 'html' });
    await opensForm();
    await slack.as('maija').submit({
      'Service code': right.serviceCode,
      'Service address': right.serviceAddress,
      'User ID': right.userId,
    });
    await maija.isAsked('service-address');
    await maija.sees("is a web page, not iLOQ's service");
    iloq.faults.clear();
    await maija.answers('service-address', right.serviceAddress);
    await maija.isAsked('api-user');
    expect(site('Kamppi').values).toMatchObject({
      serviceCode: right.serviceCode,
      userId: right.userId,
    });
  });
});
