import { afterEach, describe, expect, it } from 'vitest';
import { createAlerts } from '../../src/alerts/index.ts';
import { alertOutbox, siteOutbox, workspaceOutbox } from '../../src/outbox/index.ts';
import { createDigestStore, deliveryOf, digestOutbox } from '../../src/overview/digest/index.ts';
import { changeWorkspace, say, type Workspace, workspaceOf } from '../../src/sites/index.ts';
import { openSites, openWorkspace } from '../../src/storage/index.ts';
import { problems } from '../alerts/some.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';
import { ManualClock } from './manual-clock.ts';

let data = new DataDir();
afterEach(async () => {
  await data.clear();
  data = new DataDir();
});

type Tell = Workspace['pending'][number];
const delivered = { kind: 'delivered', value: { channel: 'D1', ts: '5.1' } } as const;
const refused = { kind: 'undeliverable', reason: 'refused' } as const;

describe.each([
  ['delivered', delivered],
  ['undeliverable', refused],
])('What was %s, settled again because the write before failed late,', (_, settled) => {
  it('takes nothing else out of a site', async () => {
    const storage = data.open();
    const sites = await openSites(storage);
    const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, storage.clock);
    const list = { channel: 'D1', ts: '1.1', below: 0 };
    const note = { note: 'maybe-lost' } as const;
    await sites.update('kamppi', () =>
      say(
        siteAt('user-id', { messages: { list } }),
        1,
        { say: 'tell', to: 'U-AINO', note },
        { say: 'step', ask: 'user-id' },
        { say: 'note', note },
      ),
    );
    const outbox = siteOutbox(sites, queries, () => 2);
    const entry = await outbox.next('kamppi');
    if (!entry) throw new Error('nothing to say');
    await outbox.settle('kamppi', entry, settled);
    const once = await sites.get('kamppi');
    await outbox.settle('kamppi', entry, settled);
    expect(await sites.get('kamppi')).toEqual(once);
    expect(once?.pending.map(({ say }) => say).slice(0, 2)).toEqual(['tell', 'note']);
  });

  it('takes nothing else out of the workspace', async () => {
    const workspace = await openWorkspace(data.open());
    const tell = (id: string): Tell => ({
      ...{ id, at: 1, say: 'tell', to: 'U-AINO' },
      note: { note: 'named', role: 'manager', by: 'U-SAMI', name: 'Kamppi' },
    });
    await changeWorkspace(workspace, (now) => ({ ...now, pending: [tell('a'), tell('b')] }));
    const outbox = workspaceOutbox(workspace);
    const entry = await outbox.next('U-AINO');
    if (!entry) throw new Error('nothing to say');
    await outbox.settle('U-AINO', entry, settled);
    await outbox.settle('U-AINO', entry, settled);
    expect(workspaceOf(workspace).pending).toEqual([tell('b')]);
  });

  it('takes nothing else out of the alerts', async () => {
    const { alerts: store } = data.open();
    const clock = new ManualClock();
    const defaults = { channel: 'C-ALERTS', webhook: false };
    let ids = 0;
    const alerts = createAlerts({
      ...{ store, clock, defaults, site: async (id) => ({ name: id }), newId: () => `i${++ids}` },
    });
    await alerts.raise(problems.failed('kamppi'));
    await alerts.raise(problems.failed('pasila'));
    const outbox = alertOutbox({
      ...{ store, defaults, clock, wake: () => {} },
      admins: async () => [],
      tellSite: async () => {},
    });
    const delivery = await outbox.next('C-ALERTS');
    if (!delivery) throw new Error('nothing to say');
    await outbox.settle('C-ALERTS', delivery, settled);
    await outbox.settle('C-ALERTS', delivery, settled);
    const underWay = await outbox.next('C-ALERTS');
    expect(underWay).toMatchObject({ do: 'message', incident: 'i2' });
    await clock.advance(1_000);
    await outbox.settle('C-ALERTS', delivery, settled);
    expect(await outbox.next('C-ALERTS'), 'as it was decided').toEqual(underWay);
    expect(await alerts.deadLetters(9)).toHaveLength(settled === refused ? 1 : 0);
  });
});

it('An edit that was settled is not settled again for the next one of the same message', async () => {
  const { alerts: store } = data.open();
  const clock = new ManualClock();
  const defaults = { channel: 'C-ALERTS', webhook: false };
  const alerts = createAlerts({
    ...{ store, clock, defaults, site: async (id) => ({ name: id }), newId: () => 'i1' },
  });
  const outbox = alertOutbox({
    ...{ store, defaults, clock, wake: () => {} },
    admins: async () => [],
    tellSite: async () => {},
  });
  const says = async () => {
    await clock.advance(1_000);
    const next = await outbox.next('C-ALERTS');
    if (!next) throw new Error('nothing to say');
    return next;
  };
  await alerts.raise(problems.failed('kamppi'));
  await outbox.settle('C-ALERTS', await says(), delivered);
  await alerts.act('i1', { do: 'acknowledge' }, 'U-MAIJA');
  const edit = await says();
  await outbox.settle('C-ALERTS', edit, delivered);
  await alerts.act('i1', { do: 'snooze', until: clock.now() + 3_600_000 }, 'U-MAIJA');
  const next = await says();
  expect(next.id).toBe(edit.id);
  await outbox.settle('C-ALERTS', edit, delivered);
  expect(await says()).toEqual(next);
});

it('A digest’s message that was settled brings no picture back that was settled since', async () => {
  const { digest: record } = data.open();
  const none = { count: 0, sites: [] };
  const groups = { finished: none, stuck: none, broken: none, mended: none };
  const digest = { from: 1, to: 2, counts: [], ...groups };
  await createDigestStore(record).keep(
    { baseline: undefined, delivery: undefined },
    { at: 2, stuck: [], broken: [] },
    deliveryOf(digest, 'C1', true, false),
  );
  const outbox = digestOutbox(record, data.log);
  const message = await outbox.next('digest');
  if (!message) throw new Error('nothing to say');
  await outbox.settle('digest', message, delivered);
  const picture = await outbox.next('digest');
  if (picture?.do !== 'picture') throw new Error('no picture');
  await outbox.settle('digest', message, delivered);
  expect(await outbox.next('digest')).toEqual(picture);
  await outbox.settle('digest', picture, delivered);
  await outbox.settle('digest', message, delivered);
  expect(await outbox.next('digest')).toBeUndefined();
});
