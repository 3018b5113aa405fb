import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Alerts, createAlerts } from '../../src/alerts/index.ts';
import { startLeavers } from '../../src/jobs/leavers.ts';
import { isOrphaned, type Sites } from '../../src/sites/index.ts';
import { openSites } from '../../src/storage/index.ts';
import { hour } from '../alerts/some.ts';
import { ManualClock, roundsOf } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

const clock = new ManualClock();
let data: DataDir;
let sites: Sites;
let alerts: Alerts;
/** What Slack says of Mikko, who has Kamppi. */
let hasLeft: () => Promise<boolean | undefined>;
let leavers: ReturnType<typeof startLeavers>;

beforeEach(async () => {
  data = new DataDir();
  const storage = data.open();
  sites = await openSites(storage);
  await sites.update('kamppi', () => siteAt('user-id'));
  alerts = createAlerts({
    ...{ store: storage.alerts, site: (id: string) => sites.row(id), clock },
    defaults: { channel: 'C-ALERTS', webhook: false },
    newId: () => 'i1',
  });
  hasLeft = async () => true;
  const queries = storage.siteQueries({ days: 3, timeZone: 'UTC' }, clock);
  leavers = startLeavers({
    ...{ sites, queries, alerts, hasLeft: () => hasLeft(), clock, log: data.log },
    pace: () => 0,
  });
  await leavers.idle();
});
afterEach(async () => {
  const stopped = leavers.stop();
  await clock.advance(hour);
  await stopped;
  await data.clear();
});

const nextRound = () =>
  clock.advance(
    hour,
    roundsOf(() => leavers),
  );
const told = async () =>
  (await alerts.open('kamppi')).flatMap(({ troubles }) =>
    troubles.filter(({ clearedAt }) => clearedAt === undefined).map(({ problem }) => problem.kind),
  );
const isWithoutInstaller = async () => {
  const site = await sites.get('kamppi');
  return site && isOrphaned(site);
};

describe('Whether the people of a site have left Slack', () => {
  it('is told to support, until they are back', async () => {
    expect([await isWithoutInstaller(), await told()]).toEqual([true, ['installer-left']]);
    hasLeft = async () => false;
    await nextRound();
    expect([await isWithoutInstaller(), await told()]).toEqual([false, []]);
  });

  it('stays as it was where Slack does not say', async () => {
    hasLeft = async () => undefined;
    await nextRound();
    expect([await isWithoutInstaller(), await told()]).toEqual([true, ['installer-left']]);
  });

  it('is looked at again after a round that failed', async () => {
    hasLeft = () => Promise.reject(new Error('the disk is full'));
    await nextRound();
    expect(data.lines.join()).toContain('it could not be looked whether people have left Slack');
    hasLeft = async () => false;
    await nextRound();
    expect(await told()).toEqual([]);
  });
});
