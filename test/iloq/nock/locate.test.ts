import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { bench, client, only } from '../support.ts';
import { onlyLoopback } from './only-loopback.ts';

describe('finding iLOQ at an address', () => {
  onlyLoopback();

  it('asks the address that was typed, and takes the pool that it names', async () => {
    const { iloq, local, login } = await bench();
    const located = { address: local.address, url: `${local.url}/iloqwspool2` };
    expect(await iloq.locate({ ...login, address: `${local.address}/` })).toEqual({
      ok: true,
      value: located,
    });
  });

  it('keeps the service address where iLOQ names no other', async () => {
    const { iloq, local, login } = await bench();
    only(local.state.systems).pool = null;
    expect(await iloq.locate(login)).toEqual({
      ok: true,
      value: { address: local.address, url: local.address },
    });
  });

  it.each([[''], ['/manager'], ['/iloqws/api']])(
    'tries /iloqws where "%s" is not iLOQ, before any log-in',
    async (path) => {
      const { iloq, local, login } = await bench();
      const outcome = await iloq.locate({ ...login, address: local.url + path });
      expect(outcome).toMatchObject({ ok: true, value: { address: local.address } });
      expect(local.counters.logins).toEqual([]);
    },
  );

  it('says so when neither is iLOQ', async () => {
    const { iloq, local, login } = await bench();
    local.faults.set('Url/GetUrl', { kind: 'html' });
    const failure = { kind: 'wrong-address', because: 'not-iloq' };
    expect(await iloq.locate(login)).toEqual({ ok: false, failure });
    expect(local.counters.calls.get('Url/GetUrl')).toBe(1);
    const elsewhere = await iloq.locate({ ...login, address: local.url });
    expect(elsewhere).toEqual({
      ok: false,
      failure: { kind: 'wrong-address', because: expect.any(String) },
    });
  });

  it.each([
    ['slashes', `x${'/'.repeat(120_000)}x`],
    ['letters', 'x'.repeat(3_000)],
  ])('reads no more of an answer than an address can be long: %s', async (_, pool) => {
    const { iloq, local, login } = await bench();
    only(local.state.systems).pool = pool;
    const failure = { kind: 'wrong-address', because: 'not-iloq' };
    expect(await iloq.locate(login)).toEqual({ ok: false, failure });
  });

  it('tells an outage by its status, however long its page is', async () => {
    nock('https://s5.iloq.com')
      .post('/iloqws/api/v2/Url/GetUrl')
      .reply(503, `<html>${' '.repeat(100_000)}</html>`);
    const place = { address: 's5.iloq.com/iloqws', serviceCode: 'KAMPPI' };
    expect(await client('https://s5.iloq.com').locate(place)).toEqual({
      ok: false,
      failure: { kind: 'maintenance', stage: 'GetUrl' },
    });
  });

  it('never sends a log-in where GetUrl gave no answer', async () => {
    const { iloq, local, login, guard, user } = await bench();
    local.faults.set('Url/GetUrl', { kind: 'status', status: 503 });
    expect(await iloq.withSession(login, async () => 'done')).toEqual({
      ok: false,
      failure: { kind: 'maintenance', stage: 'GetUrl' },
    });
    expect(await guard.state(user)).toBeUndefined();
    expect(local.counters.logins).toEqual([]);
  });
});
