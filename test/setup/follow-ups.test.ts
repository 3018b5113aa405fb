import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alerts, createAlerts } from '../../src/alerts/index.ts';
import { createFollowUps } from '../../src/setup/follow-ups.ts';
import {
  askHelp,
  changeWorkspace,
  nameInWorkspace,
  type Sites,
  type WorkspaceStore,
} from '../../src/sites/index.ts';
import { openSites, openWorkspace, type Storage } from '../../src/storage/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { input, siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

let data: DataDir;
let storage: Storage;
let sites: Sites;
let workspace: WorkspaceStore;
let alerts: Alerts;
const clock = new ManualClock();

beforeEach(async () => {
  data = new DataDir();
  await open(data.open());
});
afterEach(() => data.clear());

async function open(opened: Storage): Promise<void> {
  storage = opened;
  sites = await openSites(storage);
  workspace = await openWorkspace(storage);
  alerts = createAlerts({
    ...{ store: storage.alerts, site: (id: string) => sites.row(id), clock },
    defaults: { channel: 'C-ALERTS', webhook: false },
    newId: () => 'i1',
  });
}

const begin = (
  journal: Pick<Storage['journal'], 'append'> = storage.journal,
  desk: Pick<Alerts, 'raise' | 'clear' | 'report' | 'endAll'> = alerts,
) =>
  createFollowUps({
    ...{ sites, workspace, journal, alerts: desk, clock },
    queries: storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock),
    ...{ log: data.log, random: () => 0 },
  });
const told = async (site: string) =>
  (await storage.journal.entries(site, { limit: 9 })).map(({ kind }) => kind);
const calls = async () => (await alerts.open('kamppi')).map(({ troubles }) => troubles[0]?.times);

describe('What follows from a change inside the bot', () => {
  it('is done straight after the write, and then forgotten', async () => {
    const followUps = begin();
    followUps.start();
    await sites.update('kamppi', () =>
      askHelp(siteAt('user-id'), input, { words: 'where?', reached: true, inForm: true }),
    );
    await followUps.idle();
    expect(await told('kamppi')).toEqual(['help-asked']);
    expect(await calls()).toEqual([1]);
    expect((await sites.get('kamppi'))?.followUps).toEqual([]);
  });

  it('of the workspace, too', async () => {
    const followUps = begin();
    followUps.start();
    const liisa = { id: 'U-LIISA', membership: 'member', isAdmin: false } as const;
    await changeWorkspace(workspace, (now) => {
      const named = nameInWorkspace(now, input, { ...liisa, role: 'installer' }, 'manager');
      return named.is === 'named' ? named.after : now;
    });
    await followUps.idle();
    expect(await told('*')).toEqual(['role-named']);
  });

  it('is done at the next start where the process died before or after it', async () => {
    const dies = begin({
      append: () => Promise.reject(new Error('the disk is full')),
    });
    await sites.update('kamppi', () =>
      askHelp(siteAt('user-id'), input, { words: 'where?', reached: true, inForm: true }),
    );
    await Promise.all([dies.stop(), clock.advance(60_000)]);
    expect(await told('kamppi')).toEqual([]);
    // Killed after it was applied, before that was written: it is applied a second time.
    await open(await data.reopen());
    const again = await sites.get('kamppi');
    const next = begin();
    next.start();
    await next.idle();
    await sites.update('kamppi', (site) => site && { ...site, followUps: again?.followUps ?? [] });
    await next.idle();
    expect(await told('kamppi')).toEqual(['help-asked']);
    expect(await calls()).toEqual([1]);
  });

  it('leaves nothing behind where the site is deleted in the middle of it', async () => {
    const deletes = async (): Promise<undefined> => {
      await sites.remove('kamppi');
      const last = { id: 'kamppi-deleted', at: 1, site: 'kamppi', kind: 'site-deleted', data: {} };
      await storage.erasure.eraseSite('kamppi', last);
      return undefined;
    };
    const followUps = begin(storage.journal, { ...alerts, raise: deletes });
    followUps.start();
    await sites.update('kamppi', () => {
      const asked = askHelp(siteAt('user-id'), input, { words: '?', reached: true, inForm: true });
      return { ...asked, followUps: asked.followUps.toReversed() };
    });
    await followUps.idle();
    expect(await told('kamppi')).toEqual(['site-deleted']);
  });
});
