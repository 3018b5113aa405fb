import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import { peopleIn } from './people.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const { idOf, told, sees, types, opensForm, site } = peopleIn(() => world);

/** Every file below DATA_DIR, as bytes in one text. */
const onDisk = (): string =>
  readdirSync(world.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

describe('deleting for good', () => {
  it('asks for the name, and leaves nothing but who did it; old buttons say that it is gone', async () => {
    world = await startWorld();
    const { maija, slack, right } = world;
    await maija.opens('Kamppi-Uniikki');
    await maija.comesTo('hand-over', right);
    await maija.types('help Secret-Question-77');
    await slack.until(() =>
      slack.messages('alerts').find(({ text }) => text.includes('help wanted')),
    );
    await world.bot().idle();
    const step = await maija.isAsked('hand-over');
    const { id } = site();
    await opensForm('sami', labels.delete, 'Kamppi-Uniikki');
    await slack.as('sami').submit({ name: 'Kampi' });
    expect(slack.view('sami')?.errors).toMatchObject({
      name: expect.stringContaining('not its name'),
    });
    await slack.as('sami').submit({ name: 'kamppi-uniikki' });
    await sees('sami', 'is deleted for good', told);
    expect(sitesOnDisk(world.dataDir)).toEqual([]);
    await slack.as('maija').press(labels.done, { message: step.message });
    await sees('maija', 'That site is no longer there');
    const alert = slack.messages('alerts').find(({ text }) => text.includes('help wanted'));
    if (alert) await slack.as('liisa').press(labels.takeIt, { message: alert, stale: true });
    await sees('liisa', 'That incident is no longer there');
    await world.bot().idle();
    await world.bot().stop();
    const left = onDisk();
    for (const gone of ['Kamppi-Uniikki', 'Secret-Question-77', right.userId, right.serviceCode])
      expect(left.includes(gone), gone).toBe(false);
    const database = new DatabaseSync(join(world.dataDir, 'bot.sqlite'), { readOnly: true });
    expect(database.prepare('SELECT id, site, person, kind FROM journal').all()).toEqual([
      { id: `${id}-deleted`, site: id, person: idOf('sami'), kind: 'site-deleted' },
    ]);
    database.close();
  });

  it('is finished at the next start by a process that follows one that died in it', async () => {
    world = await startWorld();
    await world.maija.opens('Kamppi');
    await world.bot().idle();
    const { id } = site();
    await world.bot().stop();
    const workspace = { version: 1, id: 'workspace', roles: {}, pending: [], effects: 0 };
    const deleting = [{ site: id, by: idOf('sami'), at: 1 }];
    writeFileSync(
      join(world.dataDir, 'workspace.json'),
      JSON.stringify({ ...workspace, deleting }),
    );
    writeFileSync(join(world.dataDir, 'notes.json'), 'mine, and no JSON');
    await world.restart();
    expect(sitesOnDisk(world.dataDir)).toEqual([]);
    expect(readFileSync(join(world.dataDir, 'workspace.json'), 'utf8')).toContain('"deleting": []');
    expect(readdirSync(world.dataDir).filter((name) => name.startsWith('notes'))).toEqual([
      'notes.json',
    ]);
    await types('maija', 'status Kamppi');
    await sees('maija', 'I know no site called');
  });
});

describe('subscriptions at iLOQ', () => {
  /** A finished site that wants to be told of an event; its subscription is at iLOQ. */
  async function subscribed(): Promise<void> {
    world = await startWorld();
    const { maija, slack, right } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('hand-over', right);
    await world.restart({ PUBLIC_URL: 'http://127.0.0.1:9' });
    await slack.as('maija').command('/livion', 'alerts Kamppi');
    await sees('maija', labels.events);
    await slack.as('maija').press(labels.events, { in: 'messages' });
    await slack.until(() => slack.view('maija'));
    await slack.as('maija').submit({ events: ['key_added'] });
    await slack.until(() => site().webhooks?.subscriptions.length === 1, {
      what: 'a subscription',
    });
    expect(subscriptions()).toBe(1);
    const { counters } = world.iloq;
    // What reads it back logs out last: an iLOQ that goes down before would keep that session.
    await expect.poll(() => counters.opened - counters.killed).toBe(0);
  }
  const subscriptions = (): number =>
    world.iloq.state.systems[0]?.lockGroups[0]?.subscriptions.length ?? -1;

  it('are deleted with the site; what comes late finds nobody', async () => {
    await subscribed();
    const { id } = site();
    await opensForm('sami', labels.delete);
    await world.slack.as('sami').submit({ name: 'Kamppi' });
    await sees('sami', 'is deleted for good', told);
    expect(subscriptions()).toBe(0);
    const late = await fetch(`http://127.0.0.1:${world.bot().port}/iloq/webhooks/${id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'subscription-id': '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      },
      body: '{}',
    });
    expect(late.status).toBe(404);
  });

  it('stay where iLOQ cannot be reached: the person is told, and deletes the site all the same', async () => {
    await subscribed();
    world.iloq.faults.set('*', { kind: 'status', status: 503 });
    await opensForm('sami', labels.delete);
    await world.slack.as('sami').submit({ name: 'Kamppi' });
    await sees('sami', 'is not deleted yet', told);
    expect(told('sami')).toContain('key_added');
    expect(sitesOnDisk(world.dataDir)).toHaveLength(1);
    await world.slack.as('sami').press(labels.deleteAnyway, { in: 'messages' });
    await sees('sami', 'is deleted for good');
    expect(sitesOnDisk(world.dataDir)).toEqual([]);
    world.iloq.faults.clear();
  });
});
