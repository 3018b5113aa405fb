import { createSecretKey, type KeyObject } from 'node:crypto';

/**
 * A key of 32 bytes. As a `KeyObject` it shows nothing of itself when it is logged or serialised by
 * mistake.
 */
export interface CredentialKey {
  readonly id: string;
  readonly secret: KeyObject;
}

/**
 * What is wrong with the text, never the text: where ID and key were swapped, the "ID" is the key.
 * `position` counts the entries from 1.
 */
export type KeyProblem =
  | { readonly kind: 'empty'; readonly position: number }
  | { readonly kind: 'bad-id'; readonly position: number }
  | { readonly kind: 'duplicate-id'; readonly position: number; readonly id: string }
  | { readonly kind: 'not-base64'; readonly position: number }
  | { readonly kind: 'wrong-length'; readonly position: number; readonly bytes: number };

export type KeysOutcome =
  | { readonly ok: true; readonly keys: readonly CredentialKey[] }
  | { readonly ok: false; readonly problem: KeyProblem };

const keyBytes = 32;
/** Shorter than a key in base64, so that a swapped `key:id` is noticed. */
const idShape = /^[A-Za-z0-9_-]{1,32}$/;
const base64Shape = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Reads CREDENTIALS_KEY: `id:key,id:key`, each key 32 bytes in base64; a bare key has the ID 1. The
 * first seals, all open. An error names the entry and what is wrong with it.
 */
export function parseCredentialKeys(text: string): KeysOutcome {
  const keys: CredentialKey[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    const position = index + 1;
    const trimmed = entry.trim();
    const colon = trimmed.indexOf(':');
    const id = colon < 0 ? '1' : trimmed.slice(0, colon).trim();
    const encoded = trimmed.slice(colon + 1).trim();
    if (encoded === '') return { ok: false, problem: { kind: 'empty', position } };
    if (!idShape.test(id)) return { ok: false, problem: { kind: 'bad-id', position } };
    if (!base64Shape.test(encoded)) return { ok: false, problem: { kind: 'not-base64', position } };
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length !== keyBytes)
      return { ok: false, problem: { kind: 'wrong-length', position, bytes: bytes.length } };
    if (keys.some((key) => key.id === id))
      return { ok: false, problem: { kind: 'duplicate-id', position, id } };
    keys.push({ id, secret: createSecretKey(bytes) });
  }
  return { ok: true, keys };
}
