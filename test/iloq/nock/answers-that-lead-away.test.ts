import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { defaultOrigins } from '../../../src/iloq/index.ts';
import { bench, client, memoryGuard } from '../support.ts';
import { onlyLoopback } from './only-loopback.ts';

const refused = (because: string, origin: unknown = expect.any(String)) => ({
  ok: false,
  failure: { kind: 'address-refused', because, origin },
});

describe('where an answer leads', () => {
  onlyLoopback();

  it('a redirect is not followed, neither to another origin nor to the same', async () => {
    const { iloq, local, login } = await bench();
    const place = { ...login, address: local.address };
    local.faults.set('Url/GetUrl', { kind: 'redirect', to: 'https://evil.test/iloqws' });
    expect(await iloq.locate(place)).toEqual(refused('redirect', 'https://evil.test'));
    local.faults.set('Url/GetUrl', { kind: 'redirect', to: '/elsewhere' });
    expect(await iloq.locate(place)).toEqual(refused('redirect', local.url));
    expect(local.counters.calls.get('Url/GetUrl')).toBe(2);
  });

  it.each([
    ['https://evil.test/iloqws/', 'not-allowed'],
    ['http://s5.iloq.com/iloqws/', 'not-https'],
    ['https://s5.iloq.com:8443/', 'not-allowed'],
    ['https://api:x@s5.iloq.com/', 'credentials-in-address'],
    ['https://10.0.0.1/', 'private-address'],
    ['file:///etc/passwd', 'not-https'],
    ['::', 'not-a-url'],
  ])('GetUrl answering %s is refused: %s, and nobody logs in there', async (answer, because) => {
    nock('https://s5.iloq.com')
      .post('/iloqws/api/v2/Url/GetUrl')
      .twice()
      .reply(200, JSON.stringify(answer));
    const login = {
      address: 's5.iloq.com/iloqws',
      serviceCode: 'KAMPPI',
      userName: 'api',
      password: 'x',
    };
    const guard = memoryGuard();
    const iloq = client(defaultOrigins, { guard });
    expect(await iloq.locate(login)).toEqual(refused(because));
    expect(await iloq.withSession(login, async () => 'done')).toEqual(refused(because));
    const user = { origin: 'https://s5.iloq.com', serviceCode: 'KAMPPI', userName: 'api' };
    expect(await guard.state(user)).toBeUndefined();
  });

  it('another pool on an allowed origin is used', async () => {
    nock('https://s5.iloq.com')
      .post('/iloqws/api/v2/Url/GetUrl')
      .reply(200, '"https://s5b.iloq.de/iloqwspool2/"');
    expect(
      await client(defaultOrigins).locate({
        address: 's5.iloq.com/iloqws/',
        serviceCode: 'KAMPPI',
      }),
    ).toEqual({
      ok: true,
      value: { address: 'https://s5.iloq.com/iloqws', url: 'https://s5b.iloq.de/iloqwspool2' },
    });
  });
});
