import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseUtc } from '../../src/iloq/index.ts';

const times: [string, number | undefined][] = [
  ['2021-04-29T09:08:31.6653347Z', Date.UTC(2021, 3, 29, 9, 8, 31, 665)],
  ['2021-04-29T09:08:31.6653347', Date.UTC(2021, 3, 29, 9, 8, 31, 665)],
  ['2021-01-05T12:15:30Z', Date.UTC(2021, 0, 5, 12, 15, 30)],
  ['2021-01-05T12:15:30', Date.UTC(2021, 0, 5, 12, 15, 30)],
  ['2021-01-05T12:15:30.1', Date.UTC(2021, 0, 5, 12, 15, 30, 100)],
  ['2021-01-05T12:15:30+02:00', Date.UTC(2021, 0, 5, 10, 15, 30)],
  ['2021-01-05', Date.UTC(2021, 0, 5)],
  // Neither hour exists in the local time of New York or Helsinki.
  ['2026-03-08T02:30:00', Date.UTC(2026, 2, 8, 2, 30)],
  ['2026-03-29T03:30:00', Date.UTC(2026, 2, 29, 3, 30)],
  ['yesterday', undefined],
  ['2021-13-45T00:00:00Z', undefined],
  ['', undefined],
];

describe('a time in a field that ends in Utc', () => {
  it.each(times)('%s is read as UTC', (text, expected) => {
    expect(parseUtc(text)).toBe(expected);
  });

  it.each([['America/New_York'], ['Asia/Tokyo'], ['Europe/Helsinki']])(
    'also on a machine in %s',
    (TZ) => {
      const file = new URL('../../src/iloq/utc.ts', import.meta.url);
      const script = `import { parseUtc } from ${JSON.stringify(file)};
      const texts = ${JSON.stringify(times.map(([text]) => text))};
      console.log(JSON.stringify(texts.map((text) => parseUtc(text) ?? null)));`;
      const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(JSON.parse(printed)).toEqual(times.map(([, at]) => at ?? null));
    },
  );
});
