import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/slack/index.ts';
import { restore } from '../../src/overview/export/index.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const inDirectMessage = (person: string): readonly Message[] => world.slack.messages(person);
const told = (person: string): string =>
  inDirectMessage(person)
    .map((message) => shown(world.slack, message))
    .join('\n');
const answered = (person: string): string => {
  const last = world.slack.ephemerals(person).at(-1);
  return last ? shown(world.slack, last) : '';
};

describe('A manager has all sites checked from Slack', () => {
  it('is asked how fast, sees how far it is in one message, then what broke, with a table', async () => {
    world = await startWorld();
    const { slack, maija, right, iloq } = world;
    for (const site of ['Kamppi', 'Pasila']) {
      await maija.opens(site);
      if (site === 'Kamppi') await maija.comesTo('hand-over', right);
    }
    await slack.as('sami').command('/livion', 'role @liisa manager');
    await world.bot().idle();

    await slack.as('liisa').command('/livion', 'tarkista kaikki', { channel: 'sites' });
    await slack.until(() => answered('liisa').includes('How fast?'));
    expect(answered('liisa')).toContain('Check 1 site with iLOQ?');
    expect(answered('liisa')).toContain('Being set up: 1 site.');

    for (const { users } of iloq.state.systems) for (const user of users) user.rightsMask = '0';
    await slack.as('liisa').press('10 a minute · 6 s', { message: lastOf('liisa') });
    await slack.until(() => told('liisa').includes('1 site checked'), { what: 'a result' });
    await slack.until(() => tableOf('liisa'), { what: 'a table' });
    await world.bot().idle();
    expect(told('liisa')).toContain('✓ Checked 1 site');
    expect(told('liisa')).toContain('Broke: 1');
    expect(
      inDirectMessage('liisa').filter(({ text }) => text.includes('hecked 1 site')),
    ).toHaveLength(1);
    const rows = parse(restore(tableOf('liisa') ?? ''), { columns: true, bom: true });
    expect(rows).toMatchObject([
      {
        name: 'Kamppi',
        before: 'well',
        now: 'broken',
        wrong_findings: expect.stringContaining('right-missing'),
      },
    ]);
  });
});

const lastOf = (person: string): Message => {
  const last = world.slack.ephemerals(person).at(-1);
  if (!last) throw new Error('nothing was answered');
  return last;
};
const tableOf = (person: string): string | undefined =>
  inDirectMessage(person)
    .flatMap(({ files }) => files)
    .find(({ name }) => name.endsWith('.csv'))
    ?.content()
    .toString('utf8');
