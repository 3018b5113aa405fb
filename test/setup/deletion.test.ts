import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, createAlerts } from '../../src/alerts/index.ts';
import { createDeletion } from '../../src/setup/deletion.ts';
import { workspaceOf } from '../../src/sites/index.ts';
import { openSites, openWorkspace, type Storage } from '../../src/storage/index.ts';
import { hash } from '../../src/webhooks/body.ts';
import { problems } from '../alerts/some.ts';
import { fresh, monday } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

let data: DataDir;
beforeEach(() => {
  data = new DataDir();
});
afterEach(() => data.clear());

const clock = { now: () => monday, monotonic: () => monday, sleep: async () => {} };

async function open(storage: Storage) {
  const sites = await openSites(storage);
  const workspace = await openWorkspace(storage);
  const defaults = { channel: 'C1', webhook: false };
  let ids = 0;
  const newId = () => `i${++ids}`;
  const alerts = createAlerts({
    store: storage.alerts,
    site: (id) => sites.row(id),
    defaults,
    clock,
    newId,
  });
  const parts = { sites, workspace, alerts, erasure: storage.erasure };
  return { ...parts, storage, deletion: createDeletion(parts) };
}

type Opened = Awaited<ReturnType<typeof open>>;
const subscription = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

/** Something of two sites in every stream. */
async function fill({ sites, alerts, storage }: Opened): Promise<void> {
  for (const [index, id] of ['kamppi', 'pasila'].entries()) {
    const name = `Name-of-${id}`;
    for (const paused of [false, true, false])
      await sites.update(id, () => fresh({ id, name, paused }));
    await storage.journal.append({
      id: `${id}-1`,
      at: 1,
      site: id,
      kind: 'opened',
      data: { said: `Words-of-${id}` },
    });
    const link = { hash: id, site: id, person: 'U1', purpose: 'enter', expires: 9e15, tries: 1 };
    await storage.links.decide(id, () => ({ change: { link }, answer: undefined }));
    await alerts.raise(problems.help(id), `${id}-2`);
    await alerts.test('U1', id);
    await alerts.deviceEvent(
      { site: id, event: `Event-of-${id}`, mask: 0, fields: [], at: monday, failure: false },
      `iloq-${id}`,
    );
    await alerts.deviceEvent({
      site: id,
      event: `Failure-of-${id}`,
      mask: 0,
      fields: [],
      at: monday,
      failure: true,
    });
    const [incident] = await alerts.open(id);
    if (incident) await alerts.act(incident.id, { do: 'snooze', until: monday + 1 }, 'U1');
    await storage.watch.put({ site: id, next: 1, failures: 0 });
    await storage.watch.tellStuck(id, 1);
    const dead = { id: `dead-${id}`, at: 1, to: 'C1', reason: 'refused', site: id };
    await storage.alerts.decide(() => ({ change: { deadLetters: [dead] }, answer: undefined }));
    await storage.inbox.accept([
      {
        ...{
          site: id,
          subscription: subscription.replace('3', String(index)),
          counter: 1,
          event: 'key_added',
        },
        ...{
          fields: { Stamp: `Payload-of-${id}` },
          createdAt: monday,
          at: monday,
          dataHash: hash(id),
        },
      },
    ]);
  }
}

/** Every byte below the data directory. */
const onDisk = (): string =>
  readdirSync(data.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1'))
    .join('\n');

async function expectGone({ storage, alerts, workspace, sites }: Opened): Promise<void> {
  expect(await storage.journal.entries('kamppi', { limit: 9 })).toMatchObject([
    { id: 'kamppi-deleted', kind: 'site-deleted', person: 'U-SAMI', at: monday, data: {} },
  ]);
  expect(await sites.row('kamppi')).toBeUndefined();
  expect(await alerts.open('kamppi')).toEqual([]);
  expect(workspaceOf(workspace).deleting).toEqual([]);
  const left = onDisk();
  for (const word of ['Name-of-', 'Words-of-', 'Event-of-', 'Failure-of-', 'Payload-of-']) {
    expect(left.includes(`${word}kamppi`), `${word}kamppi`).toBe(false);
    expect(left.includes(`${word}pasila`), `${word}pasila`).toBe(true);
  }
}

describe('A site that is deleted', () => {
  it('leaves no byte of what was known of it, but who deleted which ID; another one keeps all', async () => {
    const opened = await open(data.open());
    await fill(opened);
    writeFileSync(data.file('sites/kamppi.json.damaged-2026'), 'Name-of-kamppi');
    await opened.deletion.delete('kamppi', 'U-SAMI', monday);
    await expectGone(opened);
    expect(await opened.alerts.open('pasila')).toHaveLength(1);
    expect(await opened.storage.alerts.read((seen) => seen.notices('C1', 9))).toHaveLength(2);
    expect((await opened.storage.inbox.waiting(9)).map(({ site }) => site)).toEqual(['pasila']);
    const linkOf = (id: string) => opened.storage.links.decide(id, (link) => ({ answer: link }));
    expect(await linkOf('kamppi')).toBeUndefined();
    expect(await linkOf('pasila')).toBeDefined();
    expect(await opened.storage.watch.all()).toMatchObject([{ site: 'pasila' }]);
    expect(await opened.storage.watch.allToldStuck()).toEqual(['pasila']);
    expect(await opened.alerts.deadLetters(9)).toMatchObject([{ site: 'pasila' }]);
  });

  it('takes the place of no payload that is still to come', async () => {
    const opened = await open(data.open());
    await fill(opened);
    const waiting = await opened.storage.inbox.waiting(9);
    await opened.storage.inbox.handed(waiting.map(({ position }) => position));
    await opened.deletion.delete('pasila', 'U-SAMI', monday);
    await opened.storage.inbox.accept([
      {
        ...{
          site: 'turku',
          subscription,
          counter: 7,
          event: 'key_added',
          fields: {},
          createdAt: monday,
          at: monday,
        },
        dataHash: hash('turku'),
      },
    ]);
    expect((await opened.storage.inbox.waiting(9)).map(({ site }) => site)).toEqual(['turku']);
  });

  const steps = ['remove', 'eraseSite', 'leaveOut', 'the end'] as const;
  it.each(steps)('is deleted all the same after a process that died before %s', async (step) => {
    const opened = await open(data.open());
    await fill(opened);
    const dies = (): never => {
      throw new Error('killed');
    };
    const { sites, workspace, alerts, erasure } = opened;
    let writes = 0;
    const dying = createDeletion({
      workspace:
        step === 'the end'
          ? Object.assign(Object.create(workspace), {
              update: (id: string, change: Parameters<typeof workspace.update>[1]) =>
                ++writes > 1 ? dies() : workspace.update(id, change),
              row: workspace.row.bind(workspace),
            })
          : workspace,
      sites: Object.assign(Object.create(sites), {
        row: sites.row.bind(sites),
        remove: step === 'remove' ? dies : sites.remove.bind(sites),
      }),
      alerts: step === 'leaveOut' ? { leaveOut: dies } : alerts,
      erasure: step === 'eraseSite' ? { eraseSite: dies } : erasure,
    });
    await expect(dying.delete('kamppi', 'U-SAMI', monday)).rejects.toThrow('killed');
    const next = await open(await data.reopen());
    await next.deletion.finish();
    await expectGone(next);
    await next.deletion.finish();
    await expectGone(next);
  });

  it('is not named any more by an outage that is over, nor in single messages on their way', async () => {
    const opened = await open(data.open());
    await fill(opened);
    const { alerts, storage, sites } = opened;
    const origin = 'https://s5.iloq.com';
    for (const id of ['turku', 'oulu']) await sites.update(id, () => fresh({ id, name: id }));
    for (const id of ['kamppi', 'turku', 'oulu'])
      await alerts.raise(problems.unreachable(id, monday, origin));
    for (const id of ['turku', 'oulu']) await alerts.clear(id, ['unreachable']);
    expect(await alerts.open('*'), 'the outage is over').toEqual([]);
    const positions = (await storage.alerts.read((seen) => seen.notices('C1'))).map(
      ({ position }) => position,
    );
    const delivery = {
      id: 'notices-C1-1',
      to: 'C1',
      at: monday,
      do: 'notices',
      positions,
    } as const;
    await storage.alerts.decide(() => ({ change: { delivery }, answer: undefined }));
    await opened.deletion.delete('kamppi', 'U-SAMI', monday);
    await expectGone(opened);
    expect(await storage.alerts.read((seen) => seen.delivery('C1'))).toEqual(delivery);
    const left = await storage.alerts.read((seen) => contentOf(delivery, seen));
    if (left?.show !== 'notices') throw new Error('nothing is on its way');
    expect(new Set(left.notices.map(({ site }) => site))).toEqual(new Set(['pasila']));
    expect(JSON.stringify(await storage.alerts.read((seen) => seen.ofSite('*')))).not.toContain(
      'kamppi',
    );
  });

  it('is named no more by an outage that is judged anew in the middle of it', async () => {
    const opened = await open(data.open());
    const { sites, alerts } = opened;
    const down = (id: string) =>
      alerts.raise(problems.unreachable(id, monday, 'https://s5.iloq.com'));
    const all = ['kamppi', 'turku', 'oulu', 'vaasa'];
    for (const id of all) await sites.update(id, () => fresh({ id, name: id }));
    for (const id of all.slice(0, 3)) await down(id);
    const deletion = createDeletion({
      ...opened,
      erasure: {
        async eraseSite(site, last) {
          await down('vaasa');
          await opened.erasure.eraseSite(site, last);
        },
      },
    });
    await deletion.delete('kamppi', 'U-SAMI', monday);
    const [outage] = await alerts.open('*');
    expect(outage?.troubles[0]?.problem.data).toMatchObject({ sites: ['turku', 'oulu', 'vaasa'] });
  });

  it('is not there for what looked at it before and is decided after', async () => {
    const opened = await open(data.open());
    await fill(opened);
    const { sites, storage } = opened;
    const looked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const slow = createAlerts({
      ...{ store: storage.alerts, defaults: { channel: 'C1', webhook: false }, clock },
      async site(id) {
        const row = await sites.row(id);
        looked.resolve();
        await goOn.promise;
        return row;
      },
      newId: () => 'late',
    });
    const raised = slow.raise(problems.stuck('kamppi'), 'late');
    await looked.promise;
    await opened.deletion.delete('kamppi', 'U-SAMI', monday);
    goOn.resolve();
    await raised;
    await expectGone(opened);
    expect(await storage.alerts.read((seen) => seen.isApplied('late'))).toBe(false);
  });

  it('is not there for what comes late: nothing is raised, counted or kept of it', async () => {
    const opened = await open(data.open());
    await fill(opened);
    await opened.deletion.delete('kamppi', 'U-SAMI', monday);
    await opened.alerts.raise(problems.help('kamppi'), 'late');
    const isApplied = (id: string) => opened.storage.alerts.read((seen) => seen.isApplied(id));
    expect(await isApplied('late')).toBe(false);
    await opened.alerts.deviceEvent({
      site: 'kamppi',
      event: 'Event-of-kamppi',
      mask: 0,
      fields: [],
      at: monday,
      failure: true,
    });
    await opened.alerts.deviceEvent({
      site: 'kamppi',
      event: 'Event-of-kamppi',
      mask: 0,
      fields: [],
      at: monday,
      failure: false,
    });
    await expectGone(opened);
  });
});

describe('workspace.json', () => {
  it('is the only file of its folder that is the bot’s: another JSON there is neither read nor set aside', async () => {
    const others = ['mine.json', 'mine.json.bak', 'workspace.json.old', 'broken.json.7'];
    const storage = data.open();
    for (const name of others) writeFileSync(data.file(name), 'no JSON');
    const { workspace } = await open(storage);
    expect(await Array.fromAsync(workspace.rows())).toEqual([]);
    expect(readdirSync(data.dataDir)).toEqual(expect.arrayContaining(others));
    await expect(workspace.update('mine', () => undefined)).rejects.toThrow('not an ID');
  });

  const withTwoStates = async () => {
    const { workspace } = await open(data.open());
    const before = workspaceOf(workspace);
    await workspace.update('workspace', () => ({ ...before, roles: { U1: 'manager' } }));
    await workspace.update('workspace', () => ({ ...before, roles: { U1: 'admin' } }));
    return data.reopen();
  };

  it('broken by hand, stops the start: an older copy could give somebody their role back', async () => {
    const storage = await withTwoStates();
    writeFileSync(data.file('workspace.json'), '{');
    await expect(open(storage)).rejects.toThrow('workspace.json');
    expect(readFileSync(data.file('workspace.json'), 'utf8')).toBe('{');
  });

  it('emptied by the disk, is set aside, and its previous copy is taken', async () => {
    const storage = await withTwoStates();
    writeFileSync(data.file('workspace.json'), '');
    expect(workspaceOf((await open(storage)).workspace).roles).toEqual({ U1: 'manager' });
    expect(
      readdirSync(data.dataDir).some((name) => name.startsWith('workspace.json.damaged-')),
    ).toBe(true);
  });
});
