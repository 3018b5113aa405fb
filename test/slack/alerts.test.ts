import { describe, expect, it } from 'vitest';
import { snoozeUntil } from '../../src/setup/index.ts';

describe('A snooze until Monday', () => {
  it.each([
    ['from a Wednesday', '2025-03-05T12:34:00Z', '2025-03-10T06:00:00Z'],
    ['from a Sunday night', '2025-03-09T21:59:00Z', '2025-03-10T06:00:00Z'],
    ['from a Monday at work: the next one', '2025-03-10T06:30:00Z', '2025-03-17T06:00:00Z'],
    ['over a change of the clocks', '2025-03-28T12:00:00Z', '2025-03-31T05:00:00Z'],
  ])('%s ends at eight in the morning, Helsinki time', (_, now, until) => {
    expect(new Date(snoozeUntil('monday', Date.parse(now), 'Europe/Helsinki')).toISOString()).toBe(
      until.replace('Z', '.000Z'),
    );
  });
});
