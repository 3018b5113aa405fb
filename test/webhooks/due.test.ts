import { describe, expect, it } from 'vitest';
import { noWebhooks, type Webhooks } from '../../src/sites/index.ts';
import { countOpening, type Dates, dueBecause } from '../../src/webhooks/due.ts';
import { createRandom } from '../e2e/random.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = 1_000 * day;
const signKey = { key: '1', nonce: '', box: '' };
const subscriptionTo = (endsAt: number) => [{ id: 's', event: 'key_added', endsAt, signKey }];

const webhooks = (change: Partial<Webhooks> = {}): Webhooks => ({
  ...noWebhooks,
  events: ['key_added'],
  chosenAt: now - 10 * day,
  checkedAt: now - 2 * day,
  subscriptions: subscriptionTo(now + 100 * day),
  ...change,
});
const due = (change: Partial<Webhooks> = {}, dates: Partial<Dates> = {}) =>
  dueBecause(webhooks(change), { now, outageEnded: 0, archived: false, ...dates });

describe('a session for webhooks alone', () => {
  it('is not opened where all is well', () => {
    expect(due()).toBeUndefined();
  });

  it('is opened when a gap is older than 45 minutes', () => {
    expect(due({}, { gapSince: now - 46 * 60_000 })).toBe('gap');
    expect(due({}, { gapSince: now - 44 * 60_000 })).toBeUndefined();
  });

  it('is opened after an outage, until iLOQ has been asked', () => {
    expect(due({}, { outageEnded: now - hour })).toBe('was-down');
    expect(due({ checkedAt: now - hour / 2 }, { outageEnded: now - hour })).toBeUndefined();
  });

  it('is opened a week before an end that no verification has put off', () => {
    expect(due({ subscriptions: subscriptionTo(now + 6 * day) })).toBe('ending');
    expect(due({ subscriptions: subscriptionTo(now + 8 * day) })).toBeUndefined();
  });

  it('is opened when events were chosen, and when an archived site has subscriptions left', () => {
    expect(due({ chosenAt: now })).toBe('chosen');
    expect(due({}, { archived: true })).toBe('archived');
  });

  it('is opened at most six times in any 24 hours, however much there is to do', () => {
    let state = webhooks({ checkedAt: 0 });
    const opened: number[] = [];
    const random = createRandom(5);
    for (let at = now; at < now + 5 * day; at += 10 * 60_000) {
      if (random.below(20) === 0) state = { ...state, chosenAt: at };
      if (!dueBecause(state, { now: at, gapSince: now - day, outageEnded: at, archived: false }))
        continue;
      state = countOpening(state, at);
      opened.push(at);
    }
    expect(opened.length).toBeGreaterThan(20);
    for (const at of opened)
      expect(opened.filter((each) => each >= at && each < at + day).length).toBeLessThanOrEqual(6);
  });
});
