import { describe, expect, it } from 'vitest';
import {
  askIds,
  type ListRow,
  listRows,
  markDone,
  newProgress,
  type Progress,
  putOff,
  refute,
  type StepState,
  stepIds,
} from '../../src/checklist/index.ts';
import fc from '../seeded.ts';
import { en } from '../text/english.ts';
import { act, allDone, monday } from './some.ts';

const { rowText } = en;

const shown = (progress: Progress): string[] =>
  listRows(progress).map((row) => `${markOf(row)} ${rowText(row)}`);
const markOf = (row: ListRow): string =>
  row.row === 'section' ? (row.isSettled ? '✓' : '○') : row.status;

const states: readonly StepState[] = [
  { status: 'open' },
  { status: 'done', by: 'U1', at: monday },
  { status: 'verified', at: monday },
  { status: 'failed', at: monday },
  { status: 'skipped', by: 'U1', at: monday, reason: 'x' },
  { status: 'later', by: 'U1', at: monday },
];
const progresses: fc.Arbitrary<Progress> = fc
  .record({
    states: fc.array(fc.constantFrom(...states), { minLength: 13, maxLength: 13 }),
    asked: fc.option(fc.constantFrom(...askIds), { nil: undefined }),
  })
  .map(({ states: all, asked }) => ({
    ...(asked && { asked }),
    steps: Object.fromEntries(stepIds.map((id, index) => [id, all[index] ?? { status: 'open' }])),
  }));

describe('The list that people see', () => {
  it('has a row for each section, and a row for each step of the one that is asked', () => {
    expect(shown(newProgress())).toEqual([
      '○ API access and locks',
      '○ Service code and address',
      '○ API user',
      '○ Check',
      '○ Hand-over',
    ]);
    const progress = markDone({ ...allDone(), asked: 'user-id' }, 'service-code', act);
    expect(shown({ ...progress, asked: 'user-id' })).toEqual([
      '✓ API access and locks, 5 of 5',
      '✓ Service code and address, 2 of 2',
      'done Create the API user · your word',
      'done ▸ User ID · your word',
      'done Password · your word',
      'done Twelve usage rights · your word',
      '○ Check',
      '○ Hand-over',
    ]);
  });

  it('shows what failed and what was put off, wherever it stands', () => {
    const later = putOff(allDone(), 'program-locks', act);
    const failed = refute(later, 'service-address', monday);
    expect(shown({ ...failed, asked: 'verification' })).toEqual([
      '✓ API access and locks, 4 of 5',
      'later Program the locks · later',
      '✓ Service code and address, 1 of 2',
      'failed Service address',
      '✓ API user, 4 of 4',
      'open ▸ Check',
      '○ Hand-over',
    ]);
  });

  it('is half a phone, at worst 18 of the 20 rows that Slack takes, of 36 characters each', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        const rows = listRows(progress);
        expect(rows.length).toBeLessThanOrEqual(18);
        for (const row of rows) expect([...rowText(row)].length).toBeLessThanOrEqual(36);
      }),
    );
    for (const asked of askIds)
      expect(listRows({ ...allDone(), asked }).length).toBeLessThanOrEqual(9);
  });

  it('leaves no step out: each has its row, or is counted in that of its section', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        const steps = listRows(progress).filter((row) => row.row === 'step');
        const folded = listRows(progress).filter((row) => row.row === 'section');
        const own = (section: number) =>
          steps.filter(({ step }) => sectionOf(step) === section).length;
        const counted = folded.reduce((sum, { section, of }) => sum + of - own(section), 0);
        expect(steps.length + counted).toBe(stepIds.length);
      }),
    );
  });
});

const sectionOf = (id: (typeof stepIds)[number]): number => {
  const bounds = [5, 7, 11, 12, 13];
  return bounds.findIndex((bound) => stepIds.indexOf(id) < bound) + 1;
};
