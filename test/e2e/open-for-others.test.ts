import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { type Player, play } from './play.ts';
import { openSteps, shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let liisa: Player;
beforeEach(async () => {
  world = await startWorld({
    people: [
      { name: 'gabi2', realName: 'Gabi', isRestricted: true },
      { name: 'jari', realName: 'Jari Joki' },
      { name: 'jari2', realName: 'Jari Joki' },
    ],
  });
  liisa = play(world.slack, 'liisa');
  await world.slack.as('sami').command('/livion', 'role @liisa manager');
  await world.bot().idle();
});
afterEach(() => world.close());

/** What somebody alone was shown last. */
const told = (person: string): string => {
  const { slack } = world;
  const all = [...slack.messages(person), ...slack.ephemerals(person)];
  return all.map((message) => shown(slack, message)).join('\n');
};
const names = (): string[] =>
  sitesOnDisk(world.dataDir)
    .map(({ name }) => name)
    .toSorted();

/** Liisa sends the form for several. */
async function sends(list: string): Promise<void> {
  const { slack } = world;
  await liisa.command('setup');
  await world.bot().idle();
  await slack.as('liisa').press(labels.openForOthers);
  await slack.until(() => slack.view('liisa'), { what: 'the form' });
  await slack.as('liisa').submit({ list });
  await world.bot().idle();
}

describe('A manager opens a site for somebody else', () => {
  it('who is greeted in their direct message, and asked when they start', async () => {
    const { slack, maija } = world;
    await liisa.command('setup Töölön ranta @maija', 'sites');
    await maija.sees('has opened the site *Töölön ranta* for you');
    await world.bot().idle();
    expect(told('liisa')).toContain('*Töölön ranta* is open for');
    expect(openSteps(slack, 'maija'), 'nothing is asked yet').toEqual([]);
    await maija.presses(labels.start);
    await maija.isAsked('delivered-with-api');
    expect(sitesOnDisk(world.dataDir)).toMatchObject([
      { name: 'Töölön ranta', installers: [slack.person('maija').id] },
    ]);
  });

  it('at work on another site they are not disturbed: a typed word is for that one', async () => {
    const { maija, right } = world;
    await maija.opens('Kallio');
    await maija.comesTo('service-code', right);
    await liisa.command('setup Kamppi @maija');
    await maija.sees('*Kamppi* for you');
    await maija.types('KALLIO');
    await maija.isAsked('service-address');
    const code = (name: string) =>
      sitesOnDisk(world.dataDir).find((site) => site.name === name)?.values.serviceCode;
    expect([code('Kallio'), code('Kamppi')]).toEqual(['KALLIO', undefined]);
  });

  it('a site that is there is given to nobody so', async () => {
    const { maija } = world;
    await maija.opens('Kamppi');
    await liisa.command('setup Kamppi @jari');
    await world.bot().idle();
    expect(told('liisa')).toContain('there is a site of that name');
    expect(told('jari')).toBe('');
    expect(sitesOnDisk(world.dataDir)[0]?.installers).toHaveLength(1);
  });

  it('a guest whom nobody has named is not let in by it, one who is named already is', async () => {
    const { slack, maija } = world;
    await liisa.command('setup Kamppi @gabi2');
    await world.bot().idle();
    expect(told('liisa')).toContain('An admin has to name them first.');
    expect(names()).toEqual([]);
    await maija.opens('Pasila');
    await slack.as('sami').command('/livion', 'role @gabi2 installer Pasila');
    await world.bot().idle();
    await liisa.command('setup Kamppi @gabi2');
    await slack.until(() => told('gabi2').includes('*Kamppi* for you'), { what: 'a greeting' });
  });

  it('a name that is nearly another is asked about', async () => {
    const { slack, maija } = world;
    await maija.opens('Kamppi');
    await liisa.command('setup Kamppi 2 @jari');
    await world.bot().idle();
    expect(names()).toEqual(['Kamppi']);
    await slack.as('liisa').press(labels.createNew);
    await slack.until(() => told('jari').includes('*Kamppi 2* for you'), { what: 'a greeting' });
  });
});

describe('Somebody whom Slack has not made a mention of', () => {
  it('is found by the name behind the @; where nobody has it, no site is opened', async () => {
    const { slack } = world;
    await liisa.command('setup Kamppi @nobody');
    await world.bot().idle();
    expect(told('liisa')).toContain('*Kamppi* is not open: I find nobody of that name.');
    expect(names()).toEqual([]);
    // In quotes it is a name.
    await liisa.command('setup "Café @home"');
    await slack.until(() => names().includes('Café @home'), { what: 'the site' });
  });
});

describe('A check from elsewhere', () => {
  it('that lacks a value says which, and that it is asked for', async () => {
    await world.maija.opens('Kamppi');
    await liisa.command('verify Kamppi');
    await world.bot().idle();
    expect(told('liisa')).toContain('*Kamppi* is not checked yet. Missing: *Service code*');
  });
});

describe('Several at once, from a list', () => {
  it('what can be read is opened, what cannot is said line by line, and nothing is lost', async () => {
    const { slack } = world;
    await sends('Kamppi, Maija\nKallio\tmaija\n\nPasila; Nobody\nTapiola, Jari Joki\nKamppi, Sami');
    expect(names()).toEqual(['Kallio', 'Kamppi']);
    for (const line of [
      '✓ 2 sites are open',
      '✗ 3 lines are still to do',
      'Line 4 `Pasila; Nobody`: I find nobody of that name.',
      'Line 5 `Tapiola, Jari Joki`: several people are called so.',
      'Line 6 `Kamppi, Sami`: there is a site of that name.',
    ])
      expect(told('liisa')).toContain(line);
    await slack.as('liisa').press(labels.enterAgain, { in: 'messages' });
    const form = await slack.until(() => slack.view('liisa'), { what: 'the form' });
    expect(JSON.stringify(form)).toContain('Tapiola, Jari Joki');
    await slack.as('liisa').submit({ list: 'Tapiola, jari2' });
    await slack.until(() => told('jari2').includes('*Tapiola* for you'), { what: 'a greeting' });
  });

  it('a line without a person is told in the form, which stays', async () => {
    const { slack } = world;
    await sends('Kamppi, Maija\nKallio');
    expect(names()).toEqual([]);
    expect(slack.view('liisa')?.errors).toEqual({
      list: 'Line 2: whose is it? Add a comma and their name.',
    });
  });
});
