import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { button } from '../../src/slack/messages/buttons.ts';
import { sentence } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { postButton } from './old-button.ts';
import { peopleIn } from './people.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

/** Kamppi's document was edited by hand, and a comma is missing now; Pasila's is whole. */
let world: World;
let file: string;
let whole: string;
beforeEach(async () => {
  world = await startWorld();
  const { maija } = world;
  await maija.opens('Pasila');
  await maija.opens('Kamppi');
  await maija.answers('delivered-with-api', 'yes');
  await world.bot().idle();
  const site = sitesOnDisk(world.dataDir).find(({ name }) => name === 'Kamppi');
  file = join(world.dataDir, 'sites', `${site?.id}.json`);
  whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace(',', ''));
  await world.restart();
});
afterEach(() => world.close());

const stopped = sentence(en, {
  ...{ answer: 'refused', by: 'the-operator' },
  site: { name: 'Kamppi', installers: [] },
});
const { only } = peopleIn(() => world);

it.each(['status Kamppi', 'verify Kamppi', 'setup Kamppi', 'site Kamppi', 'alerts Kamppi off'])(
  'a person who types `/livion %s` is told that the site is stopped, and nothing is changed',
  async (command) => {
    await world.maija.command(command);
    await world.slack.until(() => only('maija').includes(stopped), { what: stopped });
    expect(readFileSync(file, 'utf8')).toBe(whole.replace(',', ''));
  },
);

it('whoever presses a button of it hears the same', async () => {
  const { slack } = world;
  const site = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
  for (const press of [
    { do: 'status', site },
    { do: 'verify', site },
  ] as const) {
    const message = await postButton(slack, button('old', press));
    const before = slack.ephemerals('maija').length;
    await slack.as('maija').press(`${press.do}:0`, { message });
    await world.bot().idle();
    const [answer] = slack.ephemerals('maija').slice(before);
    expect(answer && shown(slack, answer), press.do).toContain(stopped);
  }
});

it('the others go on, and so does this one once it is fixed', async () => {
  await world.slack.as('maija').command('/livion', 'status Pasila');
  await world.slack.until(() => only('maija').includes('Pasila'), { what: 'the status of Pasila' });
  writeFileSync(file, whole);
  await world.restart();
  await world.maija.command('setup Kamppi');
  await world.maija.isAsked('service-code');
});
