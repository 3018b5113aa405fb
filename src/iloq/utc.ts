import { z } from 'zod';

const dateTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?)?$/i;

/**
 * Reads a field whose name ends in Utc. It is UTC with or without `Z`, whatever this machine's time
 * zone is, and may have up to seven fractional digits, of which milliseconds are kept.
 * @returns milliseconds since the epoch, or undefined where the text is no date and time
 */
export function parseUtc(value: string): number | undefined {
  const [, day, time = '00:00:00', fraction = '', zone = 'Z'] = dateTime.exec(value.trim()) ?? [];
  if (day === undefined) return undefined;
  const at = Date.parse(
    `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone.toUpperCase()}`,
  );
  return Number.isNaN(at) ? undefined : at;
}

/** Whether a time is one at all: .NET's year 1 is its "not set" (*inferred*). */
export const isSet = (at: number): boolean => at >= Date.parse('0002-01-01T00:00:00Z');

/** A time in milliseconds since the epoch; null where iLOQ told none that can be read. */
export const timeOrNull = z
  .string()
  .catch('')
  .transform((value) => {
    const at = parseUtc(value);
    return at !== undefined && isSet(at) ? at : null;
  });
