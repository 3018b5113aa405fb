import { z } from 'zod';
import { longestAddress, normaliseAddress } from './address.ts';
import type { Exchange } from './exchange.ts';
import type { OriginPolicy } from './origin-policy.ts';
import { type Failure, failed, type Outcome, ok } from './outcome.ts';
import { isSuccess, readAnswer, statusFailure } from './read-answer.ts';
import type { Wire } from './wire.ts';

/** Where a customer's iLOQ is. Neither ends with a slash. */
export interface Located {
  /** The service address that worked: what was typed, or `/iloqws` on its origin. */
  readonly address: string;
  /** The base of every later call; often another pool. */
  readonly url: string;
}

export interface Place {
  readonly address: string;
  readonly serviceCode: string;
}

/**
 * `POST Url/GetUrl` answers a JSON string; null and "" mean: keep the service address (Public API
 * v2, Url).
 */
const getUrlAnswer = z.string().max(longestAddress).nullable();

/** An address in quotes, in bytes: each character may take four. */
const longestAnswer = 4 * longestAddress;

/** Base path of iLOQ's own service addresses. */
const usualPath = '/iloqws';

/**
 * GetUrl: asks the service address for the URL of everything after it. Where the answer is not
 * iLOQ's, `/iloqws` on the same origin is asked, too; no log-in has been sent by then.
 * @returns `wrong-address`, `address-refused` (also for what GetUrl answers), `unreachable`,
 * `maintenance`, …
 */
export async function locate(
  wire: Wire,
  policy: OriginPolicy,
  now: () => number,
  place: Place,
): Promise<Outcome<Located>> {
  const typed = normaliseAddress(place.address);
  if (!typed.ok) return typed;
  const first = await ask(typed.value);
  if (first.ok || !isNotIloq(first.failure)) return first;
  const usual = new URL(typed.value).origin + usualPath;
  if (typed.value.toLowerCase() === usual) return first;
  const second = await ask(usual);
  // The second address was our guess: that nothing is there, either, says nothing new.
  return second.ok || !isNotIloq(second.failure) ? second : first;

  async function ask(address: string): Promise<Outcome<Located>> {
    const exchange = await wire.send({
      method: 'POST',
      url: `${address}/api/v2/Url/GetUrl`,
      stage: 'GetUrl',
      name: 'Url/GetUrl',
      body: { CustomerCode: place.serviceCode },
      maxBytes: longestAnswer,
    });
    const given = readGetUrl(exchange, now());
    if (!given.ok) return given;
    if (given.value === '') return ok({ address, url: address });
    const url = normaliseAddress(given.value);
    if (!url.ok) return url;
    const refusal = policy.refusal(new URL(url.value));
    return refusal === undefined ? ok({ address, url: url.value }) : failed(refusal);
  }
}

function readGetUrl(exchange: Exchange, now: number): Outcome<string> {
  if (exchange.kind === 'lost') {
    // Something that does not speak HTTP answers there: not iLOQ.
    return failed(exchange.failure.kind === 'not-json' ? notIloq : exchange.failure);
  }
  if (isSuccess(exchange.status)) {
    const answer = readAnswer(exchange, getUrlAnswer, 'GetUrl', now);
    return answer.ok ? ok(answer.value?.trim() ?? '') : failed(notIloq);
  }
  const failure = statusFailure(exchange, 'GetUrl', now);
  const clientError = exchange.status >= 400 && exchange.status < 500 && exchange.status !== 429;
  return failed(
    clientError ? { kind: 'wrong-address', because: `http-${exchange.status}` } : failure,
  );
}

const notIloq: Failure = { kind: 'wrong-address', because: 'not-iloq' };

function isNotIloq(failure: Failure): boolean {
  return (
    failure.kind === 'wrong-address' ||
    (failure.kind === 'address-refused' && failure.because === 'redirect')
  );
}
