import type { Refusal } from './refusals.ts';

/** A request as any server can give it. */
export interface RequestHead {
  readonly method: string;
  /** From the path; not trusted. */
  readonly site: string;
  /** By name in lower case; every time a header came, its text. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** What a delivery's headers say. Only `subscription` counts: the key that signs proves it. */
export interface DeliveryHead {
  readonly subscription: string;
  readonly counter: string;
  readonly signature: string;
}

export const mostBytes = 1_000_000;

/** Of a request with two of them nobody knows which one another reader takes. */
const onceAtMost = [
  'content-type',
  'content-length',
  'event-name',
  'subscription-id',
  'counter',
  'webhook-signature',
];
const json = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Everything that can be said of a request before its body is read. Header names as in the Public
 * API's "Webhooks".
 */
export function readHead({ method, headers }: RequestHead): DeliveryHead | Refusal {
  if (method !== 'POST') return 'wrong-method';
  if (onceAtMost.some((name) => (headers.get(name)?.length ?? 0) > 1)) return 'doubled-header';
  const one = (name: string): string => headers.get(name)?.[0] ?? '';
  if (!json.test(one('content-type')) || !['', 'identity'].includes(one('content-encoding')))
    return 'wrong-type';
  if (Number(one('content-length')) > mostBytes) return 'too-large';
  const subscription = one('subscription-id').toLowerCase();
  if (!guid.test(subscription)) return 'unknown-subscription';
  return { subscription, counter: one('counter'), signature: one('webhook-signature') };
}

/** @returns the number, or undefined where the text is none that iLOQ counts with */
export function readCounter(text: string): number | undefined {
  const counter = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return counter > 0 ? counter : undefined;
}
