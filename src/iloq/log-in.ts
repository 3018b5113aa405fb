import { z } from 'zod';
import { caseless, text } from './json.ts';
import type { Place } from './locate.ts';
import type { LoginGuard, LoginUser } from './login-guard.ts';
import { type Failure, failed, type GuardReason, type Outcome, ok } from './outcome.ts';
import { isSuccess, readBody, statusFailure } from './read-answer.ts';
import type { Exchange, Wire } from './wire.ts';

/** The four values that LivionKey needs. */
export interface Login extends Place {
  readonly userName: string;
  readonly password: string;
}

/**
 * What a log-in came to, and what it means for the guard:
 * `lift` the password is right; `set` it must not be sent again; `as-before` the answer judged no
 * password, or nothing was sent; `keep` nobody knows, so it stays as it was set before sending.
 */
type Judged =
  | { readonly session: Outcome<string>; readonly guard: 'lift' }
  | { readonly failure: Failure; readonly guard: 'as-before' | 'keep' }
  | { readonly failure: Failure; readonly guard: 'set'; readonly why: GuardReason };

const createSessionAnswer = caseless({ SessionID: text, Result: z.int() });

/**
 * CreateSession under the guard, which is set on disk before the password leaves this process.
 * Whether a log-in may be sent at all has been asked before (`withSession`).
 * @param url what GetUrl gave
 * @returns the session's ID, or why there is none
 */
export async function logIn(
  wire: Wire,
  guard: LoginGuard,
  user: LoginUser,
  url: string,
  login: Login,
  now: () => number,
): Promise<Outcome<string>> {
  const before = guard.state(user);
  guard.set(user, 'unanswered');
  const exchange = await wire.send({
    method: 'POST',
    url: `${url}/api/v2/CreateSession`,
    stage: 'CreateSession',
    name: 'CreateSession',
    body: {
      UserName: login.userName,
      Password: login.password,
      CustomerCode: login.serviceCode,
      ApiKey: '',
      ApiSecret: '',
    },
  });
  const judged = judge(exchange, now());
  switch (judged.guard) {
    case 'lift':
      guard.lift(user);
      return judged.session;
    case 'set':
      guard.set(user, judged.why);
      return failed(judged.failure);
    case 'as-before':
      if (before === undefined) guard.lift(user);
      else guard.set(user, before.why);
      return failed(judged.failure);
    case 'keep':
      return failed(judged.failure);
  }
}

function judge(exchange: Exchange, now: number): Judged {
  switch (exchange.kind) {
    case 'lost':
      return { failure: exchange.failure, guard: exchange.sent === 'no' ? 'as-before' : 'keep' };
    case 'too-large':
      return { failure: { kind: 'too-large', stage: 'CreateSession' }, guard: 'keep' };
    case 'answer': {
      if (!isSuccess(exchange.status))
        return { failure: refusedBy(exchange, now), guard: 'as-before' };
      const body = readBody(exchange.text, createSessionAnswer);
      if (body.kind === 'value') return judgeResult(body.value.Result, body.value.SessionID);
      const failure: Failure =
        body.kind === 'not-json'
          ? { kind: 'not-json', stage: 'CreateSession' }
          : {
              kind: 'unknown',
              stage: 'CreateSession',
              status: exchange.status,
              message: 'unexpected shape',
            };
      return { failure, guard: 'keep' };
    }
  }
}

/**
 * CreateSession.Result, Public API v2. 0 ("no result") says nothing about the password, so it does
 * not clear it, either.
 */
function judgeResult(result: number, sessionId: string): Judged {
  const noPasswordJudged = (failure: Failure): Judged => ({ failure, guard: 'as-before' });
  switch (result) {
    case 0:
      return { failure: { kind: 'api-perhaps-not-enabled', because: 'result-0' }, guard: 'keep' };
    case 1:
      return {
        session:
          sessionId === ''
            ? failed({ kind: 'unknown', stage: 'CreateSession', result })
            : ok(sessionId),
        guard: 'lift',
      };
    case 2:
      return noPasswordJudged({ kind: 'api-perhaps-not-enabled', because: 'result-2' });
    case 3:
      return noPasswordJudged({ kind: 'wrong-address', because: 'result-3' });
    case 4:
      return noPasswordJudged({ kind: 'maintenance', stage: 'CreateSession' });
    case 5:
      return { failure: { kind: 'wrong-credentials' }, guard: 'set', why: 'wrong-credentials' };
    case 6:
      return noPasswordJudged({ kind: 'wrong-address', because: 'result-6' });
    case 7:
    case 8:
      return { failure: { kind: 'locked-out', result }, guard: 'set', why: 'locked-out' };
    case 9:
      return { failure: { kind: 'password-expired' }, guard: 'set', why: 'password-expired' };
    case 10:
      return noPasswordJudged({ kind: 'sso-cancelled' });
    case 11:
      return noPasswordJudged({ kind: 'wrong-address', because: 'result-11' });
    default:
      return { failure: { kind: 'unknown', stage: 'CreateSession', result }, guard: 'keep' };
  }
}

/**
 * How a system without the API answers is unknown ("an error will occur during login"): an HTTP
 * error may be it.
 */
function refusedBy(answer: Extract<Exchange, { kind: 'answer' }>, now: number): Failure {
  const failure = statusFailure(answer, 'CreateSession', now);
  return failure.kind === 'unknown' || failure.kind === 'forbidden'
    ? { kind: 'api-perhaps-not-enabled', because: `http-${answer.status}` }
    : failure;
}
