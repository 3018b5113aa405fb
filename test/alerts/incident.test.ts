import { describe, expect, it } from 'vitest';
import {
  entriesAfter,
  type Incident,
  openIncident,
  severityOf,
  timesOf,
} from '../../src/alerts/incident.ts';
import { apply, type Event } from '../../src/alerts/life.ts';
import { pendingAt, toldAt } from '../../src/alerts/pending.ts';
import { hour, minute, monday, problems } from './some.ts';

const opened = openIncident('i1', 'set-up', problems.failed());
const lived = (...events: readonly (readonly [Event, number])[]): Incident =>
  events.reduce((incident, [event, now]) => apply(incident, event, now), opened);

const acknowledge: Event = { event: 'acknowledge', by: 'U-AINO' };
const resolve: Event = { event: 'resolve', by: 'U-AINO' };
const again: Event = { event: 'raise', problem: problems.failed() };
const worse: Event = { event: 'raise', problem: { ...problems.stuck(), severity: 'critical' } };
const mended: Event = { event: 'clear', kinds: ['verification-failed'] };
const snooze: Event = { event: 'snooze', by: 'U-AINO', until: monday + hour };
const wake: Event = { event: 'wake' };
const at = monday + minute;

describe('The life of an incident', () => {
  it.each<
    [what: string, events: readonly (readonly [Event, number])[], state: string, last: string]
  >([
    ['is acknowledged', [[acknowledge, at]], 'acknowledged', 'acknowledged'],
    ['is snoozed', [[snooze, at]], 'snoozed', 'snoozed'],
    [
      'wakes when its time has come',
      [
        [snooze, at],
        [wake, monday + hour],
      ],
      'open',
      'woke',
    ],
    [
      'that somebody has, is seen again: they still have it',
      [
        [acknowledge, at],
        [again, at],
      ],
      'acknowledged',
      'again',
    ],
    [
      'that sleeps, is seen again: it sleeps on',
      [
        [snooze, at],
        [again, at],
      ],
      'snoozed',
      'again',
    ],
    [
      'that sleeps, gets worse: it wakes',
      [
        [snooze, at],
        [worse, at],
      ],
      'open',
      'worse',
    ],
    [
      'that somebody has, gets worse: they still have it',
      [
        [acknowledge, at],
        [worse, at],
      ],
      'acknowledged',
      'worse',
    ],
    ['resolves itself when it goes back to good', [[mended, at]], 'resolved', 'resolved'],
    [
      'stays while one of its problems is left',
      [
        [worse, at],
        [mended, at],
      ],
      'open',
      'better',
    ],
    [
      'is resolved by a person',
      [
        [acknowledge, at],
        [resolve, at],
      ],
      'resolved',
      'resolved',
    ],
    [
      'that was resolved, returns',
      [
        [resolve, at],
        [again, at],
      ],
      'open',
      'reopened',
    ],
    [
      'that sleeps, goes back to good',
      [
        [snooze, at],
        [mended, at],
      ],
      'resolved',
      'resolved',
    ],
  ])('%s', (_, events, state, last) => {
    const incident = lived(...events);
    expect(incident.state).toBe(state);
    expect(incident.history.at(-1)?.what).toBe(last);
  });

  it.each<[what: string, events: readonly (readonly [Event, number])[]]>([
    [
      'acknowledged twice',
      [
        [acknowledge, at],
        [acknowledge, at],
      ],
    ],
    [
      'resolved twice',
      [
        [resolve, at],
        [resolve, at],
      ],
    ],
    [
      'acknowledged when it is over',
      [
        [resolve, at],
        [acknowledge, at],
      ],
    ],
    [
      'snoozed when it is over',
      [
        [resolve, at],
        [snooze, at],
      ],
    ],
    ['snoozed until a time that has been', [[{ ...snooze, until: at }, at]]],
    ['cleared of something else', [[{ event: 'clear', kinds: ['unreachable'] }, at]]],
    ['going on without an event', [[wake, at]]],
  ])('%s changes nothing', (_, events) => {
    const before = lived(...events.slice(0, -1));
    const [last, now] = events.at(-1) ?? [wake, at];
    expect(apply(before, last, now)).toBe(before);
  });

  it('counts how often, and is as severe as the worst of what is wrong now', () => {
    const incident = lived([again, at], [again, at], [worse, at]);
    expect(timesOf(incident)).toBe(4);
    expect(severityOf(incident)).toBe('critical');
    expect(severityOf(apply(incident, { event: 'clear', kinds: ['site-stuck'] }, at))).toBe(
      'warning',
    );
  });

  it('repetitions in a row are one entry of what is told', () => {
    const incident = lived([again, at], [again, at + 1], [acknowledge, at + 2], [again, at + 3]);
    expect(entriesAfter(incident, 1).map(({ what, times }) => [what, times])).toEqual([
      ['again', 2],
      ['acknowledged', undefined],
      ['again', 1],
    ]);
  });

  it('keeps the last 200 entries of its history, and numbers them on', () => {
    let incident = opened;
    for (let n = 0; n < 300; n++) incident = apply(incident, again, at + n);
    expect(incident.history).toHaveLength(200);
    expect(incident.forgotten).toBe(101);
    expect(entriesAfter(incident, 300)).toHaveLength(1);
  });
});

describe('What an incident has to say in a channel', () => {
  const told = toldAt(opened, ['C1']);
  const place = told.destinations[0];
  if (!place) throw new Error('no place');
  const stands = {
    ...place,
    said: 1,
    loud: 1,
    told: 1,
    posts: 1,
    message: { channel: 'C1', ts: '1' },
  };
  const summed = { ...place, said: 1, loud: 1, told: 1, group: 's1' };

  it('first its message, then an edit, then its history in the thread', () => {
    expect(pendingAt(told, place)).toBe('message');
    expect(pendingAt(told, stands)).toBeUndefined();
    const once = apply(told, again, at);
    expect(pendingAt(once, stands)).toBe('edit');
    expect(pendingAt(once, { ...stands, said: once.version })).toBe('thread');
    expect(pendingAt(once, { ...stands, said: once.version, told: 2 })).toBeUndefined();
  });

  it('what is counted in a summary has a message of its own only when it gets worse or returns', () => {
    expect(pendingAt(told, summed)).toBeUndefined();
    expect(pendingAt(apply(told, again, at), summed)).toBeUndefined();
    expect(pendingAt(apply(told, worse, at), summed)).toBe('message');
    expect(pendingAt(apply(told, mended, at), summed)).toBe('count');
  });

  it('nothing while another hides it, but what stands is kept up to date', () => {
    const hidden = { ...apply(told, again, at), inhibitedBy: 'i0' };
    expect(pendingAt(hidden, place)).toBeUndefined();
    expect(pendingAt(hidden, stands)).toBe('edit');
  });

  it('an incoming webhook hears of beginning and end, not of repetitions', () => {
    const at0 = { ...place, to: 'webhook' };
    expect(pendingAt(told, at0)).toBe('message');
    expect(pendingAt(apply(told, again, at), { ...at0, said: 1, loud: 1 })).toBeUndefined();
    expect(pendingAt(apply(told, mended, at), { ...at0, said: 1, loud: 1 })).toBe('message');
  });

  it('told at one place more when its route changes, and once at each', () => {
    expect(toldAt(told, ['C1'])).toBe(told);
    expect(toldAt(told, ['C2']).destinations.map(({ to }) => to)).toEqual(['C1', 'C2']);
  });
});
