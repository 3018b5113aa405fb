import { describe, expect, it } from 'vitest';
import { type Action, actions, may, type Person, type Role, roles } from '../../src/sites/index.ts';

const person = (
  membership: Person['membership'],
  role: Role = 'installer',
  isAdmin = false,
): Person => ({
  id: 'U1',
  membership,
  role,
  isAdmin,
});
const stranger = { installers: ['U-OTHER'] };
const own = { installers: ['U1'] };
const namedAs = (role: Role) => ({ installers: ['U-OTHER'], roles: { U1: role } });

/** `y`: allowed; otherwise who can allow it: an admin, a manager, the site's installer. */
const columns: readonly Action[] = [
  'open-site',
  'set-up',
  'see',
  'support',
  'credentials',
  'diagnose',
  'export',
  'manage',
  'administer',
];
const by = { a: 'an-admin', m: 'a-manager', i: 'a-site-installer' } as const;

const table: readonly (readonly [string, Person, Parameters<typeof may>[2], string])[] = [
  ['an admin of Slack or of ADMINS', person('member', 'none', true), stranger, 'yyyyyyyyy'],
  ['named admin', person('member', 'admin'), stranger, 'yyyyyyyyy'],
  ['a manager', person('member', 'manager'), stranger, 'yyyyiyyya'],
  ['a supporter', person('member', 'support'), stranger, 'yyyyiymma'],
  ['a full member whom nobody has named', person('member'), stranger, 'yyyyimmma'],
  ['a full member named none', person('member', 'none'), stranger, 'aaaaaaaaa'],
  ['the site’s installer', person('member'), own, 'yyyyymmya'],
  ['the site’s installer who is none elsewhere', person('member', 'none'), own, 'yyyyyaaya'],
  ['a manager who is the site’s installer', person('member', 'manager'), own, 'yyyyyyyya'],
  ['a supporter on this site', person('member'), namedAs('support'), 'yyyyiymma'],
  ['a manager on this site', person('member', 'none'), namedAs('manager'), 'yyyyayyya'],
  ['an admin on this site', person('member'), namedAs('admin'), 'yyyyyyyyy'],
  ['a manager who is none on this site', person('member', 'manager'), namedAs('none'), 'aaaaaaaaa'],
  ['a guest whom nobody has named', person('guest'), stranger, 'aaaaaaaaa'],
  ['a guest named manager of the workspace', person('guest', 'manager'), stranger, 'aaaaaaaaa'],
  ['a guest named admin of the workspace', person('guest', 'admin'), stranger, 'aaaaaaaaa'],
  ['a guest who is the site’s installer', person('guest'), own, 'yyyyyaaaa'],
  ['a guest named manager on the site', person('guest'), namedAs('manager'), 'yyyyayaaa'],
  ['somebody of another organisation', person('outsider'), stranger, 'aaaaaaaaa'],
  ['somebody of another organisation, the site’s installer', person('outsider'), own, 'yyyyyaaaa'],
  ['who has left Slack', person('left', 'admin', true), stranger, 'aaaaaaaaa'],
  ['who has left Slack, the site’s installer', person('left'), own, 'aaaaaaaaa'],
  ['who has left Slack, an admin of the site', person('left'), namedAs('admin'), 'aaaaaaaaa'],
  ['where no site is meant, a full member', person('member'), undefined, 'yyyyimmma'],
  ['where no site is meant, a guest', person('guest'), undefined, 'aaaaaaaaa'],
];

const expected = (mark: string | undefined) =>
  mark === 'a' || mark === 'm' || mark === 'i'
    ? { allowed: false, by: by[mark] }
    : { allowed: true };

describe('Who may do what', () => {
  it('the table has every action', () => {
    expect(columns.toSorted()).toEqual(actions.toSorted());
  });

  it.each(
    table.flatMap(([who, somebody, site, marks]) =>
      columns.map((action, index) => [who, action, marks[index], somebody, site] as const),
    ),
  )('%s, %s: %s', (_who, action, mark, somebody, site) => {
    expect(may(somebody, action, site)).toEqual(expected(mark));
  });

  it.each(roles)(
    'nobody of another organisation may do more than a guest, named %s on a site',
    (role) => {
      for (const action of actions)
        expect(may(person('outsider'), action, namedAs(role))).toEqual(
          may(person('guest'), action, namedAs(role)),
        );
    },
  );
});
