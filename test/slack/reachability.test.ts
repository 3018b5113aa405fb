import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createReachability, type Reachability } from '../../src/slack/reachability.ts';
import { ManualClock } from '../outbox/manual-clock.ts';

let clock: ManualClock;
let lines: { readonly msg: string; readonly tries?: number; readonly seconds: number }[];
let slack: Reachability;
beforeEach(() => {
  clock = new ManualClock();
  lines = [];
  slack = createReachability(
    createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
    clock,
  );
});

describe('While Slack cannot be reached, the log', () => {
  it('gets one line a minute, however often it is tried', async () => {
    for (let second = 0; second < 180; second += 1) {
      slack.failed('web-api', 'timeout');
      slack.failed('socket', 'no answer');
      await clock.advance(1_000);
    }
    expect(lines.map(({ tries, seconds }) => [tries, seconds])).toEqual([
      [1, 0],
      [120, 60],
      [120, 120],
    ]);
  });

  it('says once that Slack is back, when both ways are', async () => {
    slack.failed('web-api', 'timeout');
    slack.failed('socket', 'no answer');
    await clock.advance(30_000);
    slack.answered('web-api');
    slack.failed('socket', 'no answer');
    expect(lines).toHaveLength(1);
    slack.answered('socket');
    slack.answered('web-api');
    slack.answered('socket');
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Slack cannot be reached; it is tried again',
      'Slack answers again',
    ]);
    expect(lines[1]?.seconds).toBe(30);
  });

  it('gets one line a minute from a Slack that comes and goes, too', async () => {
    for (let second = 0; second < 60; second += 1) {
      slack.failed('web-api', 'http-5xx');
      slack.answered('web-api');
      await clock.advance(1_000);
    }
    expect(lines.map(({ seconds }) => seconds)).toEqual([0, 0]);
  });
});

it('nothing is said while Slack answers', () => {
  slack.answered('web-api');
  slack.answered('socket');
  expect(lines).toEqual([]);
});
