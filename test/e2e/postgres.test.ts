import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labels, listTexts } from '../../src/text/en/index.ts';
import { programs, Server } from '../storage/postgres/server.ts';
import { openSteps } from './seen.ts';
import { startWorld, type World } from './world.ts';

describe.skipIf(programs === undefined)('a bot on PostgreSQL', () => {
  let server: Server;
  let url: string;
  let world: World | undefined;
  beforeAll(() => {
    server = new Server();
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

  it('is not ready while PostgreSQL is away, and goes on by itself', async () => {
    world = await startWorld({ environment: { DATABASE_URL: url } });
    const { maija, slack } = world;
    const ready = async () => (await fetch(`http://127.0.0.1:${world?.bot().port}/readyz`)).status;
    await maija.opens('Kamppi');
    expect(await ready()).toBe(200);
    server.stop('immediate');
    expect(await ready()).toBe(503);
    server.start();
    await slack.until(async () => (await ready()) === 200, { what: 'a bot that is ready' });
    await maija.types('no');
    await maija.isAsked('public-api');
  });
});
