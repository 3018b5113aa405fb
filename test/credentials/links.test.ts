import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createOneTimeLinks,
  type Links,
  type OneTimeLinks,
  type StoredLink,
} from '../../src/credentials/index.ts';
import { createAttempts } from '../../src/http/credentials/attempts.ts';
import { createLog } from '../../src/log.ts';

/** The port's promise, in memory. */
function linksInMemory(): Links & { readonly stored: Map<string, StoredLink> } {
  const stored = new Map<string, StoredLink>();
  return {
    stored,
    async decide(hash, decide) {
      const { change, answer } = decide(stored.get(hash));
      if (change) stored.delete(hash);
      if (change?.link) stored.set(hash, change.link);
      for (const [each, { expires }] of stored)
        if (change?.forget !== undefined && expires <= change.forget) stored.delete(each);
      return answer;
    },
  };
}

let port: ReturnType<typeof linksInMemory>;
let links: OneTimeLinks;
let now: number;
beforeEach(() => {
  now = 1_000_000;
  port = linksInMemory();
  links = createOneTimeLinks({ links: port, now: () => now, random: randomBytes });
});

const grant = { site: 'kamppi', person: 'U1', purpose: 'reveal' } as const;

describe('a one-time link', () => {
  it('has 256 random bits, of which neither they nor its code are kept', async () => {
    const { token, code } = await links.issue(grant);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(code).toMatch(/^\d{6}$/);
    const kept = JSON.stringify([...port.stored]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(`"${code}"`);
  });

  it('keeps the same code of two links as two hashes, so that the disk alone is nothing to try a million codes on', async () => {
    const zeroCode = (bytes: number) => (bytes === 6 ? Buffer.alloc(6) : randomBytes(bytes));
    const both = createOneTimeLinks({ links: port, now: () => now, random: zeroCode });
    expect((await both.issue(grant)).code).toBe('000000');
    expect((await both.issue(grant)).code).toBe('000000');
    const [one, other] = [...port.stored.values()];
    expect(one?.code).toBeDefined();
    expect(one?.code).not.toBe(other?.code);
  });

  it('is for one site, person and purpose, until it is used', async () => {
    const { token } = await links.issue(grant);
    expect(await links.look(token)).toEqual(grant);
    expect(await links.look(token)).toEqual(grant);
    expect(await links.use(token)).toEqual(grant);
    expect(await links.use(token)).toBeUndefined();
    expect(await links.look(token)).toBeUndefined();
    expect(await links.attempt(token)).toBeUndefined();
  });

  it('lasts 15 minutes, and is forgotten when the next one is given', async () => {
    const { token } = await links.issue(grant);
    now += 15 * 60_000 - 1;
    expect(await links.look(token)).toEqual(grant);
    now += 1;
    expect(await links.look(token)).toBeUndefined();
    expect(await links.use(token)).toBeUndefined();
    await links.issue(grant);
    expect(port.stored.size).toBe(1);
  });

  it('allows five attempts', async () => {
    const { token } = await links.issue(grant);
    for (const left of [4, 3, 2, 1, 0, undefined]) expect(await links.attempt(token)).toBe(left);
    expect(await links.look(token)).toBeUndefined();
  });

  it('knows its own code alone', async () => {
    const one = await links.issue(grant);
    const other = await links.issue(grant);
    expect(await links.isCode(one.token, one.code)).toBe(true);
    expect(await links.isCode(one.token, other.code)).toBe(one.code === other.code);
    expect(await links.isCode(one.token, '')).toBe(false);
    const { token, code } = await links.issue({ ...grant, purpose: 'enter' });
    expect(await links.isCode(token, code)).toBe(false);
  });

  it('knows the form of its own page, as it was drawn', async () => {
    const { token } = await links.issue(grant);
    const other = await links.issue(grant);
    const form = links.formToken(token, ['a', 'b']);
    expect(links.isFormToken(token, ['a', 'b'], form)).toBe(true);
    expect(links.isFormToken(token, ['ab'], form)).toBe(false);
    expect(links.isFormToken(other.token, ['a', 'b'], form)).toBe(false);
  });

  it('is blotted out wherever it stands in a log line', async () => {
    const { token } = await links.issue(grant);
    const lines: string[] = [];
    const log = createLog('trace', { write: (line) => lines.push(line) });
    const address = `https://livion.example.com/credentials/${token}`;
    log.error(
      { err: new Error(`cannot fetch ${address}`), deep: { url: `${address}?x=1` } },
      `GET ${address}`,
    );
    const written = lines.join('');
    expect(written).not.toContain(token);
    expect(written.match(/\/credentials\/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe('attempts of a client', () => {
  it('are sixty in ten minutes, and those of at most 10,000 clients are remembered', () => {
    const attempts = createAttempts(() => now);
    for (let i = 0; i < 60; i += 1) attempts.count('a');
    expect([attempts.isTooMany('a'), attempts.isTooMany('b')]).toEqual([true, false]);
    for (let i = 0; i < 10_000; i += 1) attempts.count(`other ${i}`);
    expect(attempts.isTooMany('a')).toBe(false);
    for (let i = 0; i < 60; i += 1) attempts.count('a');
    now += 10 * 60_000;
    expect(attempts.isTooMany('a')).toBe(false);
  });
});
