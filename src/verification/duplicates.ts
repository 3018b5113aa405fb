import type { Fact } from '../checklist/index.ts';
import type { SecurityAccess } from '../iloq/index.ts';
import { namesKept } from './judge-locks.ts';

/**
 * Which standard access rights seem to have a duplicate of type API. People name a duplicate after
 * its original ("Stairs A API", "Copy of Stairs A"), so each API access right counts for the
 * standard one whose whole name, word for word, is the longest within its own. A hint by names
 * only.
 */
export function compareByName(
  all: readonly Pick<SecurityAccess, 'name' | 'type'>[],
): Fact | undefined {
  const standard = all.filter(({ type }) => type === 'standard');
  if (standard.length === 0) return undefined;
  const originals = new Set(standard.map(({ name }) => words(name).join(' ')));
  const duplicated = new Set(
    all.flatMap(({ name, type }) => (type === 'api' ? (longestIn(name, originals) ?? []) : [])),
  );
  const without = standard.filter(({ name }) => !duplicated.has(words(name).join(' ')));
  return {
    fact: 'duplicates',
    standard: standard.length,
    with: standard.length - without.length,
    without: without.slice(0, namesKept).map(({ name }) => name),
  };
}

const words = (name: string): string[] =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

function longestIn(name: string, originals: ReadonlySet<string>): string | undefined {
  const own = words(name).slice(0, 30);
  for (let length = own.length; length > 0; length -= 1)
    for (let from = 0; from + length <= own.length; from += 1) {
      const part = own.slice(from, from + length).join(' ');
      if (originals.has(part)) return part;
    }
  return undefined;
}
