import type { Differences } from '../checklist/index.ts';
import { compact } from '../compact.ts';
import { name } from './format.ts';

type Change = NonNullable<Differences['locks']>;
type Counted = (count: number) => string;

/** Of one kind of thing: "2 locks fixed", "1 new" beside those, "1 lock newly wrong" alone. */
interface ChangeWords {
  readonly fixed: Counted;
  readonly alsoNew: Counted;
  readonly newlyWrong: Counted;
}

interface DifferenceWords {
  readonly shortList: (items: readonly string[], most: number) => string;
  /** What a finding is about, by its code. */
  readonly titles: Readonly<Record<string, string>>;
  readonly locks: ChangeWords;
  readonly rights: ChangeWords;
  readonly fixed: (named: string) => string;
  readonly newlyWrong: (named: string) => string;
  readonly since: (changes: string) => string;
}

/** What has changed since the last check. */
export function createDifferencesText(w: DifferenceWords) {
  const titles = new Map(Object.entries(w.titles));
  const titleOf = (code: string): string => titles.get(code) ?? name(code);
  const named = (codes: readonly string[], say: (named: string) => string): string =>
    codes.length === 0 ? '' : say(w.shortList(codes.map(titleOf), 4));

  return ({ locks, rights, mended, fresh }: Differences): string =>
    w.since(
      compact([
        locks && changes(locks, w.locks),
        rights && changes(rights, w.rights),
        named(mended, w.fixed),
        named(fresh, w.newlyWrong),
      ]).join('; '),
    );
}

function changes({ mended, fresh }: Change, words: ChangeWords): string {
  const wrong = mended > 0 ? words.alsoNew : words.newlyWrong;
  return compact([mended > 0 && words.fixed(mended), fresh > 0 && wrong(fresh)]).join(', ');
}
