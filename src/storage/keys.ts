import type { KeyedMutex } from '../keyed-mutex.ts';
import type { Refs } from './kept.ts';

/**
 * What a decision holds while it is made: of the workspace, but for the login guard and for iLOQ's
 * subscriptions. Sorted, so that two never wait for each other.
 */
export const keysOf = (
  team: string,
  { request, link, guard, digest, alerts, subscription }: Refs,
): string[] => [
  ...(alerts ? [`alerts ${team}`] : []),
  ...(digest ? [`digest ${team}`] : []),
  ...(guard === undefined ? [] : [`guard ${guard}`]),
  ...(link === undefined ? [] : [`link ${team} ${link}`]),
  ...(request === undefined ? [] : [`request ${team} ${request}`]),
  ...(subscription === undefined ? [] : [subscriptionKey(subscription)]),
];

const subscriptionKey = (subscription: string): string => `subscription ${subscription}`;

/** The same of those to whom payloads come. */
export const keysOfPayloads = (payloads: readonly { readonly subscription: string }[]): string[] =>
  [...new Set(payloads.map((each) => subscriptionKey(each.subscription)))].toSorted();

/** One key after the other, always in the same order: two never wait for each other. */
export function inTurn<T>(
  turns: KeyedMutex,
  [key, ...rest]: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return key === undefined ? work() : turns.run(key, () => inTurn(turns, rest, work));
}
