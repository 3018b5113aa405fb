import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/iloq/index.ts';
import { tell } from '../../src/verification/failure.ts';
import { en } from './english.ts';

const { failureText } = en;

const stage = 'CreateSession';
type Of<Kind extends Failure['kind']> = Extract<Failure, { kind: Kind }>;

/** Every failure of the iLOQ client, with each of its details. */
const all: { readonly [Kind in Failure['kind']]: readonly Of<Kind>[] } = {
  'wrong-credentials': [{ kind: 'wrong-credentials' }],
  'locked-out': ([7, 8] as const).map((result) => ({ kind: 'locked-out', result })),
  'password-expired': [{ kind: 'password-expired' }],
  'sso-cancelled': [{ kind: 'sso-cancelled' }],
  'api-perhaps-not-enabled': (['result-0', 'result-2', 'http-403', 'http-500'] as const).map(
    (because) => ({
      kind: 'api-perhaps-not-enabled',
      because,
    }),
  ),
  'system-not-opened': [{ kind: 'system-not-opened', because: 'http-500' }],
  'wrong-address': (['result-3', 'result-6', 'result-11', 'not-iloq', 'http-404'] as const).map(
    (because) => ({
      kind: 'wrong-address',
      because,
    }),
  ),
  'address-refused': (
    [
      'not-allowed',
      'private-address',
      'redirect',
      'not-https',
      'credentials-in-address',
      'not-a-url',
    ] as const
  ).map((because) => ({ kind: 'address-refused', origin: 'https://evil.example', because })),
  unreachable: (['dns', 'tls', 'refused', 'timeout', 'reset'] as const).map((how) => ({
    kind: 'unreachable',
    how,
    stage,
  })),
  maintenance: [{ kind: 'maintenance', stage }],
  'rate-limited': [
    { kind: 'rate-limited', stage },
    { kind: 'rate-limited', stage, retryAfterMs: 1000 },
  ],
  'not-json': [{ kind: 'not-json', stage }],
  'too-large': [{ kind: 'too-large', stage }],
  forbidden: ([401, 403] as const).map((status) => ({ kind: 'forbidden', status, stage })),
  'session-gone': [{ kind: 'session-gone' }],
  'guard-on': (
    [
      'unanswered',
      'error',
      'wrong-credentials',
      'locked-out',
      'password-expired',
      'restored',
      'refused-before',
      'other-password',
      'never-accepted',
    ] as const
  ).map((why) => ({ kind: 'guard-on', why })),
  cancelled: (['caller', 'budget'] as const).map((why) => ({ kind: 'cancelled', why })),
  unknown: [
    { kind: 'unknown', stage },
    { kind: 'unknown', stage, status: 418 },
    { kind: 'unknown', stage, result: 99, message: 'x' },
  ],
};

const textOf = (failure: Failure) => {
  const { failure: kind, detail } = tell(failure);
  return failureText(kind, detail);
};
const rows = Object.values(all)
  .flat()
  .map((failure: Failure) => [Object.values(tell(failure)).join(' '), failure] as const);
const words = (failure: Failure) => Object.values(textOf(failure)).join(' ');

describe('What the installer reads when iLOQ could not be asked', () => {
  it.each(rows)('%s: what is wrong, and a way out', (_, failure) => {
    const { what, mend } = textOf(failure);
    expect(what).toMatch(/^[A-Z✗].*[.?)]$/isu);
    expect(mend).toMatch(
      /\b(Ask|Try|try|Press|Enter|enter|Compare|Look|look|Check|create|give|Verify)\b/u,
    );
    if (failure.kind !== 'unknown') expect(what).not.toContain('an answer that I do not know');
  });

  it('each kind has a sentence of its own', () => {
    const sentences = new Map<string, string>();
    for (const [kind, failures] of Object.entries(all))
      for (const what of new Set(failures.map((failure: Failure) => textOf(failure).what))) {
        expect(sentences.get(what), what).toBeUndefined();
        sentences.set(what, kind);
      }
    expect(sentences.size).toBeGreaterThanOrEqual(Object.keys(all).length);
  });

  it('what has to be told apart is told apart', () => {
    const distinct = (failures: readonly Failure[]) =>
      new Set(failures.map((failure) => textOf(failure).what)).size;
    expect(distinct(all['locked-out'])).toBe(2);
    expect(distinct(all.unreachable)).toBe(5);
    expect(distinct(all['wrong-address'])).toBe(4);
    expect(distinct(all['api-perhaps-not-enabled'])).toBe(3);
    expect(distinct(all['address-refused'])).toBeGreaterThanOrEqual(3);
    expect(distinct(all['guard-on'])).toBe(9);
  });

  const outages = [
    'unreachable',
    'maintenance',
    'rate-limited',
    'not-json',
    'too-large',
    'forbidden',
    'session-gone',
    'cancelled',
    'unknown',
  ] as const;

  it.each(
    outages.flatMap((kind) =>
      all[kind].map((failure: Failure) => [words(failure), failure] as const),
    ),
  )('an outage never speaks of a password, a user ID or missing rights: %s', (_, failure) => {
    expect(words(failure)).not.toMatch(/password|user ID|service code|credential|lacks|missing/iu);
    expect(words(failure)).toMatch(/nothing that you entered is lost/iu);
  });

  it('a wrong log-in names all three values, and "Public API in use" as another cause', () => {
    const text = words({ kind: 'wrong-credentials' });
    for (const part of [
      'user ID',
      'password',
      'service code',
      '*Public API in use*',
      'iLOQ sales support',
    ])
      expect(text).toContain(part);
  });

  it.each(all['api-perhaps-not-enabled'].map((failure) => [failure.because, failure] as const))(
    '%s names "Public API in use" as a possible cause beside the first',
    (_, failure) => {
      expect(words(failure)).toMatch(/is \*Public API in use\* on/u);
    },
  );

  it('where the user is locked out, nothing logs in again by itself', () => {
    for (const failure of [...all['locked-out'], ...all['guard-on']]) {
      expect(words(failure)).toMatch(/on my own|did not log in again/u);
      expect(words(failure)).toContain('*Try once more*');
    }
  });

  it('a failure of a newer version is told as unknown, never as something else', () => {
    expect(failureText('flood', 'deep')).toEqual(failureText('unknown'));
    expect(failureText('maintenance', 'Moon')).toEqual(failureText('maintenance'));
  });

  it('a stored password that does not open is asked for again', () => {
    expect(failureText('password-unreadable').mend).toMatch(/Enter the password again/u);
  });

  it('bold and code are closed', () => {
    for (const [, failure] of rows)
      for (const part of Object.values(textOf(failure))) {
        expect(part.split('*').length % 2, part).toBe(1);
        expect(part.split('`').length % 2, part).toBe(1);
      }
  });
});
