import { describe, expect, it } from 'vitest';
import { type Action, may, type Person } from '../../src/sites/index.ts';

const site = { installers: ['U-NAMED'] };
const person = (id: string, membership: Person['membership'], isAdmin = false): Person => ({ id, membership, isAdmin });

const people = {
  'an admin': person('U1', 'member', true),
  'a full member': person('U1', 'member'),
  'the site’s installer': person('U-NAMED', 'member'),
  'a guest named on the site': person('U-NAMED', 'guest'),
  'a guest not named': person('U1', 'guest'),
  'somebody of another organisation, named': person('U-NAMED', 'outsider'),
  'somebody of another organisation, not named': person('U1', 'outsider'),
} as const;

const admin = 'an-admin';
const installer = 'a-site-installer';
/** `yes`, or who can allow it. */
const table: readonly (readonly [keyof typeof people, Record<Action, true | 'an-admin' | 'a-site-installer'>])[] = [
  ['an admin', { 'open-site': true, 'set-up': true, see: true, credentials: true, support: true }],
  ['a full member', { 'open-site': true, 'set-up': true, see: true, credentials: installer, support: true }],
  ['the site’s installer', { 'open-site': true, 'set-up': true, see: true, credentials: true, support: true }],
  ['a guest named on the site', { 'open-site': true, 'set-up': true, see: true, credentials: true, support: true }],
  ['a guest not named', { 'open-site': admin, 'set-up': admin, see: admin, credentials: admin, support: admin }],
  [
    'somebody of another organisation, named',
    { 'open-site': true, 'set-up': true, see: true, credentials: true, support: true },
  ],
  [
    'somebody of another organisation, not named',
    { 'open-site': admin, 'set-up': admin, see: admin, credentials: admin, support: admin },
  ],
];

const actions: readonly Action[] = ['open-site', 'set-up', 'see', 'credentials', 'support'];
const rows = table.flatMap(([who, row]) => actions.map((action) => [who, action, row[action]] as const));
const verdict = (expected: true | 'an-admin' | 'a-site-installer') =>
  expected === true ? { allowed: true } : { allowed: false, by: expected };

describe('On a site', () => {
  it.each(rows)('%s, %s: %s', (who, action, expected) => {
    expect(may(people[who], action, site)).toEqual(verdict(expected));
  });
});

describe('Where no site is meant yet', () => {
  it.each([
    ['an admin', true],
    ['a full member', true],
    ['the site’s installer', true],
    ['a guest named on the site', admin],
    ['a guest not named', admin],
    ['somebody of another organisation, named', admin],
    ['somebody of another organisation, not named', admin],
  ] as const)('%s opens one: %s', (who, expected) => {
    expect(may(people[who], 'open-site')).toEqual(verdict(expected));
  });

  it('nobody but an admin reaches credentials', () => {
    expect(may(people['the site’s installer'], 'credentials')).toEqual(verdict(installer));
    expect(may(people['an admin'], 'credentials')).toEqual({ allowed: true });
  });
});
