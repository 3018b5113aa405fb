import { describe, expect, it } from 'vitest';
import { defaultOrigins, parseOrigins } from '../../src/iloq/index.ts';
import { type ReadValue, readIdentifier, readServiceAddress } from '../../src/sites/index.ts';

const policyOf = (text: string) => {
  const parsed = parseOrigins(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.policy;
};
const iloq = policyOf(defaultOrigins);
const taken = (value: string): ReadValue => ({ ok: true, value });
const refused = (problem: Extract<ReadValue, { ok: false }>['problem']): ReadValue => ({
  ok: false,
  problem,
});

describe('A typed service address', () => {
  it.each([
    ['https://s5.iloq.com/iloqws', 'https://s5.iloq.com/iloqws'],
    ['  https://s5.iloq.com/iloqws  ', 'https://s5.iloq.com/iloqws'],
    ['s5.iloq.com', 'https://s5.iloq.com'],
    ['s5.iloq.com/iloqws', 'https://s5.iloq.com/iloqws'],
    ['https://s5.iloq.com/iloqws/', 'https://s5.iloq.com/iloqws'],
    ['https://s5.iloq.com/iloqws///', 'https://s5.iloq.com/iloqws'],
    ['HTTPS://S5.ILOQ.COM/iloqws', 'https://s5.iloq.com/iloqws'],
    ['https://s5.iloq.de:443/iloqws', 'https://s5.iloq.de/iloqws'],
    ['https://s5.iloq.com/iloqws?wsdl#top', 'https://s5.iloq.com/iloqws'],
  ])('%s is taken as %s', (typed, value) => {
    expect(readServiceAddress(typed, iloq)).toEqual(taken(value));
  });

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    [`https://s5.iloq.com/${'a'.repeat(181)}`, 'too-long'],
    ['s5.iloq.com /iloqws', 'not-an-address'],
    ['it is on the screen', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['ftp://s5.iloq.com', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['mikko:hunter2@s5.iloq.com', 'credentials-in-address'],
    ['https://mikko@s5.iloq.com/iloqws', 'credentials-in-address'],
    ['http://s5.iloq.com/iloqws', 'not-https'],
    ['https://iloq.com', 'not-allowed'],
    ['https://s5.iloq.com.evil.example', 'not-allowed'],
    ['https://evil.example/s5.iloq.com', 'not-allowed'],
    ['https://s5.iloq.com:8443', 'not-allowed'],
    ['https://93.184.216.34', 'not-allowed'],
    ['https://127.0.0.1', 'private-address'],
    ['https://2130706433', 'private-address'],
    ['https://[::1]', 'private-address'],
    ['https://169.254.169.254/latest', 'private-address'],
  ] as const)('"%s" is refused: %s', (typed, problem) => {
    expect(readServiceAddress(typed, iloq)).toEqual(refused(problem));
  });

  it('of 200 characters is taken', () => {
    const longest = `https://s5.iloq.com/${'a'.repeat(180)}`;
    expect(longest).toHaveLength(200);
    expect(readServiceAddress(longest, iloq)).toEqual(taken(longest));
  });

  it('on a private network is taken where the operator lists it', () => {
    const own = policyOf('http://127.0.0.1:4010');
    expect(readServiceAddress('http://127.0.0.1:4010/', own)).toEqual(
      taken('http://127.0.0.1:4010'),
    );
    expect(readServiceAddress('s5.iloq.com', own)).toEqual(refused('not-allowed'));
  });
});

describe.each(['service-code', 'user-id'] as const)('A typed %s', (step) => {
  it.each([
    ['KAMPPI', 'KAMPPI'],
    ['  api.keyautomat\n', 'api.keyautomat'],
    ['Ääkköset-42_@', 'Ääkköset-42_@'],
    ['<b>&', '<b>&'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%s is taken', (typed, value) => {
    expect(readIdentifier(typed, step)).toEqual(taken(value));
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['x'.repeat(201), 'too-long'],
    ['api keyautomat', 'has-space'],
    ['api\u00a0keyautomat', 'has-space'],
    ['api\nkeyautomat', 'has-space'],
  ] as const)('"%s" is refused: %s', (typed, problem) => {
    expect(readIdentifier(typed, step)).toEqual(refused(problem));
  });
});

describe('Taking one value for the other', () => {
  it.each(['https://s5.iloq.com/iloqws', 'HTTP://anything', 's5.iloq.com', 's5.iloq.de/iloqws'])(
    '%s is an address, no service code',
    (typed) => {
      expect(readIdentifier(typed, 'service-code')).toEqual(refused('is-address'));
    },
  );

  it.each(['iloq', 'ILOQ-KAMPPI', 'kamppi.com'])('%s may well be a service code', (typed) => {
    expect(readIdentifier(typed, 'service-code').ok).toBe(true);
  });

  it('an e-mail address at iLOQ may well be a user ID', () => {
    expect(readIdentifier('api@kamppi.iloq.com', 'user-id').ok).toBe(true);
    expect(readIdentifier('api@kamppi.iloq.com', 'service-code').ok).toBe(true);
  });
});
