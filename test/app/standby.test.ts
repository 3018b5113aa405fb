import { expect, it } from 'vitest';
import { reservePort } from '../../sandbox/reserve-port.ts';
import { answerMeanwhile, createStandby } from '../../src/app/index.ts';

const slack = { mode: { kind: 'socket', appToken: 'xapp-1' } } as const;

it('while all sites are read anew the bot says that it is alive and not ready, and then makes room', async () => {
  const port = await reservePort();
  const host = '127.0.0.1';
  const standby = createStandby({ port, host, slack });
  const statusOf = async (path: string): Promise<number | undefined> => {
    try {
      return (await fetch(`http://${host}:${port}${path}`)).status;
    } catch {
      return undefined;
    }
  };
  const seen = await answerMeanwhile(standby, 0, async () => {
    while ((await statusOf('/healthz')) === undefined);
    return [await statusOf('/healthz'), await statusOf('/readyz')];
  });
  expect(seen).toEqual([200, 503]);
  expect(await statusOf('/healthz')).toBeUndefined();
});

it('what is read at once answers nobody before it is ready', async () => {
  let started = 0;
  const standby = {
    start: async () => {
      started += 1;
    },
    stop: async () => {},
  };
  expect(await answerMeanwhile(standby, 60_000, async () => 'read')).toBe('read');
  expect(started).toBe(0);
});
