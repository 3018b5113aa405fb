import { afterEach, describe, expect, it } from 'vitest';
import { createAlerts } from '../../src/alerts/index.ts';
import { alertOutbox, siteOutbox, workspaceOutbox } from '../../src/outbox/index.ts';
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
    expect(await outbox.next('C-ALERTS')).toMatchObject({ do: 'message', incident: 'i2' });
    expect(await alerts.deadLetters(9)).toHaveLength(settled === refused ? 1 : 0);
  });
});
