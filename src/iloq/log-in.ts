import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import type { Meaning, Refusal } from './guard-rule.ts';
import { caseless } from './json.ts';
import type { Place } from './locate.ts';
import { type Failure, failed, type Outcome, ok } from './outcome.ts';
import { isSuccess, readAnswer, statusFailure } from './read-answer.ts';
import type { Wire } from './wire.ts';

/** The four values that LivionKey needs. */
export interface Login extends Place {
  readonly userName: string;
  readonly password: string;
}

/** What an answer to CreateSession came to: a session's ID or why there is none, and what it says
 * about the password. */
export type Judged = Meaning & { readonly session: Outcome<string> };

/** Of `SessionID`, only a text can be used; whatever else it is, `Result` counts. */
const createSessionAnswer = caseless({ SessionID: z.unknown().optional(), Result: z.int() });

/**
 * CreateSession. Whether it may be sent is the login guard's to say, and has been asked before.
 * @param url what GetUrl gave
 * @param now milliseconds since the epoch, for a Retry-After that is a date
 */
export async function logIn(
  wire: Wire,
  url: string,
  login: Login,
  now: () => number,
): Promise<Judged> {
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
  return judgeLogin(exchange, now());
}

/** The whole table of what can come back. */
export function judgeLogin(exchange: Exchange, now: number): Judged {
  if (exchange.kind === 'lost')
    return judged(exchange.sent === 'no' ? 'not-judged' : 'unanswered', exchange.failure);
  const { status } = exchange;
  if (!isSuccess(status))
    // A gateway gave up waiting: iLOQ may have judged the password all the same.
    return judged(
      status === 502 || status === 504 ? 'unanswered' : 'error',
      errorOf(exchange, now),
    );
  const answer = readAnswer(exchange, createSessionAnswer, 'CreateSession', now);
  return answer.ok
    ? judgeResult(answer.value.Result, answer.value.SessionID)
    : judged('error', answer.failure);
}

const judged = (meaning: 'unanswered' | 'error' | 'not-judged', failure: Failure): Judged => ({
  meaning,
  session: failed(failure),
});

/**
 * CreateSession.Result, Public API v2. 2, 3, 4, 6 and 11 say that no password was looked at; 0 ("no
 * result"), 10 and those that are not documented do not say so.
 */
function judgeResult(result: number, sessionId: unknown): Judged {
  switch (result) {
    case 0:
      return judged('error', { kind: 'api-perhaps-not-enabled', because: 'result-0' });
    case 1:
      return {
        meaning: 'accepted',
        session:
          typeof sessionId === 'string' && sessionId !== ''
            ? ok(sessionId)
            : failed({ kind: 'unknown', stage: 'CreateSession', result }),
      };
    case 2:
      return judged('not-judged', { kind: 'api-perhaps-not-enabled', because: 'result-2' });
    case 3:
      return judged('not-judged', { kind: 'wrong-address', because: 'result-3' });
    case 4:
      return judged('not-judged', { kind: 'maintenance', stage: 'CreateSession' });
    case 5:
      return refused({ kind: 'wrong-credentials' });
    case 6:
      return judged('not-judged', { kind: 'wrong-address', because: 'result-6' });
    case 7:
    case 8:
      return refused({ kind: 'locked-out', result });
    case 9:
      return refused({ kind: 'password-expired' });
    case 10:
      return judged('error', { kind: 'sso-cancelled' });
    case 11:
      return judged('not-judged', { kind: 'wrong-address', because: 'result-11' });
    default:
      return judged('error', { kind: 'unknown', stage: 'CreateSession', result });
  }
}

const refused = (failure: Extract<Failure, { kind: Refusal }>): Judged => ({
  meaning: 'refused',
  why: failure.kind,
  session: failed(failure),
});

/**
 * How a system without the API answers is unknown ("an error will occur during login"): an HTTP
 * error may be it. What it says is dropped, as it could echo what was sent.
 */
function errorOf(answer: Exclude<Exchange, { kind: 'lost' }>, now: number): Failure {
  const failure = statusFailure(answer, 'CreateSession', now);
  return failure.kind === 'maintenance' || failure.kind === 'rate-limited'
    ? failure
    : { kind: 'api-perhaps-not-enabled', because: `http-${answer.status}` };
}
