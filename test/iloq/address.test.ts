import { describe, expect, it } from 'vitest';
import { normaliseAddress, parseOrigins } from '../../src/iloq/index.ts';
import fc from '../seeded.ts';

describe('a service address as people type it', () => {
  it.each([
    ['s5.iloq.com', 'https://s5.iloq.com'],
    ['  s5.iloq.com/iloqws/  ', 'https://s5.iloq.com/iloqws'],
    ['https://s5.iloq.com/iloqws', 'https://s5.iloq.com/iloqws'],
    ['HTTPS://S5.ILOQ.COM/iloqws//', 'https://s5.iloq.com/iloqws'],
    ['https://s5.iloq.com:443/', 'https://s5.iloq.com'],
    ['https://s5.iloq.com/iloqws?code=1#top', 'https://s5.iloq.com/iloqws'],
    ['localhost:4010', 'https://localhost:4010'],
    ['localhost:4010/iloqws', 'https://localhost:4010/iloqws'],
    ['http://127.0.0.1:4010/iloqws/', 'http://127.0.0.1:4010/iloqws'],
    ['127.1', 'https://127.0.0.1'],
    ['s5.iloq.com.', 'https://s5.iloq.com'],
    ['s5.iloq.com./iloqws', 'https://s5.iloq.com/iloqws'],
  ])('%s is %s', (typed, address) => {
    expect(normaliseAddress(typed)).toEqual({ ok: true, value: address });
  });

  it.each([
    ['', 'not-a-url'],
    ['   ', 'not-a-url'],
    ['my service address', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://s5.iloq.com:99999', 'not-a-url'],
    ['file:///etc/passwd', 'not-https'],
    ['data:text/html,hello', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['ftp://s5.iloq.com', 'not-https'],
    ['https://s5.iloq.com@evil.test', 'credentials-in-address'],
    ['api:secret@s5.iloq.com', 'credentials-in-address'],
  ])('%s is refused: %s', (typed, because) => {
    const outcome = normaliseAddress(typed);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'address-refused', because } });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it('once normalised stays as it is, whatever was typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.domain(),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const once = normaliseAddress(text);
        if (!once.ok) return;
        expect(once.value).not.toMatch(/\/$/);
        expect(normaliseAddress(once.value)).toEqual(once);
      }),
    );
  });
});

describe('an address of any length', () => {
  const growing: [string, (times: number) => string][] = [
    ['slashes', (times) => `https://s5.iloq.com${'/'.repeat(times)}`],
    ['slashes before a letter', (times) => `https://s5.iloq.com${'/'.repeat(times)}x`],
    ['slashes alone', (times) => '/'.repeat(times)],
    ['blanks before a letter', (times) => `s5.iloq.com/${' '.repeat(times)}x`],
    ['letters like a scheme', (times) => 'a'.repeat(times)],
    ['letters and a colon', (times) => `${'a'.repeat(times)}:x`],
    ['digits like a port', (times) => `s5.iloq.com:${'1'.repeat(times)}x`],
    ['dots', (times) => `https://${'s5.'.repeat(times)}iloq.com`],
    ['signs', (times) => `https://${'@'.repeat(times)}s5.iloq.com`],
    ['escapes', (times) => `https://s5.iloq.com/${'%2F'.repeat(times)}`],
  ];
  it.each(growing)('%s: is read or refused at once', (_, text) => {
    for (const times of [10, 1_000, 2_000]) normaliseAddress(text(times));
    for (const times of [120_000, 1_000_000])
      expect(normaliseAddress(text(times))).toMatchObject({
        ok: false,
        failure: { because: 'not-a-url' },
      });
  });
});

describe('ILOQ_ALLOWED_ORIGINS', () => {
  it.each([
    ['s5.iloq.com', 'is not an origin'],
    ['https://s5.iloq.com/iloqws', 'must be an origin only'],
    ['https://*', 'is not an origin'],
    ['https://*.com', 'is too wide'],
    ['https://*.*.com', 'is not an origin'],
    ['https://s5.*.com', 'is not an origin'],
    ['http://*.iloq.com', 'must be https'],
    ['https://a:b@s5.iloq.com', 'must not hold a user name'],
    ['file:///tmp', 'is not an origin'],
    [' , ', 'No origin is listed'],
  ])('%s is told as wrong: %s', (text, problem) => {
    const parsed = parseOrigins(text);
    expect(!parsed.ok && parsed.problem).toContain(problem);
  });

  it('several, with spaces between, are taken', () => {
    expect(parseOrigins('https://*.iloq.com, http://127.0.0.1:4010 ,').ok).toBe(true);
  });
});
