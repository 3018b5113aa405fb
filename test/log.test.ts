import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(about: object, message = 'something happened'): string {
  let written = '';
  const log = createLog('info', {
    write(line) {
      written += line;
    },
  });
  log.info(about, message);
  return written;
}

describe('a line of the log', () => {
  it.each([
    ...['password', 'Password', 'token', 'signKey', 'SignKey', 'SessionID', 'authorization'],
    'x-api-key',
  ])('says of %s only that it was there, however deep it stands', (key) => {
    const line = logged({
      ...{ [key]: 'hush', list: [{ [key]: 'hush' }] },
      ...{ one: { two: { three: { [key]: { in: 'hush' } } } } },
      err: Object.assign(new Error('failed'), { headers: { [key]: 'hush' }, site: 'kamppi' }),
    });
    expect(line).not.toContain('hush');
    expect(line.match(/\[redacted\]/g)).toHaveLength(4);
    expect(JSON.parse(line)).toMatchObject({ msg: 'something happened', err: { site: 'kamppi' } });
    expect(line.endsWith('}\n')).toBe(true);
  });

  it('keeps what only speaks of one', () => {
    const line = logged({ said: 'the "password": wrong', passwords: 3 }, 'no token');
    expect(JSON.parse(line)).toMatchObject({
      ...{ said: 'the "password": wrong', passwords: 3, msg: 'no token' },
    });
  });

  it('has no one-time link, in a text or an error', () => {
    const link = 'https://livion.example.com/credentials/s3cr3t~%2F.-x';
    expect(logged({ err: new Error(link), at: link }, link)).not.toContain('s3cr3t');
  });
});
