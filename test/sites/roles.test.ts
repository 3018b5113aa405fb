import { describe, expect, it } from 'vitest';
import {
  mayName,
  nameInWorkspace,
  nameOnSite,
  type Person,
  type Role,
  roles,
  type Site,
  setPeople,
  type Workspace,
} from '../../src/sites/index.ts';
import { fresh, input, saidSince, siteAt } from './some.ts';

const person = (
  id: string,
  membership: Person['membership'] = 'member',
  role: Role = 'installer',
): Person => ({
  ...{ id, membership, role },
  isAdmin: false,
});
const admin: Person = { ...person('U-SAMI'), isAdmin: true };
const manager = person('U-MONA', 'member', 'manager');
const installer = person('U-MIKKO');
const member = person('U-LIISA');
const guest = person('U-GABI', 'guest');
const workspace: Workspace = {
  version: 3,
  id: 'workspace',
  roles: {},
  settings: {},
  languages: {},
  deleting: [],
  pending: [],
  followUps: [],
  effects: 0,
};

const afterNaming = (site: Site, named: Person, role: Role): Site => {
  const result = nameOnSite(site, input, named, role);
  if (result.is !== 'named') throw new Error(result.is);
  return result.after;
};

describe('Who may name whom', () => {
  const table: readonly (readonly [string, Person, string])[] = [
    ['an admin gives every role', admin, 'yyyyy'],
    ['a manager, who may not reach its credentials, names no installer', manager, 'nyyny'],
    ["the site's installer gives what they are, and none", installer, 'nnnyy'],
    ['a full member who is not of the site gives none', member, 'nnnnn'],
    ['a guest gives none', guest, 'nnnnn'],
  ];
  it.each(table)('on a site, %s', (_, by, marks) => {
    const given = roles.map((role) =>
      mayName(by, person('U-VERA'), role, fresh()).allowed ? 'y' : 'n',
    );
    expect(given.join('')).toBe(marks);
  });

  it('for all sites, only an admin', () => {
    for (const role of roles)
      expect([admin, manager, installer].map((by) => mayName(by, member, role).allowed)).toEqual([
        true,
        false,
        false,
      ]);
  });

  it('what is above their own role they take from nobody, but themselves they may step back', () => {
    expect(mayName(installer, manager, 'none', fresh())).toEqual({
      allowed: false,
      by: 'a-manager',
    });
    expect(mayName(manager, admin, 'none', fresh())).toEqual({ allowed: false, by: 'an-admin' });
    expect(mayName(installer, admin, 'installer', fresh()).allowed, 'that takes nothing away').toBe(
      true,
    );
    const named = fresh({ roles: { 'U-VERA': 'manager' } });
    expect(mayName(installer, person('U-VERA'), 'support', named)).toEqual({
      allowed: false,
      by: 'a-manager',
    });
    expect(mayName(manager, manager, 'none', fresh()).allowed).toBe(true);
  });
});

describe('Named on a site', () => {
  it('an installer is one of its people, and is told', () => {
    const site = fresh();
    const named = afterNaming(site, guest, 'installer');
    expect(named.installers).toEqual(['U-MIKKO', 'U-GABI']);
    expect(saidSince(site, named)).toEqual([
      {
        say: 'tell',
        to: 'U-GABI',
        note: { note: 'named', role: 'installer', by: 'U-MIKKO', name: 'Kamppi' },
      },
    ]);
  });

  it("the site's other people are told who came, and that they reach the credentials", () => {
    const two = fresh({ installers: ['U-MIKKO', 'U-AINO'] });
    const note = {
      ...{ note: 'other-named', by: 'U-SAMI', name: 'Kamppi' },
      ...{ person: 'U-GABI', role: 'installer' },
    };
    const tells = [
      { say: 'tell', to: 'U-MIKKO', note },
      { say: 'tell', to: 'U-AINO', note },
    ];
    const byAdmin = { ...input, by: 'U-SAMI' };
    const named = nameOnSite(two, byAdmin, guest, 'installer');
    expect(named.is === 'named' && saidSince(two, named.after)).toEqual(
      expect.arrayContaining(tells),
    );
    const chosen = { responsible: 'U-MIKKO', others: ['U-AINO', 'U-GABI'] };
    expect(saidSince(two, setPeople(two, byAdmin, chosen))).toEqual(expect.arrayContaining(tells));
  });

  it('another role is instead of that, and none takes it away', () => {
    const two = afterNaming(fresh(), guest, 'installer');
    const manages = afterNaming(two, guest, 'manager');
    expect(manages).toMatchObject({ installers: ['U-MIKKO'], roles: { 'U-GABI': 'manager' } });
    expect(afterNaming(manages, guest, 'none')).toMatchObject({
      installers: ['U-MIKKO'],
      roles: {},
    });
    expect(afterNaming(two, member, 'none').roles, 'a full member is blocked').toEqual({
      'U-LIISA': 'none',
    });
    expect(afterNaming(afterNaming(two, member, 'none'), member, 'installer').roles).toEqual({});
  });

  it('the last installer stays, and what is so already changes nothing', () => {
    expect(nameOnSite(fresh(), input, installer, 'none')).toEqual({ is: 'last-installer' });
    expect(nameOnSite(fresh(), input, installer, 'manager')).toEqual({ is: 'last-installer' });
    expect(nameOnSite(fresh(), input, installer, 'installer')).toEqual({ is: 'as-before' });
    expect(nameOnSite(fresh(), input, guest, 'none')).toEqual({ is: 'as-before' });
  });

  it('who holds the conversation and is taken out hands it to the first installer', () => {
    const site = siteAt('service-code', { installers: ['U-GABI', 'U-MIKKO'] });
    const without = afterNaming(site, installer, 'support');
    expect(without.conversation).toEqual({ kind: 'dm', person: 'U-GABI' });
    expect(saidSince(site, without)).toContainEqual({ say: 'step', ask: 'service-code' });
    const helped = siteAt('service-code', { conversation: { kind: 'dm', person: 'U-LIISA' } });
    expect(afterNaming(helped, guest, 'installer').conversation.person, 'a helper keeps it').toBe(
      'U-LIISA',
    );
  });
});

describe('Named for all sites', () => {
  it('a full member has the role at once, is told, and the journal keeps it', () => {
    const result = nameInWorkspace(workspace, input, member, 'manager');
    expect(result).toMatchObject({
      is: 'named',
      after: {
        roles: { 'U-LIISA': 'manager' },
        effects: 2,
        followUps: [
          {
            do: 'journal',
            what: 'role-named',
            by: 'U-MIKKO',
            about: { person: 'U-LIISA', role: 'manager' },
          },
        ],
        pending: [{ say: 'tell', to: 'U-LIISA', id: 'workspace-2' }],
      },
    });
  });

  it('guests and people of other organisations cannot be', () => {
    for (const membership of ['guest', 'outsider'] as const)
      expect(nameInWorkspace(workspace, input, person('U-X', membership), 'installer')).toEqual({
        is: 'only-on-a-site',
      });
  });

  it('the same role a second time changes nothing', () => {
    const named = { ...workspace, roles: { 'U-LIISA': 'support' as const } };
    expect(nameInWorkspace(named, input, member, 'support')).toEqual({ is: 'as-before' });
  });
});
