import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import type { CredentialKey } from './keys.ts';

/**
 * A text's fingerprint in a scope, such as one site, `<key id>.<HMAC-SHA256 in base64url>`: enough
 * to know the same text again, worth nothing to who has the disk and not the key.
 */
export type Fingerprint = string;

export interface Fingerprints {
  readonly make: (scope: string, text: string) => Fingerprint;
  /** By every key: one of them is the text's, whichever key made it. */
  readonly all: (scope: string, text: string) => readonly Fingerprint[];
  /**
   * Whether one of the fingerprints is this text's. Takes the same time whichever it is; those by
   * an unknown key never are.
   */
  readonly match: (scope: string, text: string, fingerprints: readonly Fingerprint[]) => boolean;
  /** Whether its key is one of ours: by another one nobody can say whose it is. */
  readonly knows: (fingerprint: Fingerprint) => boolean;
}

const derived = (secret: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'livion password fingerprint 1', 32)));

/** Fingerprints by the first key; those by the others are still known. */
export function createFingerprints(
  first: CredentialKey,
  others: readonly CredentialKey[],
): Fingerprints {
  const own = { id: first.id, secret: derived(first.secret) };
  const keys = [own, ...others.map(({ id, secret }) => ({ id, secret: derived(secret) }))];
  const by = (key: CredentialKey, scope: string, text: string): Fingerprint =>
    `${key.id}.${createHmac('sha256', key.secret)
      .update(JSON.stringify([scope, text]))
      .digest('base64url')}`;

  return {
    make: (scope, text) => by(own, scope, text),
    all: (scope, text) => keys.map((key) => by(key, scope, text)),
    match: (scope, text, fingerprints) => {
      let matched = false;
      for (const key of keys) {
        const wanted = Buffer.from(by(key, scope, text));
        for (const fingerprint of fingerprints) {
          const given = Buffer.from(fingerprint);
          if (given.length === wanted.length && timingSafeEqual(given, wanted)) matched = true;
        }
      }
      return matched;
    },
    knows: (fingerprint) => keys.some(({ id }) => fingerprint.startsWith(`${id}.`)),
  };
}

/**
 * What two people compare to know whether the same password was entered: 32 bits of the keyed
 * fingerprint, as `ab12-cd34`. Without the key nothing can be tried out against it.
 */
export function shortFingerprint(fingerprint: Fingerprint): string {
  const hex = Buffer.from(
    fingerprint.slice(fingerprint.lastIndexOf('.') + 1),
    'base64url',
  ).toString('hex');
  return `${hex.slice(0, 4)}-${hex.slice(4, 8)}`;
}
