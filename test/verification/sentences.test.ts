import { afterEach, describe, expect, it } from 'vitest';
import type { LocalIloq, LockGroupState, User } from '../../sandbox/iloq/index.ts';
import {
  type Report,
  type RequiredLocks,
  type StepId,
  usageRights,
} from '../../src/checklist/index.ts';
import { en } from '../text/english.ts';
import { type Site, startSite } from './local-iloq.ts';

const { factText, findingText } = en;

interface Scene {
  readonly local: LocalIloq;
  readonly group: LockGroupState;
  readonly user: User;
}

let site: Site | undefined;
afterEach(async () => {
  if (!site) return;
  const { opened, killed } = site.local.counters;
  await site.local.close();
  site = undefined;
  expect(killed, 'sessions killed').toBe(opened);
});

async function reportOf(arrange: (scene: Scene) => void, needed?: RequiredLocks): Promise<Report> {
  site = await startSite();
  const [system] = site.local.state.systems;
  const [group] = system?.lockGroups ?? [];
  const [user] = system?.users ?? [];
  if (!group || !user) throw new Error('the demo has no system');
  arrange({ local: site.local, group, user });
  const verification = await site.verify({ requiredLocks: needed });
  if (verification.kind !== 'report') throw new Error(verification.kind);
  return verification.report;
}

/** All that an installer can read of a report, what is wrong first. */
const read = ({ findings, facts = [] }: Report): string[] => [
  ...findings.map((finding) => {
    const { what, so, mend, also } = findingText(finding);
    return [what, so, mend && `→ ${mend}`, also].filter(Boolean).join(' ');
  }),
  ...facts.map(factText),
];

const take = (user: User, label: string) => {
  const bit = usageRights.find((right) => right.label === label)?.bit ?? 0n;
  user.rightsMask = (BigInt(user.rightsMask) & ~bit).toString();
};
const api = (group: LockGroupState) => group.securityAccesses.filter(({ Type }) => Type === 3);
const rule = (of: 'real-estate' | 'zone' | 'lock', id: string, needed: boolean) => ({
  of,
  id,
  name: id,
  needed,
});
const said = (others: boolean, ...rules: RequiredLocks['rules']): RequiredLocks => ({
  by: 'U1',
  at: 0,
  others,
  rules,
});

function many(group: LockGroupState, count: number): void {
  const [like] = group.locks;
  if (!like) throw new Error('the demo has no lock');
  group.locks = Array.from({ length: count }, (_, at) => ({
    ...like,
    FLock_ID: `l${at}`,
    Description: `Door ${at}`,
  }));
}

interface Row {
  readonly when: string;
  readonly arrange: (scene: Scene) => void;
  readonly needed?: RequiredLocks;
  /** Parts of what is shown, each in one of the sentences. */
  readonly shows: readonly string[];
  readonly not?: readonly string[];
  /** Of the two steps about locks and the one about access rights: those that are proved. */
  readonly proves: readonly StepId[];
}

const all: readonly StepId[] = ['duplicate-access-rights', 'add-to-locks', 'program-locks'];

const rows: readonly Row[] = [
  {
    when: 'all is in order',
    arrange: () => {},
    shows: [
      '*Access rights for the API:* 5, of those 5 active.',
      '*By their names*, all 5 standard access rights have a duplicate for the API.',
      '*Zones that the API user sees:* 1: Kamppi.',
      '*Locks:* 5, of those 5 needed and 5 of these installed. With an access right for the API: 5. Programmed with it: 5.',
      'each of the 5 needed locks carries an access right for the API, which speaks for it. iLOQ does not show the setting itself: please be sure.',
    ],
    proves: all,
  },
  {
    when: '"Public API in use" is off',
    arrange: ({ group }) => {
      group.OptionMask = 16384;
    },
    shows: [
      '*Public API in use* is off in this locking system. LivionKey cannot work with it. → Switch it on: *Administration*',
    ],
    proves: all,
  },
  {
    when: 'API access rights are not usable',
    arrange: ({ group }) => {
      group.OptionMask = 2048;
    },
    shows: ['API access rights are not in use in this locking system.'],
    proves: all,
  },
  {
    when: 'the system is not active',
    arrange: ({ group }) => {
      group.State = 1;
    },
    shows: ['The locking system is not active.'],
    proves: all,
  },
  {
    when: 'the licence ends within 30 days',
    arrange: ({ group }) => {
      group.ExpireDateUTC = '2025-03-20T00:00:00';
    },
    shows: [
      'The iLOQ licence of this locking system ends on 2025-03-20. The automat stops working that day.',
    ],
    proves: all,
  },
  {
    when: 'the licence has ended',
    arrange: ({ group }) => {
      group.ExpireDateUTC = '2025-02-20T00:00:00';
    },
    shows: [
      'The iLOQ licence of this locking system ended on 2025-02-20. The automat will not work.',
    ],
    proves: all,
  },
  {
    when: 'nothing was duplicated',
    arrange: ({ group }) => {
      group.securityAccesses = group.securityAccesses.filter(({ Type }) => Type !== 3);
    },
    shows: [
      'I see no access right that is open to the API. The automat has nothing to put on a key. → Duplicate the needed access rights, and set *API access* to *on* in the new ones. If you did so already: Log in to iLOQ Manager as the API user: what lies outside its zones does not show there.',
      'All 5 needed locks have no active access right for the API: Pääovi, Fredrikinkatu 42, A-rapun ulko-ovi,',
      '*By their names*, 0 of 5 standard access rights have a duplicate for the API. None for: Pääovi, Porras A,',
    ],
    proves: [],
  },
  {
    when: 'all duplicates are in another state',
    arrange: ({ group }) => {
      for (const [index, each] of api(group).entries()) each.Status = 1 + (index % 4);
    },
    shows: [
      'Access rights for the API are there, but none is active: Pääovi API (no longer in use), Porras A API (blocklisted), Porras B API (led to the blocklist through a key), Pesula API (blocked) and Varasto API (no longer in use).',
      'On 5 locks of these there is one, but it is not active: look in iLOQ Manager why.',
    ],
    proves: [],
  },
  {
    when: 'one duplicate is in another state, and one has no duplicate',
    arrange: ({ group }) => {
      for (const each of api(group)) {
        if (each.Name === 'Pesula API') each.Status = 4;
        if (each.Name === 'Varasto API') each.Name = 'Muu API';
      }
    },
    shows: [
      '*Access rights for the API:* 5, of those 4 active. Not active: Pesula API (blocked).',
      '*By their names*, 4 of 5 standard access rights have a duplicate for the API. None for: Varasto. It is only a hint',
      '1 of 5 needed locks has no active access right for the API: Pesula. Keys from the automat will not open it. → *Edit Access Rights* (right-click menu of the lock) → *Edit Lock Settings and Access Rights*: enable *Allow API Access Rights*, and add the duplicated access right. Keep the old ones.',
    ],
    not: ['speaks for it'],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'two locks lack the duplicates in the plan',
    arrange: ({ group }) => {
      for (const lock of group.locks.slice(0, 2)) lock.planned = lock.planned.slice(0, 1);
    },
    shows: [
      '2 of 5 needed locks have no active access right for the API: Pääovi, Fredrikinkatu 42 and A-rapun ulko-ovi.',
    ],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'three locks are planned, and not programmed yet',
    arrange: ({ group }) => {
      for (const lock of group.locks.slice(0, 3)) lock.programmed = lock.programmed.slice(0, 1);
    },
    shows: [
      '3 of 5 needed locks are not programmed yet: Pääovi, Fredrikinkatu 42, A-rapun ulko-ovi and B-rapun ulko-ovi. → Order the changes in iLOQ Manager and program the locks.',
      'speaks for it',
    ],
    proves: ['duplicate-access-rights', 'add-to-locks'],
  },
  {
    when: 'the links of a lock are outside the zones of the user',
    arrange: ({ group, user }) => {
      group.zones.push({ Zone_ID: 'z2', Name: 'Autohalli', Type: 0 });
      user.zones = group.zones.slice(0, 1).map(({ Zone_ID }) => Zone_ID);
      for (const each of api(group).slice(0, 1)) each.Zone_ID = 'z2';
    },
    shows: [
      '1 of 5 needed locks has access rights only in zones that the API user may not see: Pääovi, Fredrikinkatu 42. The automat cannot use them, so its keys will not open this lock. → Give the API user those zones in iLOQ Manager, or add an access right of a zone that it has. Log in to iLOQ Manager as the API user',
      '*Access rights for the API:* 4, of those 4 active.',
    ],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'standard access rights are being taken away',
    arrange: ({ group }) => {
      for (const lock of group.locks.slice(3)) lock.planned = lock.planned.slice(1);
    },
    shows: [
      'On 2 locks standard access rights are being taken away (Pesula and Varasto): Pesula and Irtaimistovarasto. Once that is programmed, the keys of today do not open there any more.',
    ],
    proves: all,
  },
  {
    when: 'locks are planned, not in use and hidden',
    arrange: ({ group }) => {
      for (const [index, lock] of group.locks.entries()) {
        lock.PhysicalState = [1, 0, 2, 3, 1][index] ?? 1;
        if (lock.PhysicalState !== 1) lock.planned = [];
      }
    },
    shows: [
      '*Needed, but planned:* 1, not judged: A-rapun ulko-ovi.',
      '*Needed, but not in use:* 1, not judged: B-rapun ulko-ovi.',
      '*Needed, but hidden:* 1, not judged: Pesula.',
      '*Locks:* 5, of those 5 needed and 2 of these installed.',
    ],
    not: ['no active access right'],
    proves: all,
  },
  {
    when: 'iLOQ gives a lock a state that nobody knows',
    arrange: ({ group }) => {
      for (const lock of group.locks.slice(0, 1)) lock.PhysicalState = 7;
    },
    shows: [
      '*Needed, but in a state that I do not know:* 1, not judged: Pääovi, Fredrikinkatu 42.',
    ],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'no lock is installed yet',
    arrange: ({ group }) => {
      for (const lock of group.locks) lock.PhysicalState = 0;
    },
    shows: ['None of the 5 locks is both needed and installed. There is nothing to look at yet.'],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'the user sees no lock',
    arrange: ({ group, user }) => {
      user.zones = ['elsewhere'];
      group.zones.push({ Zone_ID: 'elsewhere', Name: 'Elsewhere', Type: 0 });
    },
    shows: [
      'The user sees no lock at all. I cannot say whether the access rights are on the locks. → Log in to iLOQ Manager as the API user',
      '*Zones that the API user sees:* 1: Elsewhere.',
      'I see no access right that is open to the API.',
    ],
    proves: [],
  },
  {
    when: 'there are 51 locks and nobody has said which are needed',
    arrange: ({ group }) => many(group, 51),
    shows: [
      'The locking system has 51 locks. Which of them must open with keys from this automat? Until you say so, I cannot tell whether the access rights are on them. → Press *Which locks?*',
    ],
    not: ['*Locks:*', 'speaks for it'],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'there are 50 locks and nobody has said which are needed',
    arrange: ({ group }) => many(group, 50),
    shows: ['*Locks:* 50, of those 50 needed and 50 of these installed.'],
    proves: all,
  },
  {
    when: 'a person has said which of 51 locks are needed',
    arrange: ({ group }) => many(group, 51),
    needed: said(false, rule('lock', 'l7', true), rule('lock', 'l8', true)),
    shows: ['*Locks:* 51, of those 2 needed and 2 of these installed.'],
    proves: all,
  },
  {
    when: 'a lock in trouble is not needed',
    arrange: ({ group }) => {
      many(group, 3);
      for (const lock of group.locks.slice(1, 2)) lock.planned = [];
    },
    needed: said(true, rule('lock', 'l1', false)),
    shows: ['*Locks:* 3, of those 2 needed'],
    not: ['no active access right'],
    proves: all,
  },
  {
    when: 'the right to browse locks is missing',
    arrange: ({ user }) => take(user, 'Right to browse locks'),
    shows: [
      'I cannot see the locks without *Right to browse locks*. It is neither confirmed nor refused.',
    ],
    not: ['*Locks:*'],
    proves: ['duplicate-access-rights'],
  },
  {
    when: 'the right to see access rights is missing',
    arrange: ({ user }) => take(user, 'Right to browse access rights'),
    shows: ['I cannot see the access rights without *Right to browse access rights*.'],
    proves: ['add-to-locks', 'program-locks'],
  },
  {
    when: 'the right to log in is missing',
    arrange: ({ user }) => take(user, 'Right to login in to system'),
    shows: ['I cannot see the zones without *Right to login in to system*.'],
    proves: all,
  },
  {
    when: 'the user has more than the twelve rights',
    arrange: ({ user }) => {
      user.rightsMask = (BigInt(user.rightsMask) | (2n ** 12n) | (2n ** 41n)).toString();
    },
    shows: ['The user may do more than LivionKey needs: edit users and change user passwords.'],
    proves: all,
  },
  {
    when: 'the access rights of one lock do not come',
    arrange: ({ local, group }) =>
      local.faults.set(`Locks/${group.locks[2]?.FLock_ID}/SecurityAccesses`, {
        kind: 'status',
        status: 500,
      }),
    shows: [
      'I saw 4 of 5 needed locks: iLOQ gave an answer that I do not know.',
      'Check again in a while: I look at all of them anew.',
    ],
    proves: ['duplicate-access-rights'],
  },
];

describe('What verification sees of the checklist is told in sentences', () => {
  it.each(rows.map((row) => [row.when, row] as const))(
    '%s',
    async (_, { arrange, needed, shows, not, proves }) => {
      const report = await reportOf(arrange, needed);
      const told = read(report);
      for (const part of shows)
        expect(
          told.some((sentence) => sentence.includes(part)),
          `${part}\nin\n${told.join('\n')}`,
        ).toBe(true);
      for (const part of not ?? []) expect(told.join('\n')).not.toContain(part);
      expect(report.proved.filter((id) => all.includes(id)).toSorted()).toEqual(
        [...proves].toSorted(),
      );
    },
  );

  it('"Allow API access rights" is never proved, whatever iLOQ shows', async () => {
    expect((await reportOf(() => {})).proved).not.toContain('lock-api-access');
  });
});
