import { describe, expect, it } from 'vitest';
import {
  askHelp,
  newSite,
  parseSite,
  passwordEntered,
  passwordTyped,
  requestVerification,
  type Site,
  sayLater,
  siteRow,
  siteSchema,
} from '../../src/sites/index.ts';
import { siteMigrations } from '../../src/storage/embedded/documents/migrations.ts';
import { missing, report, unseen } from '../checklist/some.ts';
import fc from '../seeded.ts';
import { anyOf } from '../slack/any-of.ts';
import { fresh, input, monday, sealed, siteAt, values } from './some.ts';

/** A site with everything set that a site can have. */
function full(): Site {
  let site = siteAt('program-locks');
  site = sayLater(site, input);
  site = passwordEntered(
    { ...site, values: { ...values, lockingSystem: { id: 'g', name: '‮<!channel>' } } },
    input,
    sealed,
    'f1',
  );
  site = passwordTyped(site, input, 'f2', { known: true, stored: false });
  site = askHelp(site, input, { words: 'words & <more>', reached: true, inForm: true });
  site = requestVerification(site, input, { run: 'r1', password: true, onceMore: true });
  return {
    ...site,
    name: '👨‍👩‍👧‍👦 Kamppi "2" \\ \u2028',
    conversation: { kind: 'thread', person: 'U-MIKKO', channel: 'C1', ts: '1.1' },
    paused: true,
    report: report({
      seen: 'partial',
      findings: [missing('Right to order keys'), unseen('rights-probes')],
    }),
    choices: [{ id: 'g', name: 'Kamppi' }],
    alerts: { to: 'C1', bySeverity: { info: 'off' }, deviceEvents: 'all', personalData: true },
    requiredLocks: {
      by: 'U-AINO',
      at: monday,
      others: false,
      rules: [{ of: 'zone', id: 'z', name: 'Stairs <A>', needed: true }],
    },
    messages: {
      list: { channel: 'C1', ts: '1.1', below: 3 },
      step: { channel: 'C1', ts: '1.2', ask: 'user-id' },
    },
    finishedAt: monday,
    archivedAt: monday,
  };
}

const throughDisk = (site: Site): unknown => JSON.parse(JSON.stringify(site));

describe('A site on disk', () => {
  it('with everything set, comes back as it was', () => {
    const site = full();
    expect(parseSite(throughDisk(site))).toEqual(site);
    expect(siteRow(parseSite(throughDisk(site)))).toEqual(siteRow(site));
  });

  it('with anything set that a site can have, comes back as it was', () => {
    fc.assert(
      fc.property(anyOf(siteSchema), (any) => {
        const site = parseSite(any);
        expect(parseSite(throughDisk(site))).toEqual(site);
      }),
      { numRuns: 50 },
    );
  });

  it('just opened, comes back as it was', () => {
    const site = fresh();
    expect(parseSite(throughDisk(site))).toEqual(site);
  });

  it('keeps nothing that is not known: no word that people typed', () => {
    const parsed = parseSite({ ...full(), typed: 'Avain-Automaatti-42' });
    expect(JSON.stringify(parsed)).not.toContain('Avain');
  });

  it.each([
    ['empty', {}],
    ['of another version', { ...fresh(), version: 3 }],
    [
      'with a step that does not exist',
      { ...fresh(), progress: { steps: { 'paint-locks': { status: 'done' } } } },
    ],
    [
      'with a status that does not exist',
      { ...fresh(), progress: { steps: { password: { status: 'maybe' } } } },
    ],
    ['null', null],
    ['a list', []],
    ['cut off', 'x'],
  ])('that is %s is not taken for one', (_, document) => {
    expect(() => parseSite(document)).toThrow();
  });
});

describe('What 0.1.0 kept of the locking system', () => {
  const guid = '3FA85F64-5717-4562-B3FC-2C963F66AFA6';
  const rule = { of: 'zone', id: guid, name: 'Stairs A', needed: true } as const;
  const { followUps: _, ...kept } = fresh();
  const document = {
    ...kept,
    version: 1,
    values: { lockingSystem: { id: guid, name: 'Kamppi' } },
    needed: { by: 'U-AINO', at: monday, others: false, rules: [rule] },
  };
  const [migrate] = siteMigrations;
  const site = parseSite({ ...migrate?.(structuredClone(document)), version: 2 });

  it('is still there, its IDs in the letters in which iLOQ’s are compared', () => {
    expect(site.values.lockingSystem).toEqual({ id: guid.toLowerCase(), name: 'Kamppi' });
    expect(site.requiredLocks).toEqual({
      ...document.needed,
      rules: [{ ...rule, id: guid.toLowerCase() }],
    });
  });
});

describe('A new site', () => {
  it('belongs to the one who opened it, asks the opening question and has nothing to say yet', () => {
    const site = newSite({
      id: 's',
      name: 'Kamppi',
      by: 'U1',
      at: 5,
      conversation: { kind: 'dm', person: 'U1' },
    });
    expect(site).toMatchObject({
      version: 2,
      installers: ['U1'],
      paused: false,
      values: {},
      pending: [],
      createdAt: 5,
      movedAt: 5,
      progress: { asked: 'delivered-with-api' },
    });
    expect(siteRow(site)).toMatchObject({
      settled: 0,
      archived: false,
      running: false,
      waiting: 0,
    });
  });
});
