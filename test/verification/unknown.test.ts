import { afterEach, describe, expect, it } from 'vitest';
import type { LockGroupState } from '../../sandbox/iloq/index.ts';
import { type Report, type StepId, sawWhatDecides, verdictOf } from '../../src/checklist/index.ts';
import { en } from '../text/english.ts';
import { type Site, startSite } from './local-iloq.ts';

const { factText, findingText, verdictText } = en;

let site: Site | undefined;
afterEach(async () => {
  await site?.local.close();
  site = undefined;
});

async function reportOf(arrange: (group: LockGroupState) => void): Promise<Report> {
  site = await startSite();
  const group = site.local.state.systems[0]?.lockGroups[0];
  if (!group) throw new Error('the demo has no system');
  arrange(group);
  const verification = await site.verify();
  if (verification.kind !== 'report') throw new Error(verification.kind);
  return verification.report;
}

const read = ({ findings, facts = [] }: Report): string =>
  [
    ...findings.map((finding) => Object.values(findingText(finding)).join(' ')),
    ...facts.map(factText),
  ].join('\n');

/** As the definition has it: any number for a code, or null, or nothing at all. */
const set = (thing: object | undefined, change: Record<string, unknown>): void =>
  void Object.assign(thing ?? {}, change);
const lock = (group: LockGroupState) => group.locks.find((each) => each.Description === 'Pesula');
const right = (group: LockGroupState) =>
  group.securityAccesses.find((each) => each.Name === 'Pesula API');
const onlyPesula = (group: LockGroupState) => {
  group.locks = group.locks.filter((each) => each.Description === 'Pesula');
  group.securityAccesses = group.securityAccesses.filter((each) => each.Name.startsWith('Pesula'));
};

interface Row {
  readonly what: string;
  readonly arrange: (group: LockGroupState) => void;
  /** What the installer reads about it. */
  readonly reads: string;
  /** Neither of these is ticked, and neither is refused. */
  readonly leaves: readonly StepId[];
}

const system =
  'I could not see whether the locking system is active: iLOQ says nothing about it that I know.';
const pesula = 'I cannot tell how Pesula stands: iLOQ says nothing about it that I know.';
const accessRights = 'I could not see the access rights: iLOQ says nothing about it that I know.';
const locks: readonly StepId[] = ['add-to-locks', 'program-locks'];

const rows: readonly Row[] = [
  ...[2, 99, null, undefined].map(
    (State): Row => ({
      what: `the locking system's State is ${State}`,
      arrange: (group) => set(group, { State }),
      reads: system,
      leaves: [],
    }),
  ),
  ...[4, 7, -1, null, undefined].map(
    (PhysicalState): Row => ({
      what: `a lock's PhysicalState is ${PhysicalState}`,
      arrange: (group) => set(lock(group), { PhysicalState }),
      reads: pesula,
      leaves: locks,
    }),
  ),
  {
    what: 'a lock comes without its ID',
    arrange: (group) => set(lock(group), { FLock_ID: '' }),
    reads: 'I could not see the locks: iLOQ says nothing about it that I know.',
    leaves: locks,
  },
  {
    what: 'the user sees no lock at all',
    arrange: (group) => {
      group.locks = [];
    },
    reads: 'The user sees no lock at all.',
    leaves: locks,
  },
  ...['Type', 'Status'].flatMap((property) =>
    [null, undefined, 17].map(
      (value): Row => ({
        what: `the one access right of a lock has the ${property} ${value}`,
        arrange: (group) => set(right(group), { [property]: value }),
        reads: pesula,
        leaves: locks,
      }),
    ),
  ),
  ...['Type', 'Status'].map(
    (property): Row => ({
      what: `the only access right that could be open to the API has no ${property}`,
      arrange: (group) => {
        onlyPesula(group);
        set(right(group), { [property]: undefined });
      },
      reads: accessRights,
      leaves: [...locks, 'duplicate-access-rights'],
    }),
  ),
];

describe('What iLOQ does not say, or says in a way that nobody knows, is neither good nor bad', () => {
  it.each(rows.map((row) => [row.what, row] as const))('%s', async (_, row) => {
    const report = await reportOf(row.arrange);
    expect(verdictText(verdictOf(report))).toBe('○ Nothing wrong, but I did not see everything');
    expect(read(report)).toContain(row.reads);
    expect(report.findings.filter(({ severity }) => severity === 'wrong')).toEqual([]);
    for (const step of row.leaves) expect(report.proved).not.toContain(step);
    expect(report.seen).toBe('partial');
    expect(sawWhatDecides(report)).toBe(false);
  });

  it('beside a lock about which all is known and wrong, it is told as unknown all the same', async () => {
    const report = await reportOf((group) => {
      set(lock(group), { PhysicalState: 7 });
      const other = group.locks[0];
      if (other) other.programmed = [];
    });
    expect(verdictText(verdictOf(report))).toMatch(/^✗/u);
    expect(read(report)).toContain('Pääovi, Fredrikinkatu 42 is not programmed yet');
    expect(read(report)).toContain(pesula);
  });

  it('an access right that is known to do is enough, whatever the others are', async () => {
    const report = await reportOf((group) => {
      const like = right(group);
      if (!like) throw new Error('the demo has no Pesula API');
      group.securityAccesses.push({ ...like, SecurityAccess_ID: 'odd', Name: 'Odd' });
      set(group.securityAccesses.at(-1), { Type: 17 });
      lock(group)?.planned.push('odd');
    });
    expect(verdictText(verdictOf(report))).toBe('✓ All iLOQ shows is right');
    expect(report.proved).toEqual(expect.arrayContaining(['duplicate-access-rights', ...locks]));
  });
});

describe('The end of the licence', () => {
  it.each([
    ['.NET’s year 1', '0001-01-01T00:00:00'],
    ['.NET’s year 1 with a zone', '0001-01-01T00:00:00Z'],
    ['.NET’s year 1 in Finland', '0001-01-01T00:00:00+02:00'],
    ['no date', 'soon'],
    ['a number', 638_000_000],
    ['an empty text', ''],
    ['null', null],
    ['nothing', undefined],
  ])('%s hides nothing and ends nothing', async (_, ExpireDateUTC) => {
    const report = await reportOf((group) => set(group, { ExpireDateUTC }));
    expect(verdictText(verdictOf(report))).toBe('✓ All iLOQ shows is right');
    expect(read(report)).not.toMatch(/licence/u);
  });
});

describe('A list that iLOQ gives as null is an empty one', () => {
  it('a lock whose access rights are null has none, and is named', async () => {
    const report = await reportOf((group) => {
      for (const list of ['planned', 'programmed']) set(lock(group), { [list]: [] });
    });
    expect(verdictText(verdictOf(report))).toMatch(/^✗/u);
    expect(read(report)).toContain(
      '1 of 5 needed locks has no active access right for the API: Pesula.',
    );
    expect(report.seen).toBe('complete');
  });
});
