import { describe, expect, it } from 'vitest';
import { defaultOrigins, parseOrigins } from '../../../src/iloq/index.ts';
import {
  type ReadValue,
  readIdentifier,
  readServiceAddress,
} from '../../../src/setup/reading/index.ts';

const policyOf = (text: string) => {
  const parsed = parseOrigins(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.policy;
};
const iloq = policyOf(defaultOrigins);
const taken = (value: string) => ({ ok: true, value });
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
    ['s5.iloq.com.', 'https://s5.iloq.com'],
    ['s5.iloq.com./iloqws', 'https://s5.iloq.com/iloqws'],
    ['`https://s5.iloq.com/iloqws`', 'https://s5.iloq.com/iloqws'],
    ['*s5.iloq.com*', 'https://s5.iloq.com'],
    ['<https://s5.iloq.com/iloqws>', 'https://s5.iloq.com/iloqws'],
    ['“s5.iloq.com/iloqws”.', 'https://s5.iloq.com/iloqws'],
    ['s5.iloq.com/iloqws, ', 'https://s5.iloq.com/iloqws'],
    ['s5.iloq.com\u200b/iloqws', 'https://s5.iloq.com/iloqws'],
  ])('%s is taken as %s', (typed, value) => {
    expect(readServiceAddress(typed, iloq)).toMatchObject(taken(value));
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
    ['api@kamppi.fi', 'is-e-mail'],
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
    expect(readServiceAddress(longest, iloq)).toMatchObject(taken(longest));
  });

  it('on a private network is taken where the operator lists it', () => {
    const own = policyOf('http://127.0.0.1:4010');
    expect(readServiceAddress('http://127.0.0.1:4010/', own)).toMatchObject(
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
    ['_api_', '_api_'],
    ['a*b~c', 'a*b~c'],
    ["o'brien", "o'brien"],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%s is taken', (typed, value) => {
    expect(readIdentifier(typed, step)).toMatchObject(taken(value));
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

describe('Marks that Slack or a keyboard adds are taken off a value, which is said', () => {
  it.each([
    ['backticks, as the bot shows its examples', '`api.keyautomat`', 'api.keyautomat'],
    ['three of them', '```api.keyautomat```', 'api.keyautomat'],
    ['bold', '*KAMPPI*', 'KAMPPI'],
    ['struck out', '~KAMPPI~', 'KAMPPI'],
    ['quotes of a phone', '“KAMPPI”', 'KAMPPI'],
    ['Finnish quotes', '”KAMPPI”', 'KAMPPI'],
    ['German quotes', '„KAMPPI“', 'KAMPPI'],
    ['angle quotes', '»KAMPPI»', 'KAMPPI'],
    ['apostrophes', '’KAMPPI’', 'KAMPPI'],
    ['brackets', '[KAMPPI]', 'KAMPPI'],
    ['several', '*`KAMPPI`*', 'KAMPPI'],
    ['a full stop of two blanks on a phone', 'KAMPPI. ', 'KAMPPI'],
    ['what nobody sees', '\u200eKAM\u200bPPI\ufeff', 'KAMPPI'],
  ])('%s', (_, typed, value) => {
    for (const step of ['service-code', 'user-id'] as const)
      expect(readIdentifier(typed, step)).toEqual({ ok: true, value, changed: true });
  });

  it.each(['KAMPPI', ' KAMPPI ', '_KAMPPI_', 'KAM(PPI)', 'K"A"M'])(
    'nothing is said of %s, which is kept as it is',
    (typed) => {
      expect(readIdentifier(typed, 'service-code')).toEqual({
        ok: true,
        value: typed.trim(),
        changed: false,
      });
    },
  );
});

describe('What is hardly right is asked about', () => {
  it.each([
    ['api@kamppi.fi', 'e-mail'],
    ['https://s5.iloq.com/iloqws', 'address'],
    ['HTTP://anything', 'address'],
    ['www.iloq.com', 'address'],
    ['Back', 'word'],
    ['OK', 'word'],
    ['back.', 'word'],
    ['Hjälp', 'word'],
  ])('%s: %s', (typed, doubt) => {
    for (const step of ['service-code', 'user-id'] as const)
      expect(readIdentifier(typed, step)).toMatchObject({ ok: true, doubt });
  });

  it.each(['s5.iloq.com', 's5.iloq.de/iloqws'])('%s as service code', (typed) => {
    expect(readIdentifier(typed, 'service-code')).toMatchObject({ doubt: 'address' });
    expect(readIdentifier(typed, 'user-id')).not.toHaveProperty('doubt');
  });

  it.each(['iloq', 'ILOQ-KAMPPI', 'kamppi.com', 'api.keyautomat'])(
    '%s may well be right',
    (typed) => {
      expect(readIdentifier(typed, 'service-code')).not.toHaveProperty('doubt');
    },
  );

  it('what stands in quotes is meant letter by letter', () => {
    for (const value of ['api@kamppi.fi', 'Back', 'KAMPPI.'])
      expect(readIdentifier(`"${value}"`, 'user-id')).toEqual({ ok: true, value, changed: true });
  });
});
