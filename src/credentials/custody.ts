import { createSecretKey } from 'node:crypto';
import type { LoginUser, PasswordFingerprints } from '../iloq/index.ts';
import { createFingerprints, type Fingerprint } from './fingerprint.ts';
import type { CredentialKey } from './keys.ts';
import { type Binding, openWith, type Sealed, sealWith } from './seal.ts';

/**
 * Why a stored password does not open; each means "enter the password again". `no-key`:
 * CREDENTIALS_KEY is not set; `key-unknown`: it no longer holds the key that sealed;
 * `not-authentic`: another key under the same ID, another site, origin, service code or user ID, or
 * a damaged file.
 */
export type OpenFailure = 'no-key' | 'key-unknown' | 'not-authentic';

export type Opened =
  | { readonly ok: true; readonly password: string }
  | { readonly ok: false; readonly why: OpenFailure };

export type Resealed =
  | { readonly ok: true; readonly sealed: Sealed; readonly changed: boolean }
  | { readonly ok: false; readonly why: OpenFailure };

export interface Custody {
  /** Whether passwords can be stored at all. */
  readonly stores: boolean;
  /** Seals under the first key; `undefined` without one: the password is not to be stored. */
  readonly seal: (password: string, binding: Binding) => Sealed | undefined;
  /** Opens with whichever key sealed. */
  readonly open: (sealed: Sealed, binding: Binding) => Opened;
  /** Seals again under the first key what an older one sealed; as it was, where the first did. */
  readonly reseal: (sealed: Sealed, binding: Binding) => Resealed;
  /**
   * To know a password again that was typed as a message. Without a key it is forgotten when the
   * process ends.
   */
  readonly fingerprint: (site: string, text: string) => Fingerprint;
  /** Whether the text is one of those whose fingerprints are given. */
  readonly matches: (site: string, text: string, fingerprints: readonly Fingerprint[]) => boolean;
  /** The same for the passwords of all sites: to know one again wherever it is typed. */
  readonly anywhere: {
    make(password: string): Fingerprint;
    /** By every key: the password is one whose fingerprint is among these. */
    all(text: string): readonly Fingerprint[];
  };
  /** The same for the passwords of an iLOQ user, whichever sites it is entered at. */
  readonly userPasswords: PasswordFingerprints;
}

/**
 * A key for this process only: what lies on disk cannot be tried out against it later. No
 * configured ID can have the `~`, and the next process gets another one.
 */
const processKey = (random: (bytes: number) => Uint8Array): CredentialKey => ({
  id: `~${Buffer.from(random(9)).toString('base64url')}`,
  secret: createSecretKey(random(32)),
});

/** No site's ID looks like these. */
const anySite = JSON.stringify(['any site']);
const scopeOf = ({ origin, serviceCode, userName }: LoginUser): string =>
  JSON.stringify(['iLOQ user', origin, serviceCode, userName]);

/**
 * `keys`: those of CREDENTIALS_KEY, if it is set. `random` gives that many bytes that nobody can
 * foretell.
 */
export function createCustody({
  keys = [],
  random,
}: {
  readonly keys?: readonly CredentialKey[] | undefined;
  readonly random: (bytes: number) => Uint8Array;
}): Custody {
  const [first, ...others] = keys;
  const fingerprints = createFingerprints(first ?? processKey(random), others);

  const open = (sealed: Sealed, binding: Binding): Opened => {
    if (!first) return { ok: false, why: 'no-key' };
    const key = keys.find(({ id }) => id === sealed.key);
    if (!key) return { ok: false, why: 'key-unknown' };
    const password = openWith(key, sealed, binding);
    return password === undefined ? { ok: false, why: 'not-authentic' } : { ok: true, password };
  };

  return {
    stores: first !== undefined,
    seal: (password, binding) => (first ? sealWith(first, password, binding, random) : undefined),
    open,
    reseal: (sealed, binding) => {
      const opened = open(sealed, binding);
      if (!opened.ok) return opened;
      if (!first || sealed.key === first.id) return { ok: true, sealed, changed: false };
      return { ok: true, sealed: sealWith(first, opened.password, binding, random), changed: true };
    },
    fingerprint: fingerprints.make,
    matches: fingerprints.match,
    anywhere: {
      make: (password) => fingerprints.make(anySite, password),
      all: (text) => fingerprints.all(anySite, text),
    },
    userPasswords: {
      make: (user, password) => fingerprints.make(scopeOf(user), password),
      compare(user, password, known) {
        if (!fingerprints.knows(known)) return 'unknown';
        return fingerprints.match(scopeOf(user), password, [known]) ? 'same' : 'other';
      },
    },
  };
}
