import { describe, expect, it } from 'vitest';
import {
  applyReport,
  calendarDay,
  type Finding,
  isComplete,
  newProgress,
  type Progress,
  putOff,
  type SiteState,
  siteState,
  standingOf,
  stuckBefore,
  unprove,
} from '../../src/checklist/index.ts';
import fc from '../seeded.ts';
import { act, allDone, byLogIn, missing, monday, report, verified } from './some.ts';

const rule = { days: 3, timeZone: 'Europe/Helsinki' };
const failed = applyReport(
  verified(),
  report({ findings: [missing('Right to order keys')], proved: [...byLogIn] }),
);
const outage: Finding = { code: 'no-session', severity: 'wrong', failure: 'unreachable' };

type Row = readonly [
  what: string,
  progress: Progress,
  more: { finishedAt?: number; archivedAt?: number },
  SiteState,
];
const rows: readonly Row[] = [
  ['nobody has touched it', newProgress(), {}, 'under-way'],
  ['everything is done by a person’s word only', allDone(), {}, 'under-way'],
  ['everything that decides is verified', verified(), { finishedAt: monday }, 'finished'],
  [
    'the same, though locks are still to be programmed',
    putOff(verified(), 'program-locks', act),
    {},
    'finished',
  ],
  ['it never was finished, and something is wrong', failed, {}, 'under-way'],
  ['it was finished, and something went wrong since', failed, { finishedAt: monday }, 'broken'],
  [
    'it was finished, and iLOQ is out of service now',
    applyReport(verified(), report({ seen: 'none', proved: [], findings: [outage] })),
    { finishedAt: monday },
    'finished',
  ],
  [
    'it was finished, and a person has changed a value',
    unprove(verified(), act),
    { finishedAt: monday },
    'under-way',
  ],
  [
    'it was finished, and mended',
    applyReport(failed, report()),
    { finishedAt: monday },
    'finished',
  ],
  ['it is archived, whatever else', failed, { finishedAt: monday, archivedAt: monday }, 'archived'],
  ['it is archived while under way', newProgress(), { archivedAt: monday }, 'archived'],
];

describe('How a site stands', () => {
  it.each(rows)('%s', (_, progress, more, state) => {
    expect(siteState(standingOf(progress, { movedAt: monday, ...more }), monday, rule)).toBe(state);
  });

  it('one step that decides is a person’s word: not finished', () => {
    for (const id of [
      'service-code',
      'service-address',
      'api-user',
      'user-id',
      'password',
      'usage-rights',
    ] as const) {
      const steps = { ...verified().steps, [id]: { status: 'done', ...act } as const };
      expect(isComplete({ ...verified(), steps }), id).toBe(false);
    }
  });
});

/** Times of day in Helsinki, which is two hours ahead of UTC before 30 March 2025. */
const helsinki = (date: number, hours = 12) => Date.UTC(2025, 2, date, hours - 2);

describe('A site is stuck after three working days without progress', () => {
  const moves: readonly (readonly [string, number, number, SiteState])[] = [
    ['Monday noon to Wednesday midnight', helsinki(3), helsinki(5, 24) - 1, 'under-way'],
    ['Monday noon to Thursday 0:00', helsinki(3), helsinki(6, 0), 'stuck'],
    ['Monday 23:59 to Thursday 0:00', helsinki(3, 24) - 1, helsinki(6, 0), 'stuck'],
    ['Monday 0:00 to Wednesday 23:59', helsinki(3, 0), helsinki(5, 24) - 1, 'under-way'],
    ['Friday to Sunday', helsinki(7), helsinki(9), 'under-way'],
    [
      'Friday to Tuesday: the weekend does not count',
      helsinki(7),
      helsinki(11, 24) - 1,
      'under-way',
    ],
    ['Friday to Wednesday', helsinki(7), helsinki(12, 0), 'stuck'],
    [
      'Saturday to Tuesday: Monday and Tuesday only',
      helsinki(8),
      helsinki(11, 24) - 1,
      'under-way',
    ],
    ['Saturday to Wednesday', helsinki(8), helsinki(12, 0), 'stuck'],
    ['Sunday to Wednesday', helsinki(9), helsinki(12, 0), 'stuck'],
    ['Thursday to Monday', helsinki(6), helsinki(10), 'under-way'],
    [
      'Thursday to the Tuesday after: Friday, Monday, Tuesday',
      helsinki(6),
      helsinki(11, 0),
      'stuck',
    ],
    ['a year', helsinki(3), helsinki(3 + 365), 'stuck'],
    ['a clock that went back', helsinki(12), helsinki(3), 'under-way'],
    [
      'over the change to summer time, Friday to Tuesday',
      helsinki(28),
      Date.UTC(2025, 3, 1, 20, 59),
      'under-way',
    ],
    [
      'over the change to summer time, Friday to Wednesday',
      helsinki(28),
      Date.UTC(2025, 3, 1, 21),
      'stuck',
    ],
  ];

  it.each(moves)('%s', (_, movedAt, now, state) => {
    expect(siteState(standingOf(newProgress(), { movedAt }), now, rule)).toBe(state);
  });

  // Thursday 6 March, 22:30 UTC: Friday in Helsinki and Auckland, Thursday in New York and London.
  const now = Date.UTC(2025, 2, 6, 22, 30);
  const zones: readonly (readonly [string, number, SiteState])[] = [
    ['Europe/Helsinki', 4, 'stuck'],
    ['Pacific/Auckland', 4, 'stuck'],
    ['Europe/London', 4, 'under-way'],
    ['America/New_York', 4, 'under-way'],
    ['UTC', 3, 'stuck'],
  ];

  it.each(zones)('a working day begins at midnight in %s', (timeZone, days, state) => {
    const standing = standingOf(newProgress(), { movedAt: Date.UTC(2025, 2, 3, 10) });
    expect(siteState(standing, now, { days, timeZone })).toBe(state);
  });

  it('only what is under way can be stuck', () => {
    const long = monday + 1e10;
    expect(
      siteState(standingOf(verified(), { movedAt: monday, finishedAt: monday }), long, rule),
    ).toBe('finished');
    expect(siteState(standingOf(failed, { movedAt: monday, finishedAt: monday }), long, rule)).toBe(
      'broken',
    );
    expect(
      siteState(standingOf(newProgress(), { movedAt: monday, archivedAt: 1 }), long, rule),
    ).toBe('archived');
  });

  const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) });
  const anyZone = fc.constantFrom(
    ...['Europe/Helsinki', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Etc/GMT+12', 'UTC'],
    ...['Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'America/New_York'],
  );

  it('from one moment on, where a day begins, whatever the time zone', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 9 }), anyZone, (at, days, timeZone) => {
        const before = stuckBefore(at, { days, timeZone });
        expect(calendarDay(before, timeZone)).toBe(calendarDay(before - 1, timeZone) + 1);
        const working = Array.from(
          { length: calendarDay(at, timeZone) - calendarDay(before - 1, timeZone) },
          (_, ago) => new Date((calendarDay(at, timeZone) - ago) * 86_400_000).getUTCDay(),
        ).filter((weekday) => weekday !== 0 && weekday !== 6);
        expect(working).toHaveLength(days);
      }),
      { numRuns: 300 },
    );
  });
});
