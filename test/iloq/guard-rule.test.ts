import { describe, expect, it } from 'vitest';
import {
  type Attempt,
  attempted,
  type By,
  believed,
  type Compare,
  entered,
  firstRetryMs,
  type GuardState,
  type Held,
  heldBack,
  laterRetryMs,
  type Meaning,
  nothingKnown,
  refusals,
  settled,
} from '../../src/iloq/guard-rule.ts';
import { judgeLogin } from '../../src/iloq/log-in.ts';
import fc from '../seeded.ts';

const now = Date.UTC(2026, 10, 27, 12);
/** A password is its own fingerprint here; one by a key that is gone begins with `?`. */
const comparing =
  (password: string): Compare =>
  (known) =>
    known.startsWith('?') ? 'unknown' : known === password ? 'same' : 'other';
const compare = comparing('ours');

describe('what an answer to CreateSession says', () => {
  const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
  const results = [...Array.from({ length: 14 }, (_, index) => index - 1), 99, 2 ** 31];
  const bodies: readonly (readonly [body: string, result: number | undefined])[] = [
    ...results.flatMap((result) =>
      [`{"SessionID":"s-1","Result":${result}}`, `{"Result":${result}}`].map(
        (body) => [body, result] as const,
      ),
    ),
    ['{"SessionID":null,"result":5}', 5],
    ['{"SessionID":12,"Result":7}', 7],
    ['', undefined],
    ['null', undefined],
    ['[]', undefined],
    ['"1"', undefined],
    ['1', undefined],
    ['{}', undefined],
    ['{"SessionID":"s-1"}', undefined],
    ['{"SessionID":"s-1","Result":null}', undefined],
    ['{"SessionID":"s-1","Result":"1"}', undefined],
    ['{"SessionID":"s-1","Result":1.5}', undefined],
    ['{"SessionID":"s-1","Resu', undefined],
    ['<html><body>Log in</body></html>', undefined],
  ];
  /** The table, as the rule says it in words. */
  const expected = (status: number, result: number | undefined): Meaning => {
    if (status === 502 || status === 504) return { meaning: 'unanswered' };
    if (status < 200 || status > 299 || result === undefined) return { meaning: 'error' };
    if (result === 1) return { meaning: 'accepted' };
    if (result === 5) return { meaning: 'refused', why: 'wrong-credentials' };
    if (result === 7 || result === 8) return { meaning: 'refused', why: 'locked-out' };
    if (result === 9) return { meaning: 'refused', why: 'password-expired' };
    return { meaning: [2, 3, 4, 6, 11].includes(result) ? 'not-judged' : 'error' };
  };

  it('is the same for every status, body and result, whatever else stands in it', () => {
    const wrong: unknown[] = [];
    for (const status of statuses)
      for (const [text, result] of bodies) {
        const head = { url: 'https://s5.iloq.com/x', status, headers: {} };
        const judged = judgeLogin({ kind: 'answer', text, ...head }, now);
        const { session, ...meaning } = judged;
        const isOpen = meaning.meaning === 'accepted' && text.includes('s-1');
        const rule = expected(status, result);
        if (JSON.stringify(meaning) !== JSON.stringify(rule) || session.ok !== isOpen)
          wrong.push({ status, text, judged, rule });
      }
    expect(wrong).toEqual([]);
  });

  it('is an error where it is too long, by its status where that says more', () => {
    for (const status of statuses) {
      const head = { url: 'https://s5.iloq.com/x', status, headers: {} };
      const { session: _, ...meaning } = judgeLogin({ kind: 'too-large', ...head }, now);
      expect(meaning).toEqual(expected(status, undefined));
    }
  });

  it('is nothing where nothing was sent, and unknown where nobody heard it', () => {
    const failure = { kind: 'unreachable', how: 'reset', stage: 'CreateSession' } as const;
    const meaningOf = (sent: 'no' | 'perhaps') =>
      judgeLogin({ kind: 'lost', sent, failure }, now).meaning;
    expect(meaningOf('no')).toBe('not-judged');
    expect(meaningOf('perhaps')).toBe('unanswered');
  });
});

const passwords = [undefined, 'ours', 'theirs', '?gone'] as const;
const reasons = ['unanswered', 'error', ...refusals, 'restored'] as const;
const hour = firstRetryMs;
const day = laterRetryMs;
const ages = [0, 1, hour - 1, hour, day - 1, day, 365 * day];

/** Every state that can come about, and some that cannot. */
function* states(): Generator<GuardState> {
  const common = function* (): Generator<GuardState> {
    for (const accepted of passwords)
      for (const wasEntered of passwords)
        for (const refused of [[], ['ours'], ['theirs'], ['?gone', 'theirs', 'ours']])
          yield {
            refused,
            ...(accepted !== undefined && { accepted }),
            ...(wasEntered !== undefined && { entered: wasEntered }),
          };
  };
  for (const state of common()) {
    yield state;
    for (const why of reasons)
      for (const password of passwords)
        for (const [tries, unanswered] of [
          [1, 0],
          [1, 1],
          [2, 0],
          [2, 1],
          [2, 2],
          [9, 1],
        ] as const)
          for (const age of ages) {
            const held = password === undefined ? {} : { password };
            yield { ...state, hold: { why, at: now - age, tries, unanswered, ...held } };
          }
  }
}

describe('whether a log-in may be sent', () => {
  /** The rule in words, once more. */
  function asTheRuleSays(state: GuardState, by: By): Held | undefined {
    if (by === 'once-more') return undefined;
    const { hold, accepted, refused, entered: wasEntered } = state;
    if (hold) {
      const unclear = hold.why === 'unanswered' || hold.why === 'error';
      const isOurs = accepted === 'ours' && hold.password === 'ours';
      const changed = wasEntered !== undefined && wasEntered !== 'ours';
      if (!unclear || !isOurs || changed || hold.unanswered >= 2) return { why: hold.why };
      const until = hold.at + (hold.tries === 1 ? hour : day);
      return until <= now ? undefined : { why: hold.why, until };
    }
    if (refused.includes('ours')) return { why: 'refused-before' };
    if (wasEntered === 'theirs') return { why: 'other-password' };
    if (wasEntered !== undefined) return by === 'bot' ? { why: 'never-accepted' } : undefined;
    return accepted === 'theirs' ? { why: 'other-password' } : undefined;
  }

  it('follows from the state and the time as the rule says, for every state', () => {
    let seen = 0;
    const wrong: unknown[] = [];
    for (const state of states())
      for (const by of ['bot', 'person', 'once-more'] as const) {
        seen += 1;
        const held = heldBack(state, compare, by, now);
        const rule = asTheRuleSays(state, by);
        if (held?.why !== rule?.why || held?.until !== rule?.until)
          wrong.push({ by, state, held, rule });
      }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(50_000);
  });

  it('waits from now on where its time lies in the future', () => {
    const hold = { why: 'error', password: 'ours', tries: 1, unanswered: 0 } as const;
    const state = { ...nothingKnown, accepted: 'ours', hold: { ...hold, at: now + 365 * day } };
    expect(heldBack(believed(state, now), compare, 'bot', now)).toEqual({
      why: 'error',
      until: now + hour,
    });
  });
});

describe('an answer that comes after a later attempt', () => {
  it('says what it says about its own password, and leaves what holds to the later one', () => {
    const first: Attempt = { id: 'first', password: 'ours', before: nothingKnown };
    const held = attempted(nothingKnown, compare, first, now);
    const later: Attempt = { id: 'later', password: 'other', before: held };
    const both = attempted(held, comparing('other'), later, now + 1);
    const refused: Meaning = { meaning: 'refused', why: 'locked-out' };
    const after = settled(both, compare, first, refused);
    expect(after).toEqual({ ...both, refused: ['ours'] });
  });
});

describe('what a person enters', () => {
  const entering = (state: GuardState, isStored = false) =>
    entered(state, compare, 'ours', isStored);
  const held = (password: string | undefined, why: (typeof reasons)[number]): GuardState => ({
    refused: [],
    hold: { why, at: now, tries: 1, unanswered: 1, ...(password !== undefined && { password }) },
  });

  it('lifts what held another password back', () => {
    for (const why of reasons)
      expect(entering(held('theirs', why))).toEqual({ refused: [], entered: 'ours' });
  });

  it('lifts nothing where it is the one that is held, or that iLOQ refused before', () => {
    for (const why of reasons) {
      expect(entering(held('ours', why))).toEqual(held('ours', why));
      const refused = { ...held('theirs', why), refused: ['ours'] };
      expect(entering(refused)).toEqual(refused);
    }
  });

  it('lifts it where nobody knows which one is held, if it is news to the site', () => {
    for (const password of [undefined, '?gone'])
      for (const why of reasons) {
        expect(entering(held(password, why), true)).toEqual(held(password, why));
        expect(entering(held(password, why))).toEqual({ refused: [], entered: 'ours' });
      }
  });

  it('is the accepted one again: then nothing is new', () => {
    expect(entering({ refused: [], accepted: 'ours', entered: 'theirs' })).toEqual({
      refused: [],
      accepted: 'ours',
    });
  });
});

/** What happens to one iLOQ user: sites with passwords of their own, an iLOQ, people and time. */
type Step =
  | { readonly do: 'look'; readonly by: By; readonly password: string; readonly answer: number }
  | { readonly do: 'enter'; readonly password: string }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'change'; readonly password: string };

describe('any history', () => {
  const password = fc.constantFrom('a', 'b', 'c');
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      do: fc.constant('look' as const),
      by: fc.constantFrom<By>('bot', 'bot', 'bot', 'person', 'once-more'),
      password,
      /** Index of what becomes of the answer: as it is, lost, killed, an error, not judged. */
      answer: fc.nat(5),
    }),
    fc.record({ do: fc.constant('enter' as const), password }),
    fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(60_000, hour - 1, hour, day),
    }),
    fc.record({ do: fc.constant('change' as const), password }),
  );

  it('sends no wrong password twice, and never two unanswered ones in a row, without a person', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state: GuardState = nothingKnown;
        let at = now;
        let right = 'a';
        let wrongSinceActed = 0;
        const heardWrong = new Set<string>();
        let unansweredInARow = 0;
        let ids = 0;
        for (const each of steps) {
          switch (each.do) {
            case 'wait':
              at += each.ms;
              break;
            case 'change':
              right = each.password;
              break;
            case 'enter':
              state = entered(state, comparing(each.password), each.password, false);
              wrongSinceActed = 0;
              unansweredInARow = 0;
              break;
            case 'look': {
              const is = comparing(each.password);
              const accepted = state.accepted;
              if (heldBack(state, is, each.by, at)) break;
              if (each.by === 'once-more') wrongSinceActed = 0;
              else {
                expect(heardWrong.has(each.password), 'refused, and sent again').toBe(false);
                expect(unansweredInARow).toBeLessThan(2);
                if (unansweredInARow > 0) expect(each.password).toBe(accepted);
              }
              const attempt: Attempt = { id: `${ids++}`, password: each.password, before: state };
              state = attempted(state, is, attempt, at);
              const isRight = each.password === right;
              if (each.answer === 1 || each.answer === 2) {
                // Lost on the way, or the process was killed: the guard hears nothing.
                unansweredInARow = each.by === 'once-more' ? 1 : unansweredInARow + 1;
                if (each.answer === 1)
                  state = settled(state, is, attempt, { meaning: 'unanswered' });
              } else if (each.answer === 3) {
                state = settled(state, is, attempt, { meaning: 'error' });
                unansweredInARow = 0;
              } else if (each.answer === 4) {
                state = settled(state, is, attempt, { meaning: 'not-judged' });
              } else {
                state = settled(
                  state,
                  is,
                  attempt,
                  isRight
                    ? { meaning: 'accepted' }
                    : { meaning: 'refused', why: 'wrong-credentials' },
                );
                unansweredInARow = 0;
                if (isRight) heardWrong.delete(each.password);
                else heardWrong.add(each.password);
                if (!isRight) wrongSinceActed += 1;
              }
              expect(wrongSinceActed, 'one refusal stops all').toBeLessThan(2);
              break;
            }
          }
        }
      }),
      { numRuns: 2_000, seed: 20261127 },
    );
  });
});
