import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { reservePort } from '../../../sandbox/reserve-port.ts';
import { listenNear } from '../../../sandbox/web/listen-near.ts';

it('where a port is taken, the next free one is', async () => {
  const wanted = await reservePort();
  const [first, second] = [createServer(), createServer()];
  expect(await listenNear(first, wanted)).toBe(wanted);
  expect(await listenNear(second, wanted)).toBeGreaterThan(wanted);
  for (const server of [first, second]) {
    server.close();
    await once(server, 'close');
  }
});
