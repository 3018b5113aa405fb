import { describe, expect, it } from 'vitest';
import {
  archiveSite,
  finishVerification,
  mergePeople,
  renameSite,
  requestVerification,
  restoreSite,
  setPeople,
  siteRow,
} from '../../src/sites/index.ts';
import { twinOfName } from './queries-of-rows.ts';
import {
  entriesSince,
  followedSince,
  fresh,
  input,
  monday,
  notesSince,
  saidSince,
  siteAt,
} from './some.ts';

describe('A site is renamed', () => {
  it('its conversation is told, and its list shows the new name', () => {
    const site = siteAt('service-code');
    const renamed = renameSite(site, input, 'Kamppi B');
    expect(renamed.name).toBe('Kamppi B');
    expect(saidSince(site, renamed)).toEqual([
      { say: 'note', note: { note: 'renamed', from: 'Kamppi', to: 'Kamppi B', by: 'U-MIKKO' } },
      { say: 'list', anew: false },
    ]);
    expect(entriesSince(site, renamed)).toEqual(['renamed']);
  });

  it('to the name that it has: nothing', () => {
    const site = fresh();
    expect(renameSite(site, input, 'Kamppi')).toBe(site);
  });

  it('a twin is found as people compare names; an archived one gives its name free', () => {
    const rows = [
      siteRow(fresh()),
      siteRow(fresh({ id: 'old', name: 'Pasila', archivedAt: monday })),
    ];
    expect(twinOfName(rows, ' kamppi ')?.id).toBe('kamppi');
    expect(twinOfName(rows, 'Kamppi', 'kamppi')).toBeUndefined();
    expect(twinOfName(rows, 'Pasila')).toBeUndefined();
  });
});

describe('A site is archived', () => {
  it('nothing is asked any more, its alerts end, and a verification under way is let go', () => {
    const site = siteAt('verification', {
      run: { id: 'r', by: 'U-MIKKO', at: monday, onceMore: false },
    });
    const archived = archiveSite(site, input);
    expect(archived).toMatchObject({ archivedAt: input.at, archivedBy: 'U-MIKKO' });
    expect(archived.run).toBeUndefined();
    expect(followedSince(site, archived)).toEqual([{ do: 'end-alerts', by: 'U-MIKKO' }]);
    expect(saidSince(site, archived)).toEqual([
      { say: 'shrink', ask: 'verification' },
      { say: 'note', note: { note: 'archived', by: 'U-MIKKO' } },
      { say: 'list', anew: false },
    ]);
    expect(finishVerification(archived, input.at, { kind: 'cancelled' }, {})).toBe(archived);
    expect(
      requestVerification(archived, input, { run: 'r2', password: true, onceMore: false }),
    ).toBe(archived);
    expect(archiveSite(archived, input), 'a second time').toBe(archived);
  });

  it('and restored where it was; its subscriptions are made again', () => {
    const webhooks = {
      ...{
        events: ['key_added'],
        chosenAt: 1,
        personalData: false,
        subscriptions: [],
        offered: [],
      },
      ...{ limited: [], failing: [], checkedAt: 2, openedAt: [] },
    };
    const archived = archiveSite(siteAt('service-code', { webhooks }), input);
    const restored = restoreSite(archived, { ...input, at: input.at + 1 });
    expect(restored.archivedAt).toBeUndefined();
    expect(restored.webhooks?.chosenAt).toBe(input.at + 1);
    expect(saidSince(archived, restored)).toContainEqual({ say: 'step', ask: 'service-code' });
    expect(restoreSite(restored, input)).toBe(restored);
    const paused = archiveSite(siteAt('service-code', { paused: true }), input);
    expect(saidSince(paused, restoreSite(paused, input)).map(({ say }) => say)).toEqual([
      'note',
      'list',
    ]);
  });
});

describe('Whose a site is', () => {
  const two = siteAt('service-code', { installers: ['U-MIKKO', 'U-LIISA'] });

  it('the first one has it: the conversation goes to them, who is asked the step that stands', () => {
    const given = setPeople(
      two,
      { ...input, by: 'U-SAMI' },
      { responsible: 'U-LIISA', others: ['U-MIKKO'] },
    );
    expect(given.installers).toEqual(['U-LIISA', 'U-MIKKO']);
    expect(given.conversation).toEqual({ kind: 'dm', person: 'U-LIISA' });
    expect(saidSince(two, given)).toEqual([
      {
        say: 'tell',
        to: 'U-MIKKO',
        note: { note: 'taken-over', name: 'Kamppi', person: 'U-LIISA', by: 'U-SAMI' },
      },
      { say: 'shrink', ask: 'service-code' },
      { say: 'note', note: { note: 'given', by: 'U-SAMI', person: 'U-MIKKO' } },
      { say: 'list', anew: true },
      { say: 'step', ask: 'service-code' },
    ]);
  });

  it('a thread stays, and calls the new one', () => {
    const thread = { kind: 'thread', person: 'U-MIKKO', channel: 'C1', ts: '1.2' } as const;
    const given = setPeople({ ...two, conversation: thread }, input, {
      responsible: 'U-LIISA',
      others: [],
    });
    expect(given.conversation).toEqual({ ...thread, person: 'U-LIISA' });
  });

  it('who comes and who goes is told; what was named before gives way', () => {
    const site = { ...two, roles: { 'U-GABI': 'support' as const, 'U-VERA': 'manager' as const } };
    const changed = setPeople(site, input, { responsible: 'U-MIKKO', others: ['U-GABI'] });
    expect(changed.roles).toEqual({ 'U-VERA': 'manager' });
    expect(saidSince(site, changed)).toEqual([
      {
        say: 'tell',
        to: 'U-GABI',
        note: { note: 'named', role: 'installer', by: 'U-MIKKO', name: 'Kamppi' },
      },
      {
        say: 'tell',
        to: 'U-LIISA',
        note: { note: 'named', role: 'none', by: 'U-MIKKO', name: 'Kamppi' },
      },
    ]);
  });

  it('an archived site changes hands in silence', () => {
    const archived = archiveSite(two, input);
    const given = setPeople(archived, input, { responsible: 'U-LIISA', others: ['U-MIKKO'] });
    expect(given.conversation.person).toBe('U-LIISA');
    expect(notesSince(archived, given)).toEqual([]);
  });

  it('a form that was open meanwhile takes back nothing that others did', () => {
    const opened = ['U-MIKKO', 'U-LIISA'];
    const now = ['U-VERA', 'U-MIKKO', 'U-LIISA'];
    expect(mergePeople(now, opened, { responsible: 'U-MIKKO', others: ['U-GABI'] })).toEqual({
      responsible: 'U-VERA',
      others: ['U-VERA', 'U-MIKKO', 'U-GABI'],
    });
    expect(mergePeople(opened, opened, { responsible: 'U-LIISA', others: [] })).toEqual({
      responsible: 'U-LIISA',
      others: ['U-LIISA'],
    });
  });
});
