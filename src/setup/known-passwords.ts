import type { Custody } from '../credentials/index.ts';
import { type Site, type SiteQueries, type SiteRow, type Sites, sees } from '../sites/index.ts';
import { passwordLike } from './reading/index.ts';
import type { By } from './take.ts';

/**
 * Goes on with what somebody typed, in one field or several, unless a password is in it that was
 * entered for a site that they see: then nothing is done with it, and it is not repeated. Of other
 * sites' passwords nothing is known here, so that nobody can try them out.
 */
export type LetThrough = (
  by: By,
  typed: string | readonly string[],
  goOn: () => Promise<void>,
) => Promise<void>;

export const createLetThrough =
  (queries: Pick<SiteQueries, 'withPassword'>, custody: Pick<Custody, 'anywhere'>): LetThrough =>
  async ({ person, reply }, typed, goOn) => {
    const fingerprints = new Set([typed].flat().flatMap(passagesOf).flatMap(custody.anywhere.all));
    const owners = await queries.withPassword(fingerprints);
    return owners.some(sees(person, 'see')) ? reply({ answer: 'known-password' }) : goOn();
  };

/** The site whose password was typed, if it was entered before: no question may repeat it. */
export async function ownerOfPassword(
  desk: {
    readonly sites: Pick<Sites, 'get'>;
    readonly custody: Pick<Custody, 'matches' | 'anywhere'>;
  },
  rows: readonly SiteRow[],
  text: string,
): Promise<SiteRow | undefined> {
  for (const row of rows) {
    const site = await desk.sites.get(row.id);
    if (site && typedPassword(desk.custody, site, text)?.known) return row;
  }
  return undefined;
}

/** One of the last passwords, or what looks like one where the password is asked. */
export function typedPassword(
  custody: Pick<Custody, 'matches' | 'anywhere'>,
  site: Site,
  text: string,
): { text: string; known: boolean } | undefined {
  const { id, knownPasswords, ownPasswords = [] } = site;
  const isKept = knownPasswords.length + ownPasswords.length > 0;
  const known = (isKept ? passagesOf(text) : []).find(
    (passage) =>
      custody.anywhere.all(passage).some((each) => knownPasswords.includes(each)) ||
      custody.matches(id, passage, ownPasswords),
  );
  if (known !== undefined) return { text: known, known: true };
  if (site.progress.asked !== 'password') return undefined;
  const like = passwordLike(text, site.values.userId ?? '');
  return like === undefined ? undefined : { text: like, known: false };
}

const mostMarks = 3;
/** No password is longer. */
const longestPassage = 200;
/** So many words are looked at together, wherever they stand: a password may have blanks in it. */
const mostWords = 3;

/**
 * What of a text could be a password: all of it, what it ends in, as behind a command, and up to
 * three words in a row; as they are, and without the marks around them.
 */
function passagesOf(text: string): readonly string[] {
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const passages = words.flatMap(({ start }, first) => [
    text.slice(start),
    ...words.slice(first, first + mostWords).map(({ end }) => text.slice(start, end)),
  ]);
  const possible = [text, ...passages].filter(
    ({ length }) => length > 0 && length <= longestPassage,
  );
  return [...new Set(possible.flatMap(withoutMarks))];
}

/** A text as it is, and without up to three quotes, stops or the like before and behind it. */
function withoutMarks(text: string): string[] {
  const trimmed = text.trim();
  const before = marksIn(trimmed.slice(0, mostMarks).split(''));
  const behind = marksIn(trimmed.slice(-mostMarks).split('').reverse());
  const cuts = (most: number): number[] => Array.from({ length: most + 1 }, (_, index) => index);
  return cuts(before).flatMap((start) =>
    cuts(behind).map((end) => trimmed.slice(start, trimmed.length - end)),
  );
}

/** How many of these come before the first that is no mark. */
function marksIn(units: readonly string[]): number {
  const first = units.findIndex((unit) => !/[\p{P}\p{S}]/u.test(unit));
  return first < 0 ? units.length : first;
}
