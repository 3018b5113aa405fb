import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Press } from '../../src/setup/index.ts';
import { button } from '../../src/slack/messages/buttons.ts';
import { postButton } from './old-button.ts';
import { play } from './play.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;

/** Who may not see Salmisaari, each for a reason of their own. */
const blind = {
  mona: 'a manager named none on the site',
  niko: 'a full member named none, who sees another site',
  gunnar: 'a guest named on another site',
  gabi: 'a guest named nowhere',
  olga: 'somebody of another organisation',
} as const;

beforeAll(async () => {
  world = await startWorld({
    draw: async () => Buffer.from('a picture'),
    people: [
      { name: 'mona', realName: 'Mona' },
      { name: 'niko', realName: 'Niko' },
      { name: 'gunnar', realName: 'Gunnar', isRestricted: true },
      { name: 'olga', realName: 'Olga', isStranger: true },
    ],
  });
  const { slack, maija } = world;
  await maija.opens('Salmisaari');
  await maija.answers('delivered-with-api', 'yes');
  await maija.answers('service-code', 'KAMPPI');
  await world.bot().idle();
  await play(slack, 'liisa').opens('Pasila');
  const named = ['mona manager', 'niko none'];
  const onSites = [
    'mona none Salmisaari',
    'liisa support Salmisaari',
    'niko support Pasila',
    'gunnar installer Pasila',
  ];
  for (const each of [...named, ...onSites])
    await slack.as('sami').command('/livion', `role @${each}`);
  // An incident of Salmisaari's, which support is told.
  await maija.presses('Help');
  await maija.types('help I cannot find the service address');
  await world.bot().idle();
  // One that Slack takes in no form: it could be told nowhere.
  slack.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
  await maija.types('help it is not on the screen either');
  await world.bot().idle();
  slack.clearFaults();
});
afterAll(() => world.close());

/** All that comes to somebody alone by what is done: messages, files, and Home. */
async function comesTo(name: string, deed: () => Promise<unknown>): Promise<string> {
  const { slack } = world;
  const messages = () => [...slack.ephemerals(name), ...slack.messages(name)];
  const before = new Set(messages().map(({ ts }) => ts));
  await deed();
  await world.bot().idle();
  const fresh = messages().filter(({ ts, user }) => !before.has(ts) && user === slack.botUserId);
  const home = slack.home(name);
  return [
    ...fresh.map((each) => shown(slack, each)),
    ...fresh.flatMap(({ files }) => files).map(({ altText }) => altText),
    ...fresh.flatMap(({ files }) => files).map(({ content }) => content().toString('utf8')),
    ...(home ? [slack.renderView(home)] : []),
  ].join('\n');
}

const pressed = (press: Press) => async (name: string) => {
  const { slack } = world;
  const message = await postButton(slack, button('old', press));
  return slack.as(name).press(`${press.do}:0`, { message });
};

const typed = (text: string) => (name: string) => world.slack.as(name).command('/livion', text);

/** Every list of sites, or of what is about sites; none of them is asked for by the site's name. */
const lists: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  'the sites': typed('sites'),
  'how all stand': typed('status'),
  'the open incidents': typed('alerts'),
  'where somebody is named': typed('role @liisa'),
  'those found by a part of a name': typed('status Salmi'),
  'the nearest names': typed('status Salmisari'),
  'a name that is nearly taken': typed('setup Salmisaarj'),
  'a name as a command': typed('Salmi'),
  Home: (name) => world.slack.as(name).openHome(),
  'the picture': pressed({ do: 'picture' }),
  'the export for a spreadsheet': pressed({ do: 'export', as: 'csv' }),
  'the export for programs': pressed({ do: 'export', as: 'json' }),
};

describe('A list holds what its reader may see, and nothing else', () => {
  it.each(Object.entries(lists).filter(([list]) => list !== 'the sites'))(
    '%s: an admin finds the site there',
    async (_, look) => {
      expect(await comesTo('sami', () => look('sami'))).toContain('Salmisaari');
    },
  );

  it.each(
    Object.entries(lists).flatMap(([list, look]) =>
      Object.entries(blind).map(([name, who]) => [list, who, name, look] as const),
    ),
  )('%s: not to %s', async (_, __, name, look) => {
    expect(await comesTo(name, () => look(name))).not.toContain('Salmisaari');
  });

  it('what could be told nowhere: an admin finds it there', async () => {
    const text = await comesTo('sami', () => typed('alerts')('sami'));
    expect(text).toMatch(/could not be delivered\*\n[^\n]*Salmisaari/u);
  });

  it('who types its service code on another site is not told of it', async () => {
    const mona = play(world.slack, 'mona');
    await mona.opens('Turku');
    const told = await comesTo('mona', async () => {
      await mona.answers('delivered-with-api', 'yes');
      await mona.answers('service-code', 'KAMPPI');
      await mona.isAsked('service-address');
    });
    expect(told).toContain('KAMPPI');
    expect(told).not.toContain('Salmisaari');
  });
});
