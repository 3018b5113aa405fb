import { afterEach, beforeEach, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { type PagedWorld, startPagedWorld } from '../http/credentials/paged-world.ts';
import { shown } from './seen.ts';

/** Maija has a site, and a link to enter its password; then she leaves Slack. */
let world: PagedWorld;
let link: string;
beforeEach(async () => {
  world = await startPagedWorld();
  await world.comesToPassword();
  link = await world.getsLink('maija', labels.enterPassword);
  world.slack.deactivate('maija');
  await world.bot().idle();
  await world.restart();
});
afterEach(() => world.close());

const alerts = (): string =>
  world.slack
    .messages('alerts')
    .map((message) => shown(world.slack, message))
    .join('\n');

it('her link is gone, and she has no right any more', async () => {
  expect((await fetch(link)).status).toBe(410);
  const before = world.slack.ephemerals('maija').length;
  await world.slack.as('maija').command('/livion', 'status Kamppi');
  await world.bot().idle();
  const answers = world.slack.ephemerals('maija').slice(before);
  expect(answers.map((message) => shown(world.slack, message)).join()).not.toContain('Kamppi: 🔵');
});

it('support is told that the site needs somebody else, until somebody has it', async () => {
  const { slack } = world;
  await slack.until(() => alerts().includes('Kamppi · needs a new installer'), {
    what: 'the alert',
  });
  expect(alerts()).toMatch(/@Maija Virtanen has left Slack: hand the site on/u);
  await slack.as('sami').command('/livion', 'site Kamppi');
  await slack.until(() => slack.ephemerals('sami').length > 0, { what: 'the menu' });
  await slack.as('sami').press(labels.people, { in: 'messages' });
  await slack.until(() => slack.view('sami'), { what: 'the form' });
  await slack.as('sami').submit({ responsible: slack.person('liisa').id, others: [] });
  await slack.until(() => alerts().includes('somebody has the site again'), {
    what: 'its end',
  });
});
