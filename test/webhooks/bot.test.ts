import { afterEach, expect, it } from 'vitest';
import {
  enterLabel,
  openAndSend,
  type PagedWorld,
  startPagedWorld,
} from '../http/credentials/paged-world.ts';
import { subscription } from './some.ts';

let world: PagedWorld;
afterEach(() => world.close());

it('the real bot takes webhooks at the address of a site, and asks iLOQ for its events at the end of a verification', async () => {
  world = await startPagedWorld();
  const answer = await fetch(`${world.url}/iloq/webhooks/kamppi`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Subscription-Id': subscription },
    body: '{}',
  });
  expect([answer.status, await answer.text()]).toEqual([
    404,
    expect.stringContaining('verify the site'),
  ]);

  const { maija, right, iloq } = world;
  await world.comesToPassword();
  await openAndSend(await world.getsLink('maija', enterLabel), { password: right.password });
  await maija.isAsked('usage-rights');
  await maija.comesTo('hand-over', right);
  await world.bot().idle();
  // The first verification finishes the site; webhooks belong to finished ones.
  expect(iloq.counters.calls.get('Webhooks/Events')).toBeUndefined();
  await maija.types('verify');
  await world.slack.until(() => iloq.counters.calls.get('Webhooks/Events') === 1, {
    what: 'a look at the events',
  });
  await world.bot().idle();
  expect(iloq.counters.killed).toBe(iloq.counters.opened);
});
