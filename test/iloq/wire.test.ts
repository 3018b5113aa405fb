import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { noDeadline } from '../../src/iloq/deadline.ts';
import { createDialler, Refused } from '../../src/iloq/dial.ts';
import { defaultOrigins } from '../../src/iloq/index.ts';
import { classifyTransportError } from '../../src/iloq/transport-error.ts';
import { openWire } from '../../src/iloq/wire.ts';
import { bench, memoryLog, policyOf } from './support.ts';

describe('a time-out', () => {
  const call = { method: 'GET', stage: 'resource', name: 'Test' } as const;
  const timeout = { kind: 'unreachable', how: 'timeout', stage: 'resource' };
  const options = { clock: systemClock, log: memoryLog().log, callMs: 200, maxBytes: 1_000 };

  it('while connecting has certainly sent nothing', async () => {
    // DNS that never answers. Like the real one it holds on to whom it will answer, and so to the
    // socket.
    const held: unknown[] = [];
    // undici counts connecting in steps of about a second, well inside the half of a call that it
    // is given.
    const dispatcher = createDialler(
      policyOf(defaultOrigins),
      100,
      (_hostname, _options, callback) => held.push(callback),
    );
    const error = await request('https://s5.iloq.com', { dispatcher }).catch(
      (reason: unknown) => reason,
    );
    await dispatcher.destroy();
    expect(held).toHaveLength(1);
    expect(classifyTransportError(error, 'resource')).toEqual({ sent: 'no', failure: timeout });
  });

  it('after that may have', async () => {
    const { local } = await bench();
    local.faults.set('Test', { kind: 'hang' });
    const wire = openWire({ ...options, policy: policyOf(local.url) }, noDeadline);
    const exchange = await wire.send({ ...call, url: `${local.address}/api/v2/Test` });
    await wire.close();
    expect(exchange).toEqual({ kind: 'lost', sent: 'perhaps', failure: timeout });
  });
});

it('the dialler refuses by itself, whoever forgot to ask the policy before', async () => {
  const { local } = await bench();
  const dispatcher = createDialler(policyOf('https://*.iloq.com,http://127.0.0.1:1'), 500);
  for (const url of [
    local.url,
    'https://s5.iloq.com.evil.test',
    'http://[::1]:4010',
    'https://169.254.169.254',
  ])
    await expect(request(url, { dispatcher })).rejects.toBeInstanceOf(Refused);
  await dispatcher.destroy();
  expect(local.counters.calls.size).toBe(0);
});
