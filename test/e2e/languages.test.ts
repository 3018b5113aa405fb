import { afterEach, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/language.ts';
import { catalogue } from '../../src/text/index.ts';
import { play } from './play.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const speaks = (language: Language) => catalogue(language, 'Europe/Helsinki');
const others = languages.filter((language) => language !== 'en');
const locales = { en: 'en-US', fi: 'fi-FI', sv: 'sv-SE' } as const;

/** The bot with an installer whose Slack is in a language. */
async function withAino(locale: string, environment: Readonly<Record<string, string>> = {}) {
  const aino = { name: 'aino', realName: 'Aino Laine', locale };
  world = await startWorld({ people: [aino], environment });
  return play(world.slack, 'aino');
}
const readBy = (name: string): string =>
  world.slack
    .messages(name)
    .map((message) => shown(world.slack, message))
    .join('\n');
const stepIn = (language: Language, name: string): boolean =>
  readBy(name).includes(speaks(language).titleOf('delivered-with-api'));

describe('The conversation is in the language of its installer', () => {
  it.each(languages)('%s: as their Slack is, from the first word on', async (language) => {
    const player = await withAino(locales[language]);
    await player.opens('Kamppi');
    expect(stepIn(language, 'aino')).toBe(true);
    expect(readBy('aino')).toContain(speaks(language).labels.notSure);
    if (language !== 'en') expect(sitesOnDisk(world.dataDir)[0]).toMatchObject({ language });
  });

  it.each(languages)('%s: as the workspace is, where Slack says nothing', async (language) => {
    const player = await withAino('de-DE', { DEFAULT_LANGUAGE: language });
    await player.opens('Kamppi');
    expect(stepIn(language, 'aino')).toBe(true);
  });

  it.each(others)('%s: as they choose, and what stands open follows', async (language) => {
    const player = await withAino('en-US');
    await player.opens('Kamppi');
    expect(stepIn('en', 'aino')).toBe(true);
    await world.slack.as('aino').command('/livion', `language ${language}`);
    await world.bot().idle();
    const { labels, listTexts, languageTexts } = speaks(language);
    expect(readBy('aino')).toContain(labels.notSure);
    expect(readBy('aino')).toContain(listTexts.greeting('U0AINO'));
    expect(readBy('aino'), 'it is asked no more').not.toContain(languageTexts.ownNames.en);
    expect(stepIn('en', 'aino')).toBe(false);
    await player.answers('delivered-with-api', language === 'fi' ? 'ei' : 'nej');
    await world.bot().idle();
    expect(readBy('aino')).toContain(speaks(language).titleOf('public-api'));
  });

  it.runIf(others.length > 0)(
    'is asked for in the first message, and not with a second site',
    async () => {
      const player = await withAino('en-US');
      const { slack } = world;
      const { ownNames } = speaks('en').languageTexts;
      await player.opens('Kamppi');
      expect(readBy('aino')).toContain(ownNames.en);
      await player.opens('Pasila');
      await world.bot().idle();
      const asked = slack
        .messages('aino')
        .filter((each) => shown(slack, each).includes(ownNames.en));
      expect(asked).toHaveLength(1);
    },
  );

  it('decides what a word means that is another one in another language', async () => {
    const player = await withAino('fi-FI');
    await player.opens('Kamppi');
    await world.bot().idle();
    // "well", or the English "no".
    await player.types('no');
    await world.bot().idle();
    expect(player.asked()?.ask).toBe('delivered-with-api');
    const answer = world.slack.messages('aino').at(-1);
    expect(answer && shown(world.slack, answer)).toContain(speaks('fi').meaningLabels.no);
    await player.presses(speaks('fi').meaningLabels.no);
    await player.isAsked('public-api');
  });

  it('stays as it is for who takes it over, unless they choose another', async () => {
    const player = await withAino('sv-SE');
    await player.opens('Kamppi');
    expect(sitesOnDisk(world.dataDir)[0]).toMatchObject({ language: 'sv' });
  });
});

describe('Everybody reads their own language', () => {
  it.each(languages)('%s: commands, and Home', async (language) => {
    await withAino(locales[language]);
    const { slack } = world;
    await slack.as('aino').command('/livion', 'help');
    await world.bot().idle();
    const answers = slack
      .ephemerals('aino')
      .map((message) => shown(slack, message))
      .join('\n');
    expect(answers).toContain(speaks(language).labels.mySites);
    await slack.as('aino').openHome();
    const home = await slack.until(() => slack.home('aino'), { what: 'Home' });
    expect(slack.renderView(home)).toContain(speaks(language).labels.createNew);
  });

  it.each(others)(
    '%s: a channel, as it is chosen with the alerts that go there; open ones follow',
    async (language) => {
      world = await startWorld();
      const { slack, maija } = world;
      await maija.opens('Kamppi');
      await maija.answers('delivered-with-api', 'no');
      await maija.isAsked('public-api');
      await maija.types('help where is it?');
      await slack.until(() => slack.messages('alerts').length > 0, { what: 'an alert' });
      await world.bot().idle();
      const { labels } = speaks(language);
      expect(readBy('alerts')).toContain(speaks('en').labels.takeIt);
      await slack.as('sami').command('/livion', `alerts Kamppi in ${language}`);
      await world.bot().idle();
      expect(readBy('alerts')).toContain(labels.takeIt);
      expect(readBy('alerts')).not.toContain(speaks('en').labels.takeIt);
    },
  );

  it('a guest of one site does not choose it for the channel in which all others are told, too', async () => {
    world = await startWorld();
    const { slack } = world;
    await world.maija.opens('Kamppi');
    await world.bot().idle();
    await slack.as('sami').command('/livion', 'role @gabi installer Kamppi');
    await world.bot().idle();
    const asks = async () => {
      await slack.as('gabi').command('/livion', 'alerts Kamppi in suomi', { channel: 'sites' });
      await world.bot().idle();
      const answer = slack.ephemerals('gabi').at(-1);
      return answer && shown(slack, answer);
    };
    expect(await asks()).toContain('an admin of the workspace');
    await slack.as('sami').command('/livion', 'alerts Kamppi #sites');
    await world.bot().idle();
    expect(await asks(), 'a channel of its own').not.toContain('an admin of the workspace');
  });
});
