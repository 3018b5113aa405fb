import { describe, expect, it } from 'vitest';
import { bench, only } from './support.ts';

describe('finding iLOQ at an address', () => {
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

  it('never sends a log-in where GetUrl gave no answer', async () => {
    const { iloq, local, login, guard } = await bench();
    local.faults.set('Url/GetUrl', { kind: 'status', status: 503 });
    expect(await iloq.withSession(login, async () => 'done')).toEqual({
      ok: false,
      failure: { kind: 'maintenance', stage: 'GetUrl' },
    });
    expect(guard.history).toEqual([]);
    expect(local.counters.logins).toEqual([]);
  });
});
