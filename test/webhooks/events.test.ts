import { describe, expect, it } from 'vitest';
import { hashData } from '../../src/webhooks/body.ts';
import { isFailure, isPersonal } from '../../src/webhooks/index.ts';

it('the same data is known again, whatever the case and order of its names', () => {
  const known = hashData({ Stamp: 'a', State: 1, InfoText: null });
  expect(hashData({ state: 1, STAMP: 'a' })).toEqual(known);
  expect(hashData({ Stamp: 'a', State: 2 })).not.toEqual(known);
});

describe('of an event', () => {
  it('a failed access and a blocklisting are failures, all others are ordinary', () => {
    expect(isFailure('key_blocklisted', {})).toBe(true);
    expect(isFailure('device_log_arrived', { DeviceLogTypeMask: 1 + 2048 })).toBe(true);
    expect(isFailure('device_log_arrived', { DeviceLogTypeMask: 4 + 2048 })).toBe(false);
    expect(isFailure('device_log_arrived', {})).toBe(false);
    expect(isFailure('key_added', {})).toBe(false);
  });

  it('names, numbers and addresses of people are personal, in any case; of an unknown one whatever sounds so', () => {
    expect(
      ['PersonFullName', 'phoneemail', 'PhoneNo'].every((name) =>
        isPersonal('device_log_arrived', name),
      ),
    ).toBe(true);
    expect(
      ['Person_ID', 'LockSerialNumber'].some((name) => isPersonal('device_log_arrived', name)),
    ).toBe(false);
    expect([
      isPersonal('lock_serviced', 'ServicePersonName'),
      isPersonal('lock_serviced', 'Minutes'),
    ]).toEqual([true, false]);
  });
});
