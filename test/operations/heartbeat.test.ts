import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reservePort } from '../../sandbox/reserve-port.ts';
import { createLog } from '../../src/log.ts';
import type { Loop } from '../../src/loop.ts';
import { startHeartbeat, troublesOf } from '../../src/operations/metrics/heartbeat.ts';
import type { Standings } from '../../src/operations/metrics/index.ts';
import { ManualClock, quiet } from '../outbox/manual-clock.ts';

const none = { count: 0, oldestMs: 0 };
const well: Standings = {
  sites: { 'under-way': 0, stuck: 0, finished: 1, broken: 0, archived: 0 },
  incidents: { open: 3, acknowledged: 0, snoozed: 0 },
  waiting: { sites: { count: 1, oldestMs: 5_000 }, workspace: none, alerts: none },
  requestsLeft: 0,
  webhooks: {},
  slackConnected: true,
  backupOverdueMs: 0,
};
const minute = 60_000;

describe('All is well', () => {
  it('while Slack is heard, the store can be written, and nothing waits for long', () => {
    expect(troublesOf(well, true)).toEqual([]);
  });

  it.each<[string, Standings, boolean, string]>([
    ['without Slack', { ...well, slackConnected: false }, true, 'Slack is not heard'],
    ['without a disk', well, false, 'the store cannot be written'],
    [
      'while alerts wait',
      { ...well, waiting: { ...well.waiting, alerts: { count: 1, oldestMs: 16 * minute } } },
      true,
      'messages wait',
    ],
    ['without a backup', { ...well, backupOverdueMs: 61 * minute }, true, 'a backup is overdue'],
  ])('not %s', (_, standings, isWritable, trouble) => {
    expect(troublesOf(standings, isWritable)).toEqual([trouble]);
  });
});

describe('The heartbeat', () => {
  let server: Server;
  let url: string;
  let calls: number;
  let status: number;
  let standings: Standings;
  let clock: ManualClock;
  let lines: string[];
  let heartbeat: Loop | undefined;
  beforeEach(async () => {
    calls = 0;
    status = 200;
    standings = well;
    clock = new ManualClock();
    lines = [];
    server = createServer((request, response) => {
      if (request.url === '/ping/secret-4711') calls += 1;
      response.writeHead(status).end();
    });
    // Nobody else listens there once it is closed.
    const port = await reservePort();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${port}/ping/secret-4711`;
  });
  afterEach(async () => {
    await heartbeat?.stop();
    server.closeAllConnections();
    server.close();
  });

  async function start(): Promise<void> {
    heartbeat = startHeartbeat({
      ...{ url, clock, standings: async () => standings, isWritable: async () => true },
      log: createLog('info', { write: (line) => void lines.push(line) }),
    });
    await heartbeat.idle();
  }

  async function passes(minutes: number): Promise<void> {
    for (let left = minutes; left > 0; left -= 1) {
      await clock.advance(minute);
      await heartbeat?.idle();
      await quiet();
    }
  }

  it('comes once a minute', async () => {
    await start();
    await passes(5);
    expect(calls).toBe(6);
    expect(lines).toEqual([]);
  });

  it('stays away while something is wrong, which the log says once', async () => {
    await start();
    await passes(2);
    standings = { ...well, slackConnected: false };
    await passes(3);
    expect(calls).toBe(3);
    standings = well;
    await passes(1);
    expect(calls).toBe(4);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'no heartbeat', why: 'Slack is not heard' },
      { msg: 'the heartbeat goes on' },
    ]);
  });

  it('that nobody takes is said, without its address', async () => {
    await start();
    await passes(2);
    status = 404;
    await passes(2);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await passes(2);
    expect(lines.map((line) => JSON.parse(line).why)).toEqual([
      'HEARTBEAT_URL answers 404',
      'HEARTBEAT_URL cannot be reached',
    ]);
    expect(lines.join('')).not.toContain('secret-4711');
  });

  it('has no word about a start that is not over yet', async () => {
    standings = { ...well, slackConnected: false };
    await start();
    await clock.advance(30_000);
    await heartbeat?.idle();
    standings = well;
    await passes(1);
    expect(lines).toEqual([]);
    expect(calls).toBeGreaterThan(0);
  });
});
