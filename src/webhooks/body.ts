import { hash as digest } from 'node:crypto';
import { z } from 'zod';
import { caseless, parseUtc } from '../iloq/index.ts';
import type { Refusal } from './refusals.ts';

export interface Body {
  readonly data: Readonly<Record<string, unknown>>;
  /** When iLOQ sent it, in milliseconds since the epoch. */
  readonly createdAt: number;
}

/** How far `CreationTimeUtc` may be from our own time, both ways, in milliseconds. */
const windowMs = 10 * 60_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const signed = caseless({ Data: z.record(z.string(), z.unknown()), CreationTimeUtc: z.string() });

/** `{"Data": {…}, "CreationTimeUtc": "…"}`, the names in any case. */
export function readBody(bytes: Uint8Array): Body | Extract<Refusal, 'not-json' | 'not-a-payload'> {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(bytes));
  } catch {
    return 'not-json';
  }
  const body = signed.safeParse(json).data;
  if (!body) return 'not-a-payload';
  const createdAt = parseUtc(body.CreationTimeUtc);
  return createdAt === undefined ? 'not-a-payload' : { data: body.Data, createdAt };
}

export const isFresh = ({ createdAt }: Body, now: number): boolean =>
  Math.abs(now - createdAt) <= windowMs;

/**
 * The same for the same data, whatever the case and order of its properties: a resend is known by
 * it, and what is fetched later, too.
 */
export function hashData(data: Body['data']): string {
  const entries = Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return hash(JSON.stringify(entries));
}

/** 16 bytes, as 32 hexadecimal digits. */
export const hash = (bytes: Uint8Array | string): string =>
  digest('sha256', bytes, 'hex').slice(0, 32);
