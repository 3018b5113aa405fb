import { afterEach, describe, expect, it } from 'vitest';
import { labels } from '../../src/text/en/index.ts';
import {
  enterLabel,
  openAndSend,
  type PagedWorld,
  startPagedWorld,
} from '../http/credentials/paged-world.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';

let world: PagedWorld;
afterEach(() => world.close());

const alerts = (): string =>
  world.slack
    .messages('alerts')
    .map((message) => shown(world.slack, message))
    .join('\n');

/** A finished site whose people choose, on `/livion alerts Kamppi`, what iLOQ tells. */
async function chooses(...events: string[]): Promise<void> {
  const { maija, slack, right } = world;
  await world.comesToPassword();
  await openAndSend(await world.getsLink('maija', enterLabel), { password: right.password });
  await maija.isAsked('usage-rights');
  await maija.comesTo('hand-over', right);
  await slack.as('sami').command('/livion', 'alerts Kamppi', { channel: 'alerts' });
  await world.bot().idle();
  await slack.as('sami').press(labels.events, { in: 'messages' });
  await slack.until(() => slack.view('sami'), { what: 'the form of events' });
  await slack.as('sami').submit({ events });
  await world.bot().idle();
  const kept = () => sitesOnDisk(world.dataDir)[0]?.webhooks?.subscriptions.length;
  // On disk a moment before the bot takes deliveries by them; it has logged out only after that.
  const { counters } = world.iloq;
  await slack.until(() => kept() === events.length && counters.killed === counters.opened, {
    what: 'the subscriptions',
  });
}

describe("iLOQ's webhooks", () => {
  it('bring a failed access to the alerts channel, without personal data, and count an ordinary passage', async () => {
    world = await startPagedWorld();
    await chooses('device_log_arrived');
    const log = {
      FLock_ID: 'l1',
      LockSerialNumber: 'S50-10401',
      PersonFullName: 'Veikko Vuokralainen',
    };
    const failed = await world.iloq.deliver('device_log_arrived', { ...log, DeviceLogTypeMask: 1 });
    const passed = await world.iloq.deliver('device_log_arrived', { ...log, DeviceLogTypeMask: 4 });
    expect([...failed, ...passed].map(({ status }) => status)).toEqual([200, 200]);
    await world.slack.until(() => alerts().includes('S50-10401'), { what: 'the failed access' });
    await world.bot().idle();
    expect(alerts()).toContain('Failed access');
    // The ordinary passage is only counted.
    expect(alerts()).not.toContain('Successful access');
    expect(alerts()).not.toContain('Veikko');
  });
});
