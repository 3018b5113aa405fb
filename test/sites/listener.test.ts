import { describe, expect, it } from 'vitest';
import {
  listenerInDirectMessage,
  listenerInThread,
  type Site,
  siteRow,
} from '../../src/sites/index.ts';
import { fresh, monday, siteAt } from './some.ts';

const minute = 60_000;
const now = monday + 60 * minute;
const site = (id: string, askedAt: number, heardAt: number, change: Partial<Site> = {}) =>
  siteRow(
    fresh({
      id,
      askedAt: monday + askedAt * minute,
      heard: { by: 'U-MIKKO', at: monday + heardAt * minute },
      ...change,
    }),
  );
const heard = (...rows: ReturnType<typeof site>[]) => {
  const listener = listenerInDirectMessage(rows, 'U-MIKKO', now);
  switch (listener.to) {
    case 'site':
      return listener.site.id;
    case 'unclear':
      return listener.sites.map(({ id }) => id);
    case 'nobody':
      return undefined;
  }
};

describe('A word in the direct message goes to', () => {
  it('the one site that is open', () => {
    expect(heard(site('a', 1, 1))).toBe('a');
  });

  it('no site because a clock was once ahead', () => {
    const ahead = 2 * 24 * 60;
    expect(heard(site('a', ahead, ahead), site('b', 5, 5))).toBe('b');
  });

  it('the site whose step was asked last', () => {
    expect(heard(site('a', 1, 1), site('b', 5, 5), site('c', 3, 3))).toBe('b');
  });

  it('nobody yet, where a verification of one ended after the person spoke about another', () => {
    expect(heard(site('a', 9, 1), site('b', 5, 5))).toEqual(['a', 'b']);
  });

  it('what somebody else said last does not make it unclear', () => {
    expect(
      heard(
        site('a', 9, 1),
        site('b', 5, 5, { heard: { by: 'U-AINO', at: monday + 20 * minute } }),
      ),
    ).toBe('a');
  });

  const closed: readonly (readonly [string, Partial<Site>])[] = [
    ['is paused', { paused: true }],
    ['is archived', { archivedAt: monday }],
    ['asks nothing any more', { progress: siteAt(undefined).progress }],
    [
      'is held in a thread',
      { conversation: { kind: 'thread', person: 'U-MIKKO', channel: 'C1', ts: '1.1' } },
    ],
    ['is another person’s', { conversation: { kind: 'dm', person: 'U-AINO' } }],
  ];

  it.each(closed)('never a site that %s', (_, change) => {
    expect(heard(site('a', 9, 9, change))).toBeUndefined();
    expect(heard(site('a', 9, 9, change), site('b', 1, 1))).toBe('b');
  });

  it('nobody, where nothing is open', () => {
    expect(heard()).toBeUndefined();
  });
});

describe('A word in a thread goes to', () => {
  const inThread = (change: Partial<Site> = {}) =>
    siteRow(
      fresh({
        conversation: { kind: 'thread', person: 'U-MIKKO', channel: 'C1', ts: '1.1' },
        ...change,
      }),
    );

  it('the site that is held there, and to no other', () => {
    expect(listenerInThread([inThread()], 'C1', '1.1')?.id).toBe('kamppi');
    expect(listenerInThread([inThread()], 'C1', '1.2')).toBeUndefined();
    expect(listenerInThread([inThread()], 'C2', '1.1')).toBeUndefined();
    expect(listenerInThread([siteRow(fresh())], 'D1', '1.1')).toBeUndefined();
  });

  it('nobody, while it is paused or archived', () => {
    expect(listenerInThread([inThread({ paused: true })], 'C1', '1.1')).toBeUndefined();
    expect(listenerInThread([inThread({ archivedAt: monday })], 'C1', '1.1')).toBeUndefined();
  });

  it('nobody, before its first message stands', () => {
    const conversation = { kind: 'thread', person: 'U-MIKKO', channel: 'C1' } as const;
    expect(listenerInThread([inThread({ conversation })], 'C1', '1.1')).toBeUndefined();
  });
});
