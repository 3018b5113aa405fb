/** What can stand in a text: what patterns are made of, and one of each kind. */
const kinds = [
  ...' \t\n\u00a0aA0.,:;!?-_/\\|<>[](){}"\'`*~@#&%+=^$ä…\u200b\u0301',
  '🔥',
  '\u{1f3fb}',
];

const prefixes = (words: readonly string[]) => ['', 'a', '<', ...words];
const suffixes = ['', 'b', '!\n'];

/** So many repetitions: what grows with the square is seen then, and what doubles before. */
const sizes = [25, 200, 10_000];

/**
 * How long the worst input takes that this finds for a pattern, in milliseconds, and which it is:
 * each kind of character (and pairs of those that stand in the pattern) repeated, behind and before
 * what lets it begin and keeps it from ending.
 * @param most inputs that take no longer are of no interest, nor what is behind them
 */
export function slowest(
  { source, flags }: { readonly source: string; readonly flags: string },
  most: number,
): { readonly ms: number; readonly input: string } | undefined {
  const pattern = new RegExp(source, flags.replace('y', ''));
  const words = [...new Set(source.match(/[\p{L}\p{N}]{2,}/gu) ?? [])].slice(0, 2);
  const own = [...new Set([...source].filter((sign) => !'\\^$?*+(){}[]|'.includes(sign)))];
  const pairs = own
    .slice(0, 8)
    .flatMap((one) => [' ', 'a', ...own.slice(0, 5)].map((other) => one + other));
  const pumps = [...new Set([...kinds, ...own, ...words, ...pairs])];
  for (const size of sizes)
    for (const pump of pumps)
      for (const prefix of prefixes(words))
        for (const suffix of suffixes) {
          const text = prefix + pump.repeat(Math.ceil(size / pump.length)) + suffix;
          const ms = quickest(pattern, text, most);
          if (ms > most)
            return {
              ms,
              input: `${JSON.stringify(prefix)} + ${JSON.stringify(pump)} × ${size} + ${JSON.stringify(suffix)}`,
            };
        }
  return undefined;
}

/** The best of three: a machine that does other work makes nothing slow three times. */
function quickest(pattern: RegExp, text: string, most: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && best > most; round += 1) {
    const start = performance.now();
    // All matches, as `replaceAll` and `matchAll` look for them.
    text.replace(pattern, '');
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
