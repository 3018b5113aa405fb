import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Decide, Decision } from '../decide.ts';

/**
 * What a link lets its person do: enter the password to be kept, give it for one verification
 * (`verify-once-more` lifts the login guard), or look at the credentials.
 */
export const purposes = ['enter', 'verify', 'verify-once-more', 'reveal'] as const;
export type Purpose = (typeof purposes)[number];

export interface Grant {
  readonly site: string;
  /** Slack user ID. */
  readonly person: string;
  readonly purpose: Purpose;
}

/** The token is the secret part of the address; the code goes another way. Neither is kept. */
export interface IssuedLink {
  readonly token: string;
  /** Six digits, for `reveal`. */
  readonly code: string;
}

export interface OneTimeLinks {
  issue(grant: Grant): Promise<IssuedLink>;
  /** What the link is for; undefined for one that is unknown, expired or used. Changes nothing. */
  look(token: string): Promise<Grant | undefined>;
  /**
   * Counts an attempt.
   * @returns how many more may be made; undefined when this one may not, and the link is no more
   */
  attempt(token: string): Promise<number | undefined>;
  isCode(token: string, code: string): Promise<boolean>;
  /** Uses the link up: the grant for the first one who does, undefined for everybody after. */
  use(token: string): Promise<Grant | undefined>;
  /**
   * What a form of this link's page carries, so that neither another site's form is taken for it
   * nor one that was drawn when things stood otherwise.
   * @param about what the page showed
   */
  formToken(token: string, about: readonly string[]): string;
  isFormToken(token: string, about: readonly string[], given: string): boolean;
}

/** A one-time link as it is kept: neither its token nor its code can be read from it. */
export interface StoredLink {
  /** SHA-256 of the token, in hex. */
  readonly hash: string;
  readonly site: string;
  /** Slack user ID of the only person it was given to. */
  readonly person: string;
  readonly purpose: string;
  /** Keyed hash of the code that has to come with it, where one has to. */
  readonly code?: string;
  /** Milliseconds since the epoch; from then on it is as if it had never been. */
  readonly expires: number;
  /** How often something may still be tried with it. */
  readonly tries: number;
}

/** One-time links that can still be used; a used one is no more. */
export interface Links {
  /** By the token's hash. On disk when it resolves. */
  decide: Decide<string, StoredLink | undefined, LinkChange>;
}

export interface LinkChange {
  /** The link from now on; undefined: it is no more. */
  readonly link: StoredLink | undefined;
  /** Those that expire at this time or before go (milliseconds since the epoch). */
  readonly forget?: number;
}

const gone: LinkChange = { link: undefined };

/** 256 bits. */
const tokenBytes = 32;
const lifetimeMs = 15 * 60_000;
/**
 * With five tries for a million codes, one in 200,000 is guessed by who has the link and not the
 * message.
 */
const triesOf: Readonly<Record<Purpose, number>> = {
  enter: 20,
  verify: 20,
  'verify-once-more': 20,
  reveal: 5,
};

const purposeSchema = z.enum(purposes);
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const keyed = (token: string, what: string): string =>
  createHmac('sha256', token).update(what).digest('base64url');

const formToken = (token: string, about: readonly string[]): string =>
  keyed(token, JSON.stringify(['form', ...about]));

function isSame(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length === two.length && timingSafeEqual(one, two);
}

/**
 * One-time links: 15 minutes, kept as a SHA-256 hash, used up once. The code's hash is keyed by the
 * token, so what lies on disk is worth nothing even for six digits.
 * @param parts.random gives that many bytes that nobody can foretell
 */
export function createOneTimeLinks(parts: {
  readonly links: Links;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}): OneTimeLinks {
  const { links, now, random } = parts;

  /** Decides about a link as far as it can still be used. */
  const decide = <T>(
    token: string,
    decision: (link: StoredLink | undefined) => Decision<LinkChange, T>,
  ): Promise<T> => {
    const hash = hashOf(token);
    return links.decide(hash, (link) => {
      // One that lives longer than any does was given out by a clock that was ahead.
      const leftMs = (link?.expires ?? 0) - now();
      const isLive = link && isSame(link.hash, hash) && leftMs > 0 && leftMs <= lifetimeMs;
      return decision(isLive ? link : undefined);
    });
  };

  const grantOf = ({ site, person, purpose }: StoredLink): Grant | undefined => {
    const known = purposeSchema.safeParse(purpose);
    return known.success ? { site, person, purpose: known.data } : undefined;
  };

  return {
    async issue(grant) {
      const token = Buffer.from(random(tokenBytes)).toString('base64url');
      // 48 random bits: the remainder of a division by a million prefers no code by more than one
      // in 10^8.
      const code = String(Buffer.from(random(6)).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
      const link: StoredLink = {
        ...grant,
        hash: hashOf(token),
        expires: now() + lifetimeMs,
        tries: triesOf[grant.purpose],
        ...(grant.purpose === 'reveal' && { code: keyed(token, `code ${code}`) }),
      };
      const change = { link, forget: now() };
      await links.decide(link.hash, () => ({ change, answer: undefined }));
      return { token, code };
    },
    look: (token) => decide(token, (link) => ({ answer: link && grantOf(link) })),
    attempt: (token) =>
      decide(token, (link) => {
        if (!link) return { answer: undefined };
        const tries = link.tries - 1;
        return tries < 0
          ? { change: gone, answer: undefined }
          : { change: { link: { ...link, tries } }, answer: tries };
      }),
    isCode: (token, code) =>
      decide(token, (link) => ({
        answer: link?.code !== undefined && isSame(link.code, keyed(token, `code ${code}`)),
      })),
    use: (token) =>
      decide(token, (link) => ({ change: link && gone, answer: link && grantOf(link) })),
    formToken,
    isFormToken: (token, about, given) => isSame(given, formToken(token, about)),
  };
}
