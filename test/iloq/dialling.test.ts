import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { guardLookup, Refused } from '../../src/iloq/dial.ts';
import { defaultOrigins } from '../../src/iloq/index.ts';
import { isPublicAddress } from '../../src/iloq/public-network.ts';
import { bench, client, only, policyOf } from './support.ts';

const locate = (address: string, origins = defaultOrigins, lookup?: LookupFunction) =>
  client(origins, lookup ? { lookup } : {}).locate({ address, serviceCode: 'KAMPPI' });

const refused = (because: string, origin: unknown = expect.any(String)) => ({
  ok: false,
  failure: { kind: 'address-refused', because, origin },
});

/** DNS that gives one answer after another, and remembers what it was asked. */
function dns(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, all);
    else callback(null, only(all).address, only(all).family);
  };
  return { asked, lookup };
}

describe('IP addresses are never dialled', () => {
  it.each([
    ['https://127.0.0.1'],
    ['https://2130706433'],
    ['https://0177.0.0.1'],
    ['https://0x7f.0.0.1'],
    ['https://0x7f000001'],
    ['https://127.1'],
    ['https://[::ffff:127.0.0.1]'],
    ['https://[::ffff:7f00:1]'],
    ['https://[::127.0.0.1]'],
    ['https://[::1]'],
    ['https://[64:ff9b::127.0.0.1]'],
    ['https://[64:ff9b:1::7f00:1]'],
    ['https://[2002:7f00:1::]'],
    ['https://[fe80::1]'],
    ['https://[fd00:ec2::254]'],
    ['https://169.254.169.254'],
    ['https://168.63.129.16'],
    ['https://10.0.0.1'],
    ['https://0.0.0.0'],
    ['169.254.169.254/iloqws'],
  ])('%s', async (address) => {
    const { asked, lookup } = dns(['203.0.113.1']);
    expect(await locate(address, defaultOrigins, lookup)).toEqual(refused('private-address'));
    expect(asked).toEqual([]);
  });

  it('nor public ones, as no certificate of iLOQ is for them', async () => {
    expect(await locate('https://1.1.1.1')).toEqual(refused('not-allowed'));
  });
});

describe('names that only look like iLOQ', () => {
  it.each([
    ['https://s5.iloq.com@evil.test', 'credentials-in-address'],
    ['https://s5.iloq.com:443@evil.test', 'credentials-in-address'],
    ['https://s5.iloq.com.evil.test', 'not-allowed'],
    ['https://evililoq.com', 'not-allowed'],
    ['https://iloq.com', 'not-allowed'],
    ['https://s5.il\u043Eq.com', 'not-allowed'],
    ['https://s5.iloq.c\u043Em', 'not-allowed'],
    ['https://s5.iloq.com:8443', 'not-allowed'],
    ['https://localhost', 'not-allowed'],
    ['http://s5.iloq.com', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['data:application/json,""', 'not-https'],
  ])('%s is refused: %s', async (address, because) => {
    const { asked, lookup } = dns(['203.0.113.1']);
    expect(await locate(address, defaultOrigins, lookup)).toEqual(refused(because));
    expect(asked).toEqual([]);
  });

  it('a star stands for one or more labels', () => {
    const policy = policyOf('https://*.iloq.com,https://iloq.example:8443');
    expect(policy.refusal(new URL('https://s5.iloq.com/iloqws'))).toBeUndefined();
    expect(policy.refusal(new URL('https://a.b.iloq.com'))).toBeUndefined();
    expect(policy.refusal(new URL('https://iloq.example:8443'))).toBeUndefined();
    expect(policy.refusal(new URL('https://iloq.example'))?.because).toBe('not-allowed');
  });
});

describe('an allowed name is judged by the look-up that connects', () => {
  it.each([
    ['10.0.0.1'],
    ['127.0.0.1'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.100.100.200'],
    ['168.63.129.16'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['::10.0.0.1'],
    ['64:ff9b::a00:1'],
    ['fd00::1'],
    ['fe80::1'],
  ])('%s behind it is refused', async (address) => {
    const { asked, lookup } = dns([address]);
    expect(await locate('https://s5.iloq.com', defaultOrigins, lookup)).toEqual(
      refused('private-address', 'https://s5.iloq.com'),
    );
    expect(asked).toEqual(['s5.iloq.com']);
  });

  it('one private address among public ones is enough to refuse', async () => {
    const { lookup } = dns(['1.1.1.1', '10.0.0.1']);
    expect(await locate('https://s5.iloq.com', defaultOrigins, lookup)).toEqual(
      refused('private-address'),
    );
  });

  it('a name that changes its answer is refused when it turns private: what passed before is not remembered', () => {
    const { lookup } = dns(['1.1.1.1'], ['10.0.0.1']);
    const guarded = guardLookup(lookup, 'https://s5.iloq.com');
    const answers: unknown[] = [];
    const ask = () =>
      guarded('s5.iloq.com', { all: true }, (error, address) => answers.push(error ?? address));
    ask();
    ask();
    expect(answers).toEqual([[{ address: '1.1.1.1', family: 4 }], expect.any(Refused)]);
  });

  it('only global unicast addresses count as public', () => {
    expect(['1.1.1.1', '2a00:1450:4026::1'].every(isPublicAddress)).toBe(true);
    expect(
      ['', 'localhost', '1.1.1', '::', '255.255.255.255', '224.0.0.1', '2001:db8::1'].some(
        isPublicAddress,
      ),
    ).toBe(false);
  });

  it('a name listed literally may be private: the operator wrote it down', async () => {
    const { local } = await bench();
    const origin = local.url.replace('127.0.0.1', 'iloq.internal');
    const { asked, lookup } = dns(['127.0.0.1']);
    const located = { address: `${origin}/iloqws`, url: `${origin}/iloqwspool2` };
    expect(await locate(`${origin}/iloqws`, origin, lookup)).toEqual({ ok: true, value: located });
    expect(asked.length).toBeGreaterThan(0);
  });
});
