import { afterEach, describe, expect, it } from 'vitest';
import type {
  Fault,
  IloqState,
  LocalIloq,
  LockGroupState,
  System,
  User,
} from '../../sandbox/iloq/index.ts';
import { type Finding, type Report, type StepId, usageRights } from '../../src/checklist/index.ts';
import type { Verification } from '../../src/verification/index.ts';
import { otherRights } from '../../src/verification/other-rights.ts';
import { hurried } from '../e2e/hurried.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { now, type Site, startSite } from './local-iloq.ts';

const byLogIn: StepId[] = ['service-code', 'service-address', 'api-user', 'user-id', 'password'];
const lockSteps: StepId[] = ['add-to-locks', 'program-locks'];
const everything: StepId[] = [
  ...byLogIn,
  'public-api',
  'usage-rights',
  'duplicate-access-rights',
  ...lockSteps,
];
const without = (...ids: StepId[]) => everything.filter((id) => !ids.includes(id));
const day = 24 * 60 * 60 * 1000;

/** Said in every run: no call is documented that bears this right out. */
const aloneAlways: Finding = {
  code: 'right-by-mask-alone',
  severity: 'note',
  rights: ['Right to manage code-access groups'],
};
const alone = (...rights: string[]): Finding => ({ ...aloneAlways, rights });
const unseenLocks = (failure: string, detail: string): Finding => ({
  code: 'not-seen',
  severity: 'note',
  what: 'locks',
  failure,
  detail,
});
const locksNotSeenWithoutRight = unseenLocks('right-missing', 'Right to browse locks');
/** Locks of the housing company without an active access right for the API. */
const locksWithout = (inactive: number, ...names: string[]): Finding => ({
  code: 'locks-without-api-right',
  severity: 'wrong',
  step: 'add-to-locks',
  inactive,
  names,
  count: names.length,
  of: 5,
});
const doors = [
  'Pääovi, Fredrikinkatu 42',
  'A-rapun ulko-ovi',
  'B-rapun ulko-ovi',
  'Pesula',
  'Irtaimistovarasto',
];
const missing = (right: string): Finding => ({
  code: 'right-missing',
  severity: 'wrong',
  step: 'usage-rights',
  right,
});
const noSession = (
  failure: string,
  detail?: string,
  step?: StepId,
): Extract<Finding, { code: 'no-session' }> => ({
  code: 'no-session',
  severity: 'wrong',
  failure,
  ...(detail === undefined ? {} : { detail }),
  ...(step === undefined ? {} : { step }),
});

interface Scene {
  readonly local: LocalIloq;
  readonly state: IloqState;
  readonly system: System;
  readonly user: User;
  readonly group: LockGroupState;
}
function sceneOf(local: LocalIloq): Scene {
  const [system] = local.state.systems;
  const [user] = system?.users ?? [];
  const [group] = system?.lockGroups ?? [];
  if (!system || !user || !group) throw new Error('the demo has no system');
  return { local, state: local.state, system, user, group };
}
const take = (user: User, ...labels: string[]) => {
  const bits = usageRights.filter(({ label }) => labels.includes(label)).map(({ bit }) => bit);
  user.rightsMask = bits.reduce((mask, bit) => mask & ~bit, BigInt(user.rightsMask)).toString();
};
const reportOf = (verification: Verification): Report => {
  if (verification.kind !== 'report') throw new Error(`not a report: ${verification.kind}`);
  return verification.report;
};

/** A call that hangs is given up after half a second in which nothing else is held up. */
const inAHurry = { clock: { ...hurried, now: () => now }, callMs: 10_000 };

let site: Site | undefined;
const start = async (...options: Parameters<typeof startSite>) => {
  site = await startSite(...options);
  return { site, ...sceneOf(site.local) };
};
afterEach(async () => {
  if (!site) return;
  const { opened, calls } = site.local.counters;
  await site.local.close();
  site = undefined;
  // Asked to, that is: where iLOQ has forgotten a session there is none left to kill.
  expect(calls.get('KillSession') ?? 0, 'sessions killed').toBe(opened);
});

type Row = readonly [
  what: string,
  arrange: (scene: Scene) => void,
  expected: { findings: readonly Finding[]; proved: readonly StepId[]; seen: Report['seen'] },
];

const rows: readonly Row[] = [
  [
    'everything as the article says',
    () => {},
    { findings: [aloneAlways], proved: everything, seen: 'complete' },
  ],
  [
    '"Public API in use" is off in the locking system',
    ({ group }) => {
      group.OptionMask = 16384;
    },
    {
      findings: [{ code: 'public-api-off', severity: 'wrong', step: 'public-api' }, aloneAlways],
      proved: without('public-api'),
      seen: 'complete',
    },
  ],
  [
    'API access rights are not usable in the system',
    ({ group }) => {
      group.OptionMask = 2048;
    },
    {
      findings: [{ code: 'api-access-rights-off', severity: 'wrong' }, aloneAlways],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the locking system is not active',
    ({ group }) => {
      group.State = 1;
    },
    {
      findings: [{ code: 'system-inactive', severity: 'wrong' }, aloneAlways],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the licence has ended (a time without Z is UTC)',
    ({ group }) => {
      group.ExpireDateUTC = '2025-03-01T11:59:59';
    },
    {
      findings: [{ code: 'licence-ended', severity: 'wrong', at: now - 1000 }, aloneAlways],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the licence ends in 30 days',
    ({ group }) => {
      group.ExpireDateUTC = '2025-03-31T12:00:00Z';
    },
    {
      findings: [{ code: 'licence-ends', severity: 'caution', at: now + 30 * day }, aloneAlways],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the licence ends a second later than in 30 days',
    ({ group }) => {
      group.ExpireDateUTC = '2025-03-31T12:00:01Z';
    },
    { findings: [aloneAlways], proved: everything, seen: 'complete' },
  ],
  [
    'the API user lacks two rights',
    ({ user }) => take(user, 'Right to browse locks', 'Right to edit keys'),
    {
      findings: [
        missing('Right to browse locks'),
        missing('Right to edit keys'),
        aloneAlways,
        locksNotSeenWithoutRight,
      ],
      proved: without('usage-rights', ...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'the API user has no right at all: twelve findings, and no lost session',
    ({ user }) => {
      user.rightsMask = '0';
    },
    {
      findings: [
        ...usageRights.map(({ label }) => missing(label)),
        {
          code: 'not-seen',
          severity: 'note',
          what: 'access-rights',
          failure: 'right-missing',
          detail: 'Right to browse access rights',
        },
        {
          code: 'not-seen',
          severity: 'note',
          what: 'zones',
          failure: 'right-missing',
          detail: 'Right to login in to system',
        },
        locksNotSeenWithoutRight,
      ],
      proved: without('usage-rights', 'duplicate-access-rights', ...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'missing rights answered with 401 instead of 403 are missing rights all the same',
    ({ state, user }) => {
      state.forbiddenStatus = 401;
      take(user, 'Right to browse locks');
    },
    {
      findings: [missing('Right to browse locks'), aloneAlways, locksNotSeenWithoutRight],
      proved: without('usage-rights', ...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'without the right to browse access rights, they are neither there nor not there',
    ({ user, group }) => {
      take(user, 'Right to browse access rights');
      group.securityAccesses = [];
    },
    {
      findings: [
        missing('Right to browse access rights'),
        locksWithout(0, ...doors),
        alone('Right to edit access rights of the keys', 'Right to manage code-access groups'),
        {
          code: 'not-seen',
          severity: 'note',
          what: 'access-rights',
          failure: 'right-missing',
          detail: 'Right to browse access rights',
        },
      ],
      proved: without('usage-rights', 'duplicate-access-rights', ...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'the API user has more than the twelve',
    ({ user }) => {
      user.rightsMask = (BigInt(user.rightsMask) | (2n ** 12n) | (2n ** 54n)).toString();
    },
    {
      findings: [
        {
          code: 'rights-beyond-need',
          severity: 'caution',
          rights: ['edit users', 'listen to lock log events'],
        },
        aloneAlways,
      ],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the API user has every right that there is: no bit is lost on the way',
    ({ user }) => {
      user.rightsMask = '36028797018963967';
    },
    {
      findings: [
        {
          code: 'rights-beyond-need',
          severity: 'caution',
          rights: otherRights.map(([, name]) => name),
        },
        aloneAlways,
      ],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'a new system has no keys and no code access groups to probe on',
    ({ group }) => {
      group.keys = [];
      group.securityRoles = [];
    },
    {
      findings: [
        alone(
          'Right to order keys',
          'Right to edit keys',
          'Right to edit access rights of the keys',
          'Right to manage code-access groups',
          'Right to edit person groups',
        ),
      ],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'no access right was duplicated for the API',
    ({ group }) => {
      group.securityAccesses = group.securityAccesses.filter(({ Type }) => Type !== 3);
    },
    {
      findings: [
        { code: 'no-api-access-right', severity: 'wrong', step: 'duplicate-access-rights' },
        locksWithout(0, ...doors),
        aloneAlways,
      ],
      proved: without('duplicate-access-rights', ...lockSteps),
      seen: 'complete',
    },
  ],
  [
    'the duplicates are there, but none is active',
    ({ group }) => {
      group.securityAccesses = group.securityAccesses
        .filter(({ Name }) => !Name.startsWith('P') || Name === 'Pesula API')
        .map((each) => (each.Type === 3 ? { ...each, Status: 4 } : each));
    },
    {
      findings: [
        {
          code: 'api-access-rights-inactive',
          severity: 'wrong',
          step: 'duplicate-access-rights',
          names: ['Pesula API', 'Varasto API'],
          states: ['blocked', 'blocked'],
        },
        locksWithout(2, ...doors),
        aloneAlways,
      ],
      proved: without('duplicate-access-rights', ...lockSteps),
      seen: 'complete',
    },
  ],
  [
    'one active duplicate among inactive ones is enough for the duplicates, and not for the locks without it',
    ({ group }) => {
      group.securityAccesses = group.securityAccesses.map((each) =>
        each.Type === 3 && each.Name !== 'Pesula API' ? { ...each, Status: 1 } : each,
      );
    },
    {
      findings: [locksWithout(4, ...doors.filter((door) => door !== 'Pesula')), aloneAlways],
      proved: without(...lockSteps),
      seen: 'complete',
    },
  ],
  [
    'a call is refused although the mask has its right: the mask counts, the dispute is told',
    ({ local }) => local.faults.set('Locks', { kind: 'status', status: 403 }),
    {
      findings: [
        { code: 'right-disputed', severity: 'caution', right: 'Right to browse locks', mask: true },
        aloneAlways,
        unseenLocks('forbidden', 'http-403'),
      ],
      proved: without(...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'a call is answered although the mask lacks its right: missing all the same, the dispute is told',
    ({ local, user }) => {
      take(user, 'Right to browse locks');
      local.faults.set('Locks', { kind: 'big', bytes: 10 });
    },
    {
      findings: [
        missing('Right to browse locks'),
        {
          code: 'right-disputed',
          severity: 'caution',
          right: 'Right to browse locks',
          mask: false,
        },
        aloneAlways,
        locksNotSeenWithoutRight,
      ],
      proved: without('usage-rights', ...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'a list of locks that is too long to read proves the right, and no lock',
    ({ local }) => local.faults.set('Locks', { kind: 'big', bytes: 3_000_000 }),
    {
      findings: [aloneAlways, unseenLocks('too-large', 'resource')],
      proved: without(...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'a list of keys that is too long to read proves the right, and leaves nothing to probe on',
    ({ local }) => local.faults.set('Keys', { kind: 'big', bytes: 3_000_000 }),
    {
      findings: [
        alone(
          'Right to order keys',
          'Right to edit keys',
          'Right to edit access rights of the keys',
          'Right to manage code-access groups',
        ),
      ],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the server has no network modules to ask for',
    ({ local }) => local.faults.set('NetworkModules', { kind: 'status', status: 404 }),
    {
      findings: [
        alone('Right to administrate locking system', 'Right to manage code-access groups'),
      ],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'one of two calls is refused that need the same right, and the other is answered: the right is borne out',
    ({ local }) => local.faults.set('TimeLimitTitles', { kind: 'status', status: 403 }),
    { findings: [aloneAlways], proved: everything, seen: 'complete' },
  ],
  [
    'the code access groups come in a shape nobody knows: they were shown, and leave nothing to probe on',
    ({ local }) => local.faults.set('SecurityRoles', { kind: 'wrong-type' }),
    {
      findings: [alone('Right to manage code-access groups', 'Right to edit person groups')],
      proved: everything,
      seen: 'complete',
    },
  ],
  [
    'the session is gone when the calls begin: no right is told to be missing',
    ({ local, user }) => {
      take(user, 'Right to browse locks');
      local.faults.set('Keys', { kind: 'session-dropped' });
      for (const path of ['SecurityAccesses', 'SecurityRoles'])
        local.faults.set(path, { kind: 'session-dropped' });
    },
    { findings: [noSession('session-gone')], proved: [...byLogIn, 'public-api'], seen: 'none' },
  ],
  [
    'every call after SetLockgroup is refused',
    ({ local, user }) => {
      take(user, 'Right to browse locks');
      local.faults.set('*', { kind: 'status', status: 401 });
      for (const path of [
        'Url/GetUrl',
        'CreateSession',
        'LockGroups',
        'SetLockgroup',
        'KillSession',
      ])
        local.faults.set(path, { kind: 'slow', ms: 0 });
    },
    { findings: [noSession('session-gone')], proved: [...byLogIn, 'public-api'], seen: 'none' },
  ],
  [
    'a call is refused, and then iLOQ goes down before it can say whether it still knows the session',
    ({ local }) => {
      local.faults.set('Locks', { kind: 'status', status: 403 });
      local.faults.set('Keys/:id/CanOrder', { kind: 'slow', ms: 30 });
      // From the second time on: the first is how the locking system is found.
      setImmediate(function later() {
        if (local.counters.calls.has('SetLockgroup'))
          local.faults.set('LockGroups', { kind: 'status', status: 503 });
        else setImmediate(later);
      });
    },
    {
      findings: [
        aloneAlways,
        unseenLocks('forbidden', 'http-403'),
        {
          code: 'not-seen',
          severity: 'note',
          what: 'rights-probes',
          failure: 'maintenance',
          detail: 'LockGroups',
        },
      ],
      proved: without(...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'the session ends between two calls: no right is disputed',
    ({ local }) => local.faults.set('Keys/:id/CanOrder', { kind: 'session-dropped' }),
    { findings: [noSession('session-gone')], proved: [...byLogIn, 'public-api'], seen: 'none' },
  ],
  [
    'the session is gone before the locking system is set',
    ({ local }) => local.faults.set('SetLockgroup', { kind: 'session-dropped' }),
    { findings: [noSession('session-gone')], proved: [...byLogIn, 'public-api'], seen: 'none' },
  ],
  [
    'iLOQ goes down when the locks are asked for',
    ({ local }) => local.faults.set('Locks', { kind: 'status', status: 503 }),
    {
      findings: [
        aloneAlways,
        {
          code: 'not-seen',
          severity: 'note',
          what: 'rights-probes',
          failure: 'maintenance',
          detail: 'resource',
        },
        unseenLocks('maintenance', 'resource'),
      ],
      proved: without(...lockSteps),
      seen: 'partial',
    },
  ],
  [
    'iLOQ asks for patience when the access rights are read: neither there nor not there',
    ({ local }) => local.faults.set('SecurityAccesses', { kind: 'status', status: 429 }),
    {
      findings: [
        aloneAlways,
        {
          code: 'not-seen',
          severity: 'note',
          what: 'rights-probes',
          failure: 'rate-limited',
          detail: 'resource',
        },
        {
          code: 'not-seen',
          severity: 'note',
          what: 'access-rights',
          failure: 'rate-limited',
          detail: 'resource',
        },
      ],
      proved: without('duplicate-access-rights'),
      seen: 'partial',
    },
  ],
  [
    'the connection breaks at the list of keys: the small list of time profiles still bears right 1 out',
    ({ local }) => local.faults.set('Keys', { kind: 'reset' }),
    {
      findings: [
        aloneAlways,
        {
          code: 'not-seen',
          severity: 'note',
          what: 'rights-probes',
          failure: 'unreachable',
          detail: 'reset',
        },
      ],
      proved: everything,
      seen: 'partial',
    },
  ],
  [
    'iLOQ goes down before the locking system is set',
    ({ local }) => local.faults.set('SetLockgroup', { kind: 'status', status: 502 }),
    {
      findings: [
        {
          code: 'not-seen',
          severity: 'note',
          what: 'usage-rights',
          failure: 'maintenance',
          detail: 'SetLockgroup',
        },
        {
          code: 'not-seen',
          severity: 'note',
          what: 'access-rights',
          failure: 'maintenance',
          detail: 'SetLockgroup',
        },
        unseenLocks('maintenance', 'SetLockgroup'),
      ],
      proved: [...byLogIn, 'public-api'],
      seen: 'partial',
    },
  ],
  [
    'SetLockgroup is refused: perhaps the API is not enabled, and the log-in stays proved',
    ({ system }) => {
      system.notEnabled = { at: 'SetLockgroup', status: 500 };
    },
    {
      findings: [noSession('system-not-opened', 'http-500')],
      proved: [...byLogIn, 'public-api'],
      seen: 'none',
    },
  ],
  [
    'iLOQ goes down after the log-in',
    ({ local }) => local.faults.set('LockGroups', { kind: 'html' }),
    {
      findings: [
        {
          code: 'not-seen',
          severity: 'note',
          what: 'locking-system',
          failure: 'not-json',
          detail: 'LockGroups',
        },
      ],
      proved: byLogIn,
      seen: 'partial',
    },
  ],
  [
    'the API user may use no locking system',
    ({ system }) => {
      system.lockGroups = [];
    },
    {
      findings: [{ code: 'no-locking-system', severity: 'wrong' }],
      proved: byLogIn,
      seen: 'partial',
    },
  ],
];

describe('A verification against iLOQ', () => {
  it.each(rows)('%s', async (_, arrange, expected) => {
    const { site, ...scene } = await start({ maxBytes: 1_000_000 });
    arrange(scene);
    const report = reportOf(await site.verify());
    expect(report.findings).toEqual(expected.findings);
    expect(report.proved.toSorted()).toEqual(expected.proved.toSorted());
    expect(report.seen).toBe(expected.seen);
    expect(report.at).toBe(now);
  });
});

describe('An outage at any one call', () => {
  const faults: readonly Fault[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 429 },
    { kind: 'html' },
    { kind: 'truncated' },
    { kind: 'reset' },
    { kind: 'hang' },
  ];

  it.each(
    faults.map((fault) => [fault.kind === 'status' ? fault.status : fault.kind, fault] as const),
  )('%s: nothing is told to be wrong, and only what was seen is proved', async (_, fault) => {
    // Where each call hangs for half a second, every fourth one is enough.
    const hangs = fault.kind === 'hang';
    const { site, local, group } = await start(hangs ? inAHurry : {});
    group.locks = group.locks.slice(0, 1);
    await site.verify();
    const paths = [...local.counters.calls.keys()].filter(
      (path) => !['Url/GetUrl', 'CreateSession', 'SetLockgroup', 'KillSession'].includes(path),
    );
    expect(paths).toHaveLength(16);
    for (const path of hangs ? paths.filter((_path, index) => index % 4 === 0) : paths) {
      const [bare = path] = path.split('?');
      local.faults.set(bare, fault);
      const report = reportOf(await site.verify());
      local.faults.clear();
      expect(
        report.findings.filter(({ severity }) => severity !== 'note'),
        path,
      ).toEqual([]);
      expect(report.proved.includes('duplicate-access-rights'), path).toBe(
        path !== 'SecurityAccesses' && path !== 'LockGroups',
      );
      expect(report.proved.includes('usage-rights'), path).toBe(path !== 'LockGroups');
      expect(report.proved.includes('add-to-locks'), path).toBe(
        !/^(LockGroups|Locks.*)$/.test(path),
      );
      expect(report.proved.includes('program-locks'), path).toBe(
        !/^(LockGroups|Locks.*)$/.test(path),
      );
      // A right that another call bears out does not make the run partial.
      expect(report.seen, path).toBe(path === 'TimeLimitTitles' ? 'complete' : 'partial');
    }
  });
});

/** The login guard is on afterwards: the log-in was refused, or nobody knows what came of it. */
const guarded = (finding: ReturnType<typeof noSession>): Finding => ({ ...finding, guard: {} });

describe('No session comes about', () => {
  const forced = (result: number) => (scene: Scene) => {
    scene.system.forcedResult = result;
  };
  const table: readonly (readonly [string, (scene: Scene) => void, Finding])[] = [
    [
      'CreateSession gives no result',
      forced(0),
      guarded(noSession('api-perhaps-not-enabled', 'result-0')),
    ],
    [
      'its interface version is invalid',
      forced(2),
      noSession('api-perhaps-not-enabled', 'result-2'),
    ],
    ['it requires HTTPS', forced(3), noSession('wrong-address', 'result-3', 'service-address')],
    ['its database is being updated', forced(4), noSession('maintenance', 'CreateSession')],
    [
      'it refuses the password',
      forced(5),
      guarded(noSession('wrong-credentials', undefined, 'password')),
    ],
    [
      'its database is too old',
      forced(6),
      noSession('wrong-address', 'result-6', 'service-address'),
    ],
    ['the user is locked out now', forced(7), guarded(noSession('locked-out', '7'))],
    ['the user was locked out before', forced(8), guarded(noSession('locked-out', '8'))],
    [
      'the password has expired',
      forced(9),
      guarded(noSession('password-expired', undefined, 'password')),
    ],
    ['single sign-on was cancelled', forced(10), guarded(noSession('sso-cancelled'))],
    [
      'its database is too new',
      forced(11),
      noSession('wrong-address', 'result-11', 'service-address'),
    ],
    ['it gives a result nobody knows', forced(12), guarded(noSession('unknown', 'result-12'))],
    [
      'it answers with an HTTP error',
      ({ system }) => {
        system.notEnabled = { at: 'CreateSession', status: 500 };
      },
      guarded(noSession('api-perhaps-not-enabled', 'http-500')),
    ],
    [
      'it is down at the log-in',
      ({ local }) => local.faults.set('CreateSession', { kind: 'status', status: 503 }),
      guarded(noSession('maintenance', 'CreateSession')),
    ],
    [
      'it is down before the log-in',
      ({ local }) => local.faults.set('Url/GetUrl', { kind: 'status', status: 503 }),
      noSession('maintenance', 'GetUrl'),
    ],
    [
      'too many calls were made',
      ({ local }) => local.faults.set('CreateSession', { kind: 'status', status: 429 }),
      guarded(noSession('rate-limited', 'CreateSession')),
    ],
    [
      'the answer to the log-in does not come',
      ({ local }) => local.faults.set('CreateSession', { kind: 'hang' }),
      guarded(noSession('unreachable', 'timeout')),
    ],
    [
      'a proxy answers the log-in',
      ({ local }) => local.faults.set('CreateSession', { kind: 'html' }),
      guarded(noSession('not-json', 'CreateSession')),
    ],
    [
      'the address leads elsewhere',
      ({ local }) =>
        local.faults.set('Url/GetUrl', { kind: 'redirect', to: 'https://iloq.example/' }),
      noSession('address-refused', 'redirect', 'service-address'),
    ],
    [
      'something else than iLOQ is at the address',
      ({ local }) => local.faults.set('Url/GetUrl', { kind: 'html' }),
      noSession('wrong-address', 'not-iloq', 'service-address'),
    ],
  ];

  it.each(table)(
    '%s: it is told as what it is, and proves nothing',
    async (_, arrange, finding) => {
      const { site, ...scene } = await start(inAHurry);
      arrange(scene);
      expect(await site.verify()).toEqual({
        kind: 'report',
        report: { at: now, seen: 'none', findings: [finding], proved: [] },
      });
    },
  );

  it('a wrong password is sent once; then the guard holds it back, until a person tries once more', async () => {
    const { site, local } = await start();
    const wrong = reportOf(await site.verify({ password: 'Väärä-1' }));
    expect(wrong.findings).toEqual([
      guarded(noSession('wrong-credentials', undefined, 'password')),
    ]);
    const held = reportOf(await site.verify({ password: 'Väärä-1' }));
    expect(held.findings).toEqual([guarded(noSession('guard-on', 'wrong-credentials'))]);
    expect(local.counters.logins).toHaveLength(1);
    const again = reportOf(await site.verify({ by: 'once-more' }));
    expect(again.seen).toBe('complete');
    expect(local.counters.logins).toHaveLength(2);
  });

  it('an address that iLOQ may not be at is not called', async () => {
    const { site, local } = await start();
    const report = reportOf(await site.verify({ address: 'https://s5.iloq.com.evil.test' }));
    expect(report.findings).toEqual([
      noSession('address-refused', 'not-allowed', 'service-address'),
    ]);
    expect(local.counters.calls.size).toBe(0);
  });
});

describe('The API user may use several locking systems', () => {
  const second = (system: System): LockGroupState => {
    const [group] = system.lockGroups;
    if (!group) throw new Error('the demo has no locking system');
    const copy = { ...structuredClone(group), LockGroup_ID: 'second', Name: 'Autohalli', State: 1 };
    system.lockGroups.push(copy);
    return copy;
  };

  it('the person is asked which one', async () => {
    const { site, local, system, group } = await start();
    second(system);
    expect(await site.verify()).toEqual({
      kind: 'choose',
      address: local.address,
      options: [
        { id: group.LockGroup_ID, name: 'Kiinteistö Oy Kamppi' },
        { id: 'second', name: 'Autohalli' },
      ],
    });
  });

  it('the one that was chosen is looked at', async () => {
    const { site, system } = await start();
    const { LockGroup_ID: id, Name: name } = second(system);
    const verification = await site.verify({ lockingSystem: { id, name } });
    expect(verification).toMatchObject({ lockingSystem: { id, name } });
    expect(reportOf(verification).findings).toContainEqual({
      code: 'system-inactive',
      severity: 'wrong',
    });
  });
});

describe('How a run goes', () => {
  it('the address that worked is told, where /iloqws had to be added', async () => {
    const { site, local } = await start();
    expect(await site.verify({ address: local.url })).toMatchObject({
      kind: 'report',
      address: local.address,
    });
  });

  it('a person can cancel it, and the session is ended', async () => {
    const { site, local } = await start();
    local.faults.set('Locks', { kind: 'hang' });
    const cancel = new AbortController();
    const running = site.verify({ signal: cancel.signal });
    while (!local.counters.calls.has('Locks'))
      await new Promise((resolve) => setTimeout(resolve, 2));
    cancel.abort();
    expect(await running).toEqual({ kind: 'cancelled' });
    expect(local.counters.killed).toBe(1);
  });

  it('when its time is over, what was seen by then is told', async () => {
    const clock = new ManualClock();
    const answered: string[] = [];
    const onAnswer = (call: string): void => void answered.push(call);
    const { site, local } = await start({ clock, onAnswer, budgetMs: 2_000 });
    await site.verify();
    const others = answered.filter((call) => !/^(Locks|KillSession)/u.test(call));
    answered.length = 0;
    local.faults.set('Locks', { kind: 'hang' });
    const running = site.verify();
    await expect.poll(() => answered.toSorted()).toEqual(others.toSorted());
    await clock.advance(2_000);
    const report = reportOf(await running);
    expect(report.seen).toBe('partial');
    expect(report.findings).toContainEqual({
      code: 'not-seen',
      severity: 'note',
      what: 'rights-probes',
      failure: 'cancelled',
      detail: 'budget',
    });
    expect(report.proved.toSorted()).toEqual(without(...lockSteps).toSorted());
  });

  it('no call is made twice, and none changes anything', async () => {
    const { site, local } = await start();
    await site.verify();
    const calls = [...local.counters.calls];
    expect(calls.filter(([, times]) => times > 1)).toEqual([]);
    expect(local.counters.mostAtOnce).toBeLessThanOrEqual(8);
  });

  it('calls that need not wait for each other are made side by side', async () => {
    const { site, local } = await start();
    local.faults.set('Locks/:id/SecurityAccesses', { kind: 'hang' });
    const cancel = new AbortController();
    const running = site.verify({ signal: cancel.signal });
    await expect.poll(() => local.counters.mostAtOnce).toBe(8);
    cancel.abort();
    await running;
  });
});
