import { nameKey } from '../sites/index.ts';

/** What a housing company's name begins or ends with, which says nothing in a list. */
const companies = ['as', 'asunto', 'kiint', 'kiinteistö', 'bostads', 'bost', 'fastighets', 'fast'];
const forms = new Set([
  ...companies.flatMap((company) =>
    ['oy', 'ab'].flatMap((end) => [company + end, `${company} ${end}`]),
  ),
  ...['asunto osakeyhtiö', 'asuntoosakeyhtiö', 'kiinteistö osakeyhtiö', 'kiinteistöosakeyhtiö'],
  ...['koy', 'brf', 'bostadsaktiebolaget', 'fastighetsaktiebolaget', 'bostadsrättsföreningen'],
]);

const plain = (word: string): string =>
  word.toLowerCase().replaceAll(/[.,]/gu, '').replaceAll('-', ' ');

/** Without the company's form, unless nothing else is left. */
function short(name: string): string {
  const words = name.split(/\s+/u);
  const isForm = (some: readonly string[]): boolean => forms.has(some.map(plain).join(' '));
  const before = [2, 1].find((count) => isForm(words.slice(0, count))) ?? 0;
  const behind = [2, 1].find((count) => isForm(words.slice(-count))) ?? 0;
  const bare = words
    .slice(before, words.length - behind)
    .join(' ')
    .replace(/,$/u, '');
  return bare === '' ? name : bare;
}

/**
 * The names of a list, without what all of them share ("As Oy", "Kiinteistö Oy", "Brf"); whole
 * where two would be the same without it. In their order.
 */
export function shortNames(names: readonly string[]): string[] {
  const shorts = new Map(
    [...new Set(names)].map((name) => {
      const bare = short(name);
      return [name, { bare, key: nameKey(bare) }];
    }),
  );
  const alike = Map.groupBy(shorts.values(), ({ key }) => key);
  return names.map((name) => {
    const found = shorts.get(name);
    return found && alike.get(found.key)?.length === 1 ? found.bare : name;
  });
}
