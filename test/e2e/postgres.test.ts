import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labels, listTexts, replies } from '../../src/text/en/index.ts';
import { openAndSend, startPagedWorld } from '../http/credentials/paged-world.ts';
import { ownServer } from '../storage/postgres/own-server.ts';
import { programs, type Server } from '../storage/postgres/server.ts';
import { subscription } from '../webhooks/some.ts';
import { openSteps } from './seen.ts';
import { startWorld, type World } from './world.ts';

const { storeAway: away } = replies;

describe.skipIf(programs === undefined)('a bot on PostgreSQL', () => {
  let server: Server;
  let url: string;
  let world: World | undefined;
  beforeAll(async () => {
    server = await ownServer();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    url = await server.newDatabase();
  });
  afterEach(async () => {
    await world?.close();
    world = undefined;
  });

  it('takes an installer through the whole checklist, also across a restart', async () => {
    world = await startWorld({ environment: { DATABASE_URL: url } });
    const { maija, right, iloq, slack } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await maija.comesTo('user-id', right);
    await world.restart();
    await maija.comesTo('hand-over', right);
    await maija.presses(labels.done);
    await maija.sees(listTexts.ready('Kamppi', true));
    await world.bot().idle();
    expect(openSteps(slack, 'maija')).toEqual([]);
    expect(iloq.counters).toMatchObject({ opened: 1, killed: 1 });
    await maija.command('status Kamppi');
    const sami = slack.as('sami');
    await sami.command('/livion', 'status', { channel: 'alerts' });
  });

  it('says so while PostgreSQL is away, however it is asked, and has lost nothing after', async () => {
    const paged = await startPagedWorld({ environment: { DATABASE_URL: url } });
    world = paged;
    const { maija, slack } = paged;
    const actor = slack.as('maija');
    await paged.comesToPassword();
    const link = await paged.getsLink('maija', labels.enterPassword);
    await slack.as('sami').command('/livion', 'setup Pasila');
    await paged.bot().idle();
    server.stop('immediate');

    const told = (): number => slack.seenBy('maija').filter(({ text }) => text === away).length;
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      'with a command': () => maija.command('status Kamppi'),
      'with a word': () => maija.types('status'),
      'with a press': () => actor.press(labels.help),
      'with a mention': () => actor.mention('sites', 'status Kamppi'),
    };
    const webhook = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Subscription-Id': subscription },
      body: '{}',
    };
    try {
      for (const [way, ask] of Object.entries(ways)) {
        const before = told();
        await ask();
        await slack.until(() => told() > before, { what: `an answer to who asks ${way}` });
      }
      expect((await fetch(link)).status).toBe(503);
      expect((await fetch(`${paged.url}/iloq/webhooks/kamppi`, webhook)).status).toBe(503);
    } finally {
      server.start();
    }
    await openAndSend(link, { password: paged.right.password });
    await maija.isAsked('usage-rights');
  });

  it('is not ready while PostgreSQL is away, and goes on by itself', async () => {
    world = await startWorld({ environment: { DATABASE_URL: url } });
    const { maija } = world;
    const ready = async () => (await fetch(`http://127.0.0.1:${world?.bot().port}/readyz`)).status;
    await maija.opens('Kamppi');
    expect(await ready()).toBe(200);
    server.stop('immediate');
    expect(await ready()).toBe(503);
    server.start();
    await expect.poll(ready).toBe(200);
    await maija.types('no');
    await maija.isAsked('public-api');
  });
});
