import { describe, expect, it } from 'vitest';
import { applyReport, essentialSteps, siteState, stateOf } from '../../src/checklist/index.ts';
import {
  type AddressCheck,
  addressChecked,
  answerValue,
  isValueStep,
  passwordEntered,
  passwordTyped,
  type Site,
  sayLater,
  saySkip,
  siteStanding,
  storeAddress,
  storeValue,
} from '../../src/sites/index.ts';
import { report, statuses } from '../checklist/some.ts';
import { entriesSince, input, notesSince, saidSince, sealed, siteAt, values } from './some.ts';

/** A site that iLOQ has confirmed, with its hand-over open. */
const confirmed = (asked: Site['progress']['asked'] = 'hand-over'): Site => {
  const site = siteAt('verification');
  return {
    ...site,
    progress: { ...applyReport(site.progress, report()), ...(asked && { asked }) },
  };
};

describe('A value is answered', () => {
  it.each([
    ['service-code', 'serviceCode', 'service-address'],
    ['user-id', 'userId', 'password'],
  ] as const)('%s is kept, and the next step is asked', (id, key, next) => {
    const before = siteAt(id);
    const after = answerValue(before, input, id, 'NEW');
    expect(after.values[key]).toBe('NEW');
    expect(after.progress.asked).toBe(next);
    expect(stateOf(after.progress, id)).toEqual({ status: 'done', by: 'U-MIKKO', at: input.at });
    expect(entriesSince(before, after)).toEqual(['answered']);
    expect(notesSince(before, after)).toEqual([]);
  });

  it('what there is to say about it is said before the next step', () => {
    const before = siteAt('service-code');
    const twin = { note: 'same-service-code', site: 's2', name: 'Kamppi 2' } as const;
    expect(saidSince(before, answerValue(before, input, 'service-code', 'KAMPPI', [twin]))).toEqual(
      [
        { say: 'shrink', ask: 'service-code' },
        { say: 'note', note: twin },
        { say: 'step', ask: 'service-address' },
      ],
    );
  });

  it('only three steps take one', () => {
    expect([
      undefined,
      'delivered-with-api',
      'password',
      'service-code',
      'service-address',
      'user-id',
    ] as const).toSatisfy(
      (ids: readonly Site['progress']['asked'][]) => ids.filter(isValueStep).length === 3,
    );
  });
});

describe.each([
  ['service-code', 'serviceCode'],
  ['service-address', 'serviceAddress'],
  ['user-id', 'userId'],
] as const)('A person changes the %s of a site that iLOQ had confirmed', (id, key) => {
  const before = confirmed(id);
  const after = storeValue(before, input, id, 'https://changed.iloq.com');

  it('the password, which is bound to it, is dropped and asked for again, and that is said', () => {
    expect('password' in after).toBe(false);
    expect(stateOf(after.progress, 'password').status).toBe('open');
    expect(notesSince(before, after)).toEqual([{ note: 'password-dropped', because: id }]);
  });

  it('no proof is left', () => {
    expect(Object.values(statuses(after.progress))).not.toContain('verified');
    expect(statuses(after.progress)).toMatchObject({
      'usage-rights': 'done',
      verification: 'open',
      'hand-over': 'open',
    });
  });

  it('the other values stay; a chosen locking system only where the user alone has changed', () => {
    const chosen = {
      ...before,
      values: { ...before.values, lockingSystem: { id: 'g', name: 'Kamppi' } },
    };
    expect(storeValue(chosen, input, id, 'NEW').values).toEqual({
      ...values,
      [key]: 'NEW',
      ...(id === 'user-id' && { lockingSystem: { id: 'g', name: 'Kamppi' } }),
    });
  });

  it('what is asked stays asked until the answer is judged', () => {
    expect(after.progress.asked).toBe(id);
  });
});

describe.each([
  ['service-code', values.serviceCode],
  ['service-address', values.serviceAddress],
  ['user-id', values.userId],
] as const)('A person types the same %s again', (id, value) => {
  it('password and proofs stay', () => {
    const before = confirmed(id);
    const after = storeValue(before, input, id, value);
    expect(after.password).toEqual(sealed);
    expect(after.progress).toEqual(before.progress);
    expect(notesSince(before, after)).toEqual([]);
  });

  it('it is a word of this person, where iLOQ had refused it', () => {
    const site = siteAt('verification');
    const steps = { ...site.progress.steps, [id]: { status: 'failed', at: 1 } as const };
    const before: Site = { ...site, progress: { ...site.progress, steps, asked: id } };
    const after = storeValue(before, input, id, value);
    expect(stateOf(after.progress, id)).toEqual({ status: 'done', by: 'U-MIKKO', at: input.at });
    expect(after.progress.asked).toBe(id);
  });
});

describe('The service address is asked about before any log-in', () => {
  const typed = 'https://s5.iloq.com';
  const stored = storeValue(siteAt('service-address'), input, 'service-address', typed);
  const check = (answer: AddressCheck, site = stored) =>
    addressChecked(site, { ...input, at: input.at + 1 }, typed, answer);

  it('its request counts as applied only when iLOQ has been asked', () => {
    const asking = storeAddress(siteAt('service-address'), input, typed);
    expect(asking).toEqual({ ...stored, requests: [] });
    expect(check({ found: true, address: typed }, asking).requests).toEqual([input.request]);
  });

  it('found as typed: the next step is asked, and the line of this one says so', () => {
    const after = check({ found: true, address: typed });
    expect(after.located).toBe(true);
    expect(notesSince(stored, after)).toEqual([]);
    expect(after.progress.asked).toBe('api-user');
  });

  it('found elsewhere on the origin: the address that worked is kept and shown', () => {
    const address = 'https://s5.iloq.com/iloqws';
    const after = check({ found: true, address });
    expect(after.values.serviceAddress).toBe(address);
    expect(after.located).toBe(true);
    expect(notesSince(stored, after)).toEqual([]);
  });

  it('not iLOQ: it is asked again, nothing entered is lost, and it is no proof', () => {
    const after = check({ found: false, because: 'not-iloq' });
    expect(after.progress.asked).toBe('service-address');
    expect(stateOf(after.progress, 'service-address')).toEqual({
      status: 'failed',
      at: input.at + 1,
    });
    expect(after.values).toEqual({ serviceCode: 'KAMPPI', serviceAddress: typed });
    const problem = {
      ...{ say: 'problem', ask: 'service-address' },
      note: { note: 'address-not-iloq', address: typed },
    };
    expect(saidSince(stored, after)).toEqual([{ say: 'list', anew: false }, problem]);
  });

  it('no server of that name: a typing error is asked about, and the same once more is meant', () => {
    const after = check({ found: false, because: 'unknown-host' });
    expect(after.progress.asked).toBe('service-address');
    expect(stateOf(after.progress, 'service-address').status).toBe('open');
    expect(after.doubted).toEqual({ ask: 'service-address', value: typed });
    const again = check(
      { found: false, because: 'unknown-host' },
      storeAddress(after, { ...input, request: 'again' }, typed),
    );
    expect(again.progress.asked).toBe('api-user');
    expect(again.doubted).toBeUndefined();
    expect(saidSince(stored, after)).toEqual([
      {
        ...{ say: 'problem', ask: 'service-address' },
        note: { note: 'address-unknown', address: typed },
      },
    ]);
  });

  it('the same address a second time is judged a second time', () => {
    const again = storeValue(
      check({ found: false, because: 'not-iloq' }),
      input,
      'service-address',
      typed,
    );
    const after = check({ found: true, address: typed }, again);
    expect(after.progress.asked).toBe('api-user');
    expect(stateOf(after.progress, 'service-address').status).toBe('done');
  });

  it('an outage holds nobody up: it is kept, and why it could not be tried is said', () => {
    const after = check({
      found: false,
      because: 'unchecked',
      failure: 'unreachable',
      detail: 'timeout',
    });
    expect(after.progress.asked).toBe('api-user');
    expect(after.values.serviceAddress).toBe(typed);
    expect(notesSince(stored, after)).toEqual([
      { note: 'address-unchecked', failure: 'unreachable', detail: 'timeout' },
    ]);
  });

  it('without a service code nobody can be asked: it is kept without a word', () => {
    const after = check({ found: false, because: 'not-asked' });
    expect(after.progress.asked).toBe('api-user');
    expect(notesSince(stored, after)).toEqual([]);
  });

  it('a stale answer changes nothing: another address was typed meanwhile', () => {
    const newer = storeValue(stored, input, 'service-address', 'https://other.iloq.com');
    for (const answer of [
      { found: true, address: typed },
      { found: false, because: 'not-iloq' },
    ] as const)
      expect(check(answer, newer)).toEqual(newer);
  });

  it('nor where the person has gone on to another step', () => {
    const on = { ...stored, progress: { ...stored.progress, asked: 'user-id' as const } };
    expect(check({ found: false, because: 'not-iloq' }, on)).toEqual(on);
  });
});

describe('The password comes through its own form', () => {
  it('it is kept sealed, known again by its fingerprint, and the next step is asked', () => {
    const before = siteAt('password');
    const after = passwordEntered(before, input, sealed, 'f1');
    expect(after).toMatchObject({ password: sealed, knownPasswords: ['f1'], leakedPasswords: [] });
    expect(stateOf(after.progress, 'password').status).toBe('done');
    expect(after.progress.asked).toBe('usage-rights');
    expect(entriesSince(before, after)).toEqual(['password-entered']);
  });

  it('entered from an older message, what is asked stays as it is', () => {
    const after = passwordEntered(siteAt('verification'), input, sealed, 'f1');
    expect(after.progress.asked).toBe('verification');
  });

  it('a new password on a site that was verified has to be verified, too', () => {
    const over = confirmed();
    const { asked: _, ...nothingAsked } = over.progress;
    const before = { ...over, progress: nothingAsked };
    const after = passwordEntered(before, input, sealed, 'f2');
    expect(statuses(after.progress)).toMatchObject({
      password: 'done',
      'user-id': 'verified',
      verification: 'open',
    });
    expect(after.progress.asked).toBe('verification');
    expect(notesSince(before, after)).toEqual([]);
  });

  it('after a refused log-in the verification stays refused until it is made again', () => {
    const site = siteAt('verification');
    const steps = { ...site.progress.steps, verification: { status: 'failed', at: 1 } as const };
    const after = passwordEntered(
      { ...site, progress: { ...site.progress, steps } },
      input,
      sealed,
      'f2',
    );
    expect(stateOf(after.progress, 'verification').status).toBe('failed');
  });

  it('of the passwords entered, the last five are known again', () => {
    let site = siteAt('password');
    for (const fingerprint of ['a', 'b', 'c', 'd', 'e', 'b', 'f'])
      site = passwordEntered(site, input, sealed, fingerprint);
    expect(site.knownPasswords).toEqual(['c', 'd', 'e', 'b', 'f']);
  });
});

describe('Something that looks like the password is typed as a message', () => {
  it('it is said, and refused whenever it is entered later', () => {
    const before = siteAt('password');
    const after = passwordTyped(before, input, 'f1', { known: false, stored: false });
    expect(after.leakedPasswords).toEqual(['f1']);
    expect(notesSince(before, after)).toEqual([{ note: 'password-typed', known: false }]);
    expect(after.progress).toEqual(before.progress);
  });

  it('the stored one is forgotten, and asked for again', () => {
    const before = confirmed('user-id');
    const after = passwordTyped(before, input, 'f1', { known: true, stored: true });
    expect('password' in after).toBe(false);
    expect(after.progress.asked).toBe('password');
    expect(statuses(after.progress)).toMatchObject({
      password: 'open',
      verification: 'open',
      'usage-rights': 'verified',
    });
  });

  it('an older one leaves the stored one alone', () => {
    const after = passwordTyped(confirmed(), input, 'f1', { known: true, stored: false });
    expect(after.password).toEqual(sealed);
    expect(after.progress).toEqual(confirmed().progress);
  });

  it('the last twenty are remembered, each once', () => {
    let site = siteAt('password');
    for (let index = 0; index < 25; index++)
      site = passwordTyped(site, input, `f${index}`, { known: false, stored: false });
    site = passwordTyped(site, input, 'f24', { known: false, stored: false });
    expect(site.leakedPasswords).toHaveLength(20);
    expect(site.leakedPasswords.at(-1)).toBe('f24');
  });
});

describe('A person looks again at what stands', () => {
  const act = { by: 'U0MAIJA', at: 5, request: 'r5' };

  it.each(['later', 'skip'] as const)(
    '"%s" takes nothing from a step that iLOQ confirmed',
    (word) => {
      const site = siteAt('public-api');
      const confirmed = {
        ...site,
        progress: {
          ...site.progress,
          steps: { ...site.progress.steps, 'public-api': { status: 'verified', at: 1 } as const },
        },
      };
      const after =
        word === 'later' ? sayLater(confirmed, act) : saySkip(confirmed, act, 'was on already');
      expect(after.progress.steps['public-api']).toEqual({ status: 'verified', at: 1 });
      expect(after.progress.asked).not.toBe('public-api');
    },
  );

  it('a step that iLOQ said no to is not settled by putting it off', () => {
    const site = siteAt('hand-over');
    const verified = Object.fromEntries(
      essentialSteps.map((id) => [id, { status: 'verified', at: 1 } as const]),
    );
    const putOff = {
      ...verified,
      'public-api': { status: 'later', by: 'U0MAIJA', at: 2 } as const,
    };
    const rule = { days: 3, timeZone: 'Europe/Helsinki' };
    const refused = {
      at: 1,
      seen: 'complete' as const,
      findings: [{ code: 'public-api-off', severity: 'wrong', step: 'public-api' } as const],
      proved: [],
    };
    const standing = siteStanding({
      ...site,
      progress: { ...site.progress, steps: putOff },
      report: refused,
    });
    expect(siteState(standing, site.movedAt, rule)).toBe('under-way');
    const passed = siteStanding({ ...site, progress: { ...site.progress, steps: putOff } });
    expect(siteState(passed, site.movedAt, rule)).toBe('finished');
  });
});
