import { describe, expect, it } from 'vitest';
import type { DeviceEvent } from '../../src/alerts/index.ts';
import { tellAlerts } from '../../src/webhooks/tell-alerts.ts';
import { en } from '../text/english.ts';

const { noticeText } = en;

/** What the alerts hear of an event with these fields. */
async function heard(event: string, fields: Record<string, unknown>): Promise<DeviceEvent[]> {
  const events: DeviceEvent[] = [];
  const alerts = {
    raise: async () => {},
    clear: async () => {},
    deviceEvent: async (each: DeviceEvent) => void events.push(each),
  };
  const createdAt = Date.UTC(2025, 5, 1, 14, 25);
  const about = { position: 1, site: 'kamppi', subscription: 's', counter: 1, at: createdAt };
  const payload = { ...about, id: 'p', event, fields, createdAt };
  await tellAlerts(alerts).onPayload(payload);
  return events;
}

/** What support reads of it. */
async function told(event: string, fields: Record<string, unknown>): Promise<string> {
  return (await heard(event, fields))
    .map(({ site, event: name, mask, fields: shown, at }) =>
      noticeText(
        { notice: 'device-event', site, event: name, mask, fields: [...shown], at },
        () => site,
      ),
    )
    .join('\n');
}

describe('A time in an event of iLOQ', () => {
  it.each([
    ['2025-06-01T14:25:00'],
    ['2025-06-01T14:25:00.0000000'],
    ['2025-06-01T14:25:00Z'],
    ['2025-06-01T16:25:00+02:00'],
  ])('%s is shown in the time of whoever reads it', async (going) => {
    const text = await told('device_log_arrived', { DeviceLogTypeMask: 1, GoingDateUtc: going });
    expect(text).toContain(
      `at: <!date^${Date.UTC(2025, 5, 1, 14, 25) / 1000}^{date_short_pretty} {time}|2025-06-01 14:25 UTC>`,
    );
  });

  it('that is not set is not shown', async () => {
    const fields = { Description: 'Huoltoyhtiö 4', ExpireDate: '0001-01-01T00:00:00' };
    expect(await told('key_blocklisted', fields)).not.toContain('expires');
  });

  it('that is none is shown as it is', async () => {
    expect(await told('key_added', { Description: '2025-06', ExpireDate: 'never' })).toContain(
      '`never`',
    );
  });
});

it('An event that nobody has described is shown, an ordinary one is only counted', async () => {
  expect(await heard('lock_serviced', { Lock: 'Pääovi' })).toMatchObject([{ failure: true }]);
  expect(await heard('key_added', {})).toMatchObject([{ failure: false }]);
});
