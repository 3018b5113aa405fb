import { describe, expect, it } from 'vitest';
import type { WebhookSubscription } from '../../src/iloq/index.ts';
import { mostPerEvent, reconcile, type Situation } from '../../src/webhooks/reconcile.ts';
import fc from '../seeded.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2025, 2, 1);
const target = 'https://bot.example.com/iloq/webhooks/kamppi';
const event = (id: string, name: string) => ({ id, name, displayName: name, description: '' });
const events = [
  event('e1', 'key_added'),
  event('e2', 'key_blocklisted'),
  event('e3', 'device_log_arrived'),
];

const some = (change: Partial<WebhookSubscription> = {}): WebhookSubscription => ({
  ...{
    id: 'ours',
    eventId: 'e1',
    target,
    endsAt: now + 200 * dayMs,
    jsonPathFilter: '',
  },
  ...{ signKey: 'k', counter: 0 },
  ...change,
});
const foreign = (id: string, host = 'livionkey.example.com'): WebhookSubscription =>
  some({ id, target: `https://${host}/secret-path` });

const decide = (change: Partial<Situation>) =>
  reconcile({
    wanted: ['key_added'],
    own: [{ id: 'ours', event: 'key_added' }],
    events,
    listed: [],
    target,
    now,
    newId: () => 'new',
    ...change,
  });
const done = (change: Partial<Situation>) =>
  decide(change).changes.map((each) =>
    each.change === 'delete' ? `delete ${each.id}` : `${each.change} ${each.order.id}`,
  );

describe('subscriptions', () => {
  it('are left alone while they are as they should be', () => {
    expect(decide({ listed: [some()] })).toEqual({ changes: [], limited: [], notOffered: [] });
  });

  it('are created where there is none, for at most a year', () => {
    const [created] = decide({}).changes;
    expect(created).toMatchObject({
      change: 'create',
      event: 'key_added',
      order: { id: 'new', eventId: 'e1', target },
    });
    if (created?.change !== 'create') throw new Error('nothing created');
    expect(created.order.endsAt - now).toBeLessThanOrEqual(365 * dayMs);
    expect(created.order.endsAt - now).toBeGreaterThan(360 * dayMs);
  });

  it('are renewed in the month before their end, and created anew after it', () => {
    expect(done({ listed: [some({ endsAt: now + 31 * dayMs })] })).toEqual([]);
    expect(done({ listed: [some({ endsAt: now + 29 * dayMs })] })).toEqual(['renew ours']);
    expect(done({ listed: [some({ endsAt: now })] })).toEqual(['delete ours', 'create new']);
    expect(done({ listed: [some({ endsAt: null })] })).toEqual(['renew ours']);
  });

  it('are repaired where somebody has led them elsewhere or filtered them', () => {
    expect(done({ listed: [some({ target: 'https://elsewhere.example.com' })] })).toEqual([
      'repair ours',
    ]);
    expect(done({ listed: [some({ jsonPathFilter: '$[?(@.State==1)]' })] })).toEqual([
      'repair ours',
    ]);
    expect(done({ listed: [some({ eventId: 'e2' })] })).toEqual(['delete ours', 'create new']);
  });

  it('that we have forgotten are ours by their address; of two the longer one stays', () => {
    expect(done({ own: [], listed: [some({ id: 'forgotten' })] })).toEqual([]);
    const doubled = [some({ id: 'short', endsAt: now + 90 * dayMs }), some({ id: 'long' })];
    expect(done({ own: [], listed: doubled })).toEqual(['delete short']);
  });

  it('whose event iLOQ does not say are known by our own; those that we do not know are left alone', () => {
    const untold = some({ eventId: null });
    expect(done({ listed: [untold] })).toEqual([]);
    expect(done({ listed: [untold], own: [{ id: 'ours', event: 'key_added' }] })).toEqual([]);
    expect(done({ listed: [untold], own: [] })).toEqual(['create new']);
    expect(done({ listed: [untold], wanted: [] })).toEqual(['delete ours']);
  });

  it('are deleted when nobody wants them any more; those of others never are', () => {
    expect(done({ wanted: [], listed: [some(), foreign('theirs')] })).toEqual(['delete ours']);
  });

  it('cannot be more than three for an event: then it is said who has them, without the paths', () => {
    const listed = [foreign('a'), foreign('b'), foreign('c', 'other.example.com')];
    expect(decide({ listed })).toEqual({
      changes: [],
      limited: [{ event: 'key_added', usedBy: ['livionkey.example.com', 'other.example.com'] }],
      notOffered: [],
    });
    expect(done({ listed: listed.slice(1) })).toEqual(['create new']);
  });

  it.each([
    ['https://bot.example.com/w/T0ACME', 'https://bot.example.com/w/T0BETA', []],
    ['https://bot.example.com/w/T0ACME', 'https://bot.example.com/w/T0ACME', ['bot.example.com']],
    ['https://bot.example.com', 'https://bot.example.com', ['bot.example.com']],
    ['https://bot.example.com/w/T0ACME', 'https://else.example.com/w/T0A', ['else.example.com']],
  ])(
    'of the same locking system in another workspace are not told of: at %s of %s',
    (ours, theirs, usedBy) => {
      const of = (id: string) => some({ id, target: `${theirs}/iloq/webhooks/${id}` });
      const own = `${ours}/iloq/webhooks/kamppi`;
      const listed = [of('a'), of('b'), of('c')];
      expect(decide({ own: [], listed, target: own }).limited).toEqual([
        { event: 'key_added', usedBy },
      ]);
    },
  );

  it('to an event that iLOQ does not offer are named', () => {
    expect(decide({ wanted: ['key_lost'] })).toEqual({
      changes: [],
      limited: [],
      notOffered: ['key_lost'],
    });
  });

  it('come to rest: carried out, no situation asks for another change, and nothing of others is touched', () => {
    const subscription = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      eventId: fc.constantFrom('e1', 'e2', 'e3', 'e9', null),
      target: fc.constantFrom(target, 'https://x.example.com/1', 'https://y.example.com/2'),
      endsAt: fc.constantFrom(null, now - dayMs, now + dayMs, now + 100 * dayMs),
      jsonPathFilter: fc.constantFrom('', '$.x'),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(subscription, { selector: ({ id }) => id }),
        fc.subarray(['a', 'b', 'c'].map((id) => ({ id, event: 'key_added' }))),
        fc.subarray(['key_added', 'key_blocklisted', 'device_log_arrived', 'key_lost']),
        (drawn, own, wanted) => {
          let listed = drawn.map((each) => some(each));
          const others = listed.filter(
            (each) => !own.some(({ id }) => id === each.id) && each.target !== target,
          );
          let fresh = 0;
          const newId = (): string => `new-${++fresh}`;
          const { changes } = decide({ listed, own, wanted, newId });
          for (const each of changes) {
            listed = listed.filter(
              ({ id }) => id !== (each.change === 'delete' ? each.id : each.order.id),
            );
            if (each.change !== 'delete') listed.push(some({ ...each.order, jsonPathFilter: '' }));
            const sameEvent = listed.filter(
              ({ eventId }) => each.change === 'create' && eventId === each.order.eventId,
            );
            const before = drawn.filter(
              ({ eventId }) => each.change === 'create' && eventId === each.order.eventId,
            );
            expect(sameEvent.length).toBeLessThanOrEqual(Math.max(mostPerEvent, before.length));
          }
          expect(listed).toEqual(expect.arrayContaining(others));
          expect(decide({ listed, own, wanted, newId }).changes).toEqual([]);
        },
      ),
    );
  });
});
