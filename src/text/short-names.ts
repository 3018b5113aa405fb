import { nameKey } from '../sites/index.ts';

/** What a housing or real estate company's name begins or ends with, which says nothing in a list. */
const companies = [
  ...['as', 'asunto', 'kiint', 'kiinteistö', 'bostads', 'bost', 'fastighets', 'fast'],
].join('|');
const begins = new RegExp(
  `^(?:(?:${companies})\\.?[ -]?(?:oy|ab)|asunto-?osakeyhtiö|kiinteistö-?osakeyhtiö` +
    '|koy|bostads-?aktiebolaget|fastighets-?aktiebolaget|brf|bostadsrättsföreningen)\\.?,? +',
  'iu',
);
const ends = new RegExp(`,? +(?:(?:${companies})\\.?[ -]?(?:oy|ab)|koy|brf)\\.?$`, 'iu');

/** Without the company's form, unless nothing else is left. */
function short(name: string): string {
  const bare = name.replace(begins, '').replace(ends, '').trim();
  return bare === '' ? name : bare;
}

/**
 * The names of a list, without what all of them share ("As Oy", "Kiinteistö Oy", "Brf"); whole where
 * two would be the same without it. In their order.
 */
export function shortNames(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const key = nameKey(short(name));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return names.map((name) => ((counts.get(nameKey(short(name))) ?? 0) > 1 ? name : short(name)));
}
