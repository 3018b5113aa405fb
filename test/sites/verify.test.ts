import { describe, expect, it } from 'vitest';
import {
  applyReport,
  type Finding,
  isComplete,
  type Report,
  stateOf,
} from '../../src/checklist/index.ts';
import {
  chooseSystem,
  finishVerification,
  missingForLogin,
  type RunRequest,
  requestVerification,
  type Site,
} from '../../src/sites/index.ts';
import { byLogIn, missing, provable, report, unseen } from '../checklist/some.ts';
import {
  entriesSince,
  followedSince,
  fresh,
  input,
  monday,
  notesSince,
  saidSince,
  siteAt,
  values,
} from './some.ts';

const request: RunRequest = { run: 'r1', password: true, onceMore: false };
const ready = siteAt('verification');
const running: Site = { ...ready, run: { id: 'r1', by: 'U-MIKKO', at: monday, onceMore: false } };
const at = monday + 120_000;
const support = {};

const finish = (change: Partial<Report> = {}, site: Site = running): Site =>
  finishVerification(site, at, { kind: 'report', report: report({ at, ...change }) }, support);
const noSession = (failure: string, step?: 'password' | 'service-address'): Partial<Report> => ({
  seen: 'none',
  proved: [],
  findings: [{ code: 'no-session', severity: 'wrong', failure, ...(step && { step }) }],
});

describe('"verify"', () => {
  it('starts a run and says so', () => {
    const after = requestVerification(ready, input, request);
    expect(after.run).toEqual({ id: 'r1', by: 'U-MIKKO', at: input.at, onceMore: false });
    expect(saidSince(ready, after)).toEqual([{ say: 'run' }]);
    expect(entriesSince(ready, after)).toEqual(['verification-asked']);
  });

  it('"try once more" is a person’s own word, kept with the run', () => {
    expect(requestVerification(ready, input, { ...request, onceMore: true }).run?.onceMore).toBe(
      true,
    );
  });

  it('a second time, while one is under way, starts none', () => {
    const after = requestVerification(running, input, { ...request, run: 'r2' });
    expect(after.run).toEqual(running.run);
    expect(notesSince(running, after)).toEqual([{ note: 'verification-running', since: monday }]);
  });

  const without: readonly (readonly [Partial<Site['values']>, boolean, string[]])[] = [
    [{}, true, ['service-code', 'service-address', 'user-id']],
    [{}, false, ['service-code', 'service-address', 'user-id', 'password']],
    [{ serviceCode: 'K', userId: 'u' }, true, ['service-address']],
    [{ serviceCode: 'K', serviceAddress: 'https://a' }, false, ['user-id', 'password']],
    [values, false, ['password']],
  ];

  it.each(without)('with %j and password %s, %j is asked for first', (some, password, needed) => {
    const before = { ...fresh({ values: some }), progress: ready.progress };
    const after = requestVerification(before, input, { ...request, password });
    expect(after.run).toBeUndefined();
    expect(after.progress.asked).toBe(needed[0]);
    expect(notesSince(before, after)).toEqual([{ note: 'needs-first', missing: needed }]);
    expect(missingForLogin(before)).toEqual(needed.filter((id) => id !== 'password'));
  });
});

describe('The user may use several locking systems', () => {
  const options = [
    { id: 'g1', name: 'Kamppi' },
    { id: 'g2', name: 'Pasila' },
  ];
  const asked = finishVerification(
    running,
    at,
    { kind: 'choose', options, address: 'https://s5.iloq.com' },
    support,
  );

  it('the person is asked which one; the run is over', () => {
    expect(asked.choices).toEqual(options);
    expect('run' in asked).toBe(false);
    expect(notesSince(running, asked)).toEqual([{ note: 'choose-system' }]);
    expect(asked.progress).toEqual(running.progress);
  });

  it('the choice is remembered, and the verification goes on', () => {
    const after = chooseSystem(asked, input, 'g2', { ...request, run: 'r2' });
    expect(after.values.lockingSystem).toEqual({ id: 'g2', name: 'Pasila' });
    expect(after.run?.id).toBe('r2');
    expect('choices' in after).toBe(false);
  });

  it('another one than before: what was seen and said of that one does not count for this', () => {
    const before = {
      ...finish(),
      values: { ...asked.values, lockingSystem: { id: 'g1', name: 'Kamppi' } },
      requiredLocks: { by: 'U-MIKKO', at, others: true, rules: [] },
      choices: options,
    };
    const after = chooseSystem(before, input, 'g2', { ...request, run: 'r2' });
    expect(stateOf(before.progress, 'usage-rights').status).toBe('verified');
    expect(stateOf(after.progress, 'usage-rights').status).toBe('done');
    expect(stateOf(after.progress, 'verification').status).toBe('open');
    expect('report' in after).toBe(false);
    expect('requiredLocks' in after).toBe(false);
    const same = chooseSystem(before, input, 'g1', { ...request, run: 'r2' });
    expect(same.progress.steps).toEqual(before.progress.steps);
    expect(same.requiredLocks).toEqual(before.requiredLocks);
  });

  it('the one of before is gone: it is told, and the others are offered', () => {
    const gone = { code: 'locking-system-gone', severity: 'wrong', name: 'Kamppi' } as const;
    const after = finishVerification(
      running,
      at,
      {
        kind: 'report',
        report: report({ at, seen: 'partial', findings: [gone] }),
        choices: [{ id: 'g2', name: 'Pasila' }],
      },
      support,
    );
    expect(after.choices).toEqual([{ id: 'g2', name: 'Pasila' }]);
    expect(notesSince(running, after)).toEqual([{ note: 'choose-system', instead: true }]);
    expect(after.values.lockingSystem).toEqual(running.values.lockingSystem);
    expect(stateOf(after.progress, 'verification').status).toBe('failed');
  });

  it('one that is not among them, or chosen on an old message, changes nothing', () => {
    expect(chooseSystem(asked, input, 'g3', request)).toBe(asked);
    expect(chooseSystem(ready, input, 'g1', request)).toBe(ready);
  });
});

describe('A run is over', () => {
  it('interrupted: it is said, and nothing else changes', () => {
    const after = finishVerification(running, at, { kind: 'cancelled' }, support);
    expect(notesSince(running, after)).toEqual([{ note: 'verification-interrupted' }]);
    expect(after.progress).toEqual(running.progress);
    expect('run' in after).toBe(false);
  });

  it('that nobody waits for any more changes nothing', () => {
    expect(finish({}, ready)).toBe(ready);
  });

  it('all is right: the site is finished, and the hand-over is asked', () => {
    const after = finish();
    expect(isComplete(after.progress)).toBe(true);
    expect(after.finishedAt).toBe(at);
    expect(saidSince(running, after)).toEqual([
      { say: 'run' },
      { say: 'shrink', ask: 'verification' },
      { say: 'report' },
      { say: 'step', ask: 'hand-over' },
    ]);
    expect(entriesSince(running, after)).toEqual(['verified']);
  });

  it('something is to fix: the result is a new message, which asks for what is to be done', () => {
    const step = { channel: 'D1', ts: '7.7', ask: 'verification' as const };
    const stands = { ...running, messages: { step } };
    const rights = { findings: [missing('Right to order keys')], proved: [...byLogIn] };
    expect(saidSince(stands, finish(rights, stands))).toEqual([
      { say: 'shrink', ask: 'verification' },
      { say: 'report', ask: 'verification' },
    ]);
    const refused = finish(noSession('wrong-credentials', 'password'), stands);
    expect(saidSince(stands, refused).at(-1)).toEqual({ say: 'report', ask: 'password' });
  });

  it('nothing is asked at a finished site because something could not be seen', () => {
    const over = siteAt(undefined, { run: { id: 'r', by: 'U-LIISA', at, onceMore: false } });
    const after = finish({ seen: 'partial', findings: [unseen('access-rights')] }, over);
    expect(after.progress.asked).toBeUndefined();
    expect(saidSince(over, after)).toContainEqual({ say: 'report' });
    expect(saidSince(over, after)).not.toContainEqual({ say: 'list', anew: true });
  });

  it('it was finished first when it was finished first', () => {
    const again = finish(
      { at: at + 5 },
      { ...finish(), run: { id: 'r2', by: 'U-AINO', at, onceMore: false } },
    );
    expect(again.finishedAt).toBe(at);
  });

  it('the address and the locking system that worked are kept', () => {
    const lockingSystem = { id: 'g1', name: 'Kamppi' };
    const address = 'https://s5.iloq.com/iloqwspool2';
    const after = finishVerification(
      running,
      at,
      { kind: 'report', report: report(), address, lockingSystem },
      support,
    );
    expect(after.values).toEqual({ ...values, serviceAddress: address, lockingSystem });
    expect(finish(noSession('unreachable')).values, 'without a log-in they stay').toEqual(values);
  });

  it('another site is this same locking system: that one is offered', () => {
    const twin = { id: 's2', name: 'Kamppi 2' };
    const after = finishVerification(running, at, { kind: 'report', report: report() }, { twin });
    expect(notesSince(running, after)).toEqual([
      { note: 'same-locking-system', site: 's2', name: 'Kamppi 2' },
    ]);
  });

  type Row = readonly [what: string, change: Partial<Report>, asked: string, entry: string];
  const off: Finding = { code: 'public-api-off', severity: 'wrong', step: 'public-api' };
  const rows: readonly Row[] = [
    [
      'a wrong password: the password',
      noSession('wrong-credentials', 'password'),
      'password',
      'verification-failed',
    ],
    [
      'a wrong address: the address',
      noSession('wrong-address', 'service-address'),
      'service-address',
      'verification-failed',
    ],
    [
      'an outage: the verification',
      noSession('unreachable'),
      'verification',
      'verification-failed',
    ],
    [
      'a lock-out: the verification',
      noSession('locked-out'),
      'verification',
      'verification-failed',
    ],
    [
      'missing rights: the verification, whose report says what to click',
      { findings: [missing('Right to order keys'), off], proved: [...byLogIn] },
      'verification',
      'verification-failed',
    ],
    [
      'something could not be seen: the verification',
      { seen: 'partial', findings: [unseen('access-rights')] },
      'verification',
      'verification-partial',
    ],
    [
      'a call that would have borne the rights out did not come: the hand-over',
      { seen: 'partial', findings: [unseen('rights-probes')] },
      'hand-over',
      'verified',
    ],
    [
      'a caution: the hand-over',
      { findings: [{ code: 'rights-beyond-need', severity: 'caution', rights: ['x'] }] },
      'hand-over',
      'verified',
    ],
  ];

  it.each(rows)('what is asked after %s', (_, change, asked, entry) => {
    const after = finish(change);
    expect(after.progress.asked).toBe(asked);
    expect(entriesSince(running, after)).toEqual([entry]);
    expect(after.report).toEqual(report({ at, ...change }));
    expect(after.values).toEqual(values);
  });

  it('an outage on a finished site is no confirmation, and takes none back', () => {
    const finished = { ...finish(), run: { id: 'r2', by: 'U-MIKKO', at, onceMore: false } };
    const after = finish({ at: at + 1, ...noSession('maintenance') }, finished);
    expect(entriesSince(finished, after)).toEqual(['verification-failed']);
    expect(after.progress.steps).toEqual(finished.progress.steps);
  });

  it('what was said about section 0 proves untrue: its step is asked again', () => {
    const yes = { ...running, progress: { ...running.progress, delivered: 'yes' as const } };
    const after = finish(
      { findings: [off], proved: provable.filter((id) => id !== 'public-api') },
      yes,
    );
    expect(stateOf(after.progress, 'public-api').status).toBe('failed');
  });
});

describe('A verification is weighed for alerts', () => {
  it('whatever it comes to', () => {
    const failed = finish({ findings: [missing('Right to order keys')], proved: [...byLogIn] });
    expect(followedSince(running, failed)).toEqual([{ do: 'weigh', by: 'U-MIKKO' }]);
    expect(followedSince(running, finish())).toEqual([{ do: 'weigh', by: 'U-MIKKO' }]);
  });

  it('not where it was interrupted', () => {
    const after = finishVerification(running, at, { kind: 'cancelled' }, support);
    expect(followedSince(running, after)).toEqual([]);
  });

  it('the report itself is what progress follows from', () => {
    const failed = finish({ findings: [missing('Right to order keys')], proved: [...byLogIn] });
    expect(failed.progress.steps).toEqual(
      applyReport(
        running.progress,
        report({ at, findings: [missing('Right to order keys')], proved: [...byLogIn] }),
      ).steps,
    );
  });
});

describe('Whoever asked for a check', () => {
  const told = (by: string) => {
    const asked: Site = { ...running, run: { id: 'r1', by, at: monday, onceMore: false } };
    return saidSince(running, finish({}, asked)).filter(({ say }) => say === 'tell');
  };

  it('from elsewhere than the conversation of the site gets the answer, too', () => {
    const note = { note: 'checked', name: running.name, verdict: { is: 'right' } };
    expect(told('U-LIISA')).toEqual([{ say: 'tell', to: 'U-LIISA', note }]);
  });

  it('in that conversation reads it there', () => {
    expect(told(running.conversation.person)).toEqual([]);
  });
});
