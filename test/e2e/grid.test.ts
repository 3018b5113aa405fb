import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEAM } from '../../sandbox/slack/types.ts';
import { sentence } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { play } from './play.ts';
import { startWorld, type World } from './world.ts';

/** Enterprise Grid: people whose home is another workspace, or the organisation itself. */
let world: World;
beforeEach(async () => {
  const ours = { home: 'T0ANOTHER', teams: ['T0ANOTHER', TEAM.id] };
  world = await startWorld({
    people: [
      { name: 'greta', realName: 'Greta', grid: ours },
      {
        name: 'gunvor',
        realName: 'Gunvor',
        isAdmin: true,
        grid: { home: 'E0ORG', teams: [TEAM.id] },
      },
      { name: 'elsa', realName: 'Elsa', grid: { home: 'T0ANOTHER', teams: ['T0ANOTHER'] } },
    ],
  });
});
afterEach(() => world.close());

const told = (person: string): string =>
  world.slack
    .ephemerals(person)
    .map(({ text }) => text)
    .join('\n');

it('a colleague who belongs to our workspace, too, sets a site up', async () => {
  await play(world.slack, 'greta').opens('Kamppi');
});

it('its admin is one', async () => {
  await world.slack.as('gunvor').command('/livion', 'role @greta manager');
  await world.slack.until(() => told('gunvor').includes('*manager*'), { what: 'the role' });
});

it('somebody of another workspace of the organisation may nothing until named', async () => {
  await world.slack.as('elsa').command('/livion', 'setup Kamppi');
  await world.slack.until(
    () => told('elsa').includes(sentence(en, { answer: 'refused', by: 'an-admin' })),
    {
      what: 'the refusal',
    },
  );
  expect(world.slack.messages('elsa')).toEqual([]);
});
