import type { Differences } from '../checklist/index.ts';
import { compact } from '../compact.ts';
import { name, wordFor } from './format.ts';
import type { Words } from './words.ts';

/** "Since the last check: 2 locks fixed, 1 new." */
export function createDifferencesText({ differences: w, shortList }: Words) {
  const named = (codes: readonly string[]): string =>
    shortList(
      codes.map((code) => wordFor<string>(w.titles, code) ?? name(code)),
      4,
    );

  const changes = (words: typeof w.locks, change: Differences['locks']): string => {
    const { mended = 0, fresh = 0 } = change ?? {};
    const wrong = mended > 0 ? words.alsoNew : words.newlyWrong;
    return compact([mended > 0 && words.fixed(mended), fresh > 0 && wrong(fresh)]).join(', ');
  };

  return ({ locks, rights, mended, fresh }: Differences): string =>
    w.since(
      compact([
        changes(w.locks, locks),
        changes(w.rights, rights),
        mended.length > 0 && w.fixed(named(mended)),
        fresh.length > 0 && w.newlyWrong(named(fresh)),
      ]).join('; '),
    );
}
