import leven from 'leven';
import type { Language } from '../../../language.ts';
import { bare, trimmed, withoutStops } from '../marks.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { type Meaning, meanings, type TypedReason, typedReasons, type WordList } from './list.ts';
import { sv } from './sv.ts';

export type { Meaning, WordList } from './list.ts';

/** Words of every language count in every conversation; its own ones decide where two differ. */
export const wordLists: Readonly<Record<Language, WordList>> = { en, fi, sv };

const lists = Object.values(wordLists);
const definite = new Map(
  lists.map((list) => [
    list,
    new Map(meanings.flatMap((meaning) => list.words[meaning].map((word) => [word, meaning]))),
  ]),
);

/** Nothing is guessed from fewer letters. */
const shortestGuess = 5;

/** As somebody types it who has no dots and rings on the keyboard: `myohemmin`. */
export const withoutAccents = (word: string): string =>
  word.length < shortestGuess ? word : word.normalize('NFD').replaceAll(/\p{M}/gu, '');

const plain = new Map(
  [...definite].map(([list, words]) => [
    list,
    new Map([...words].map(([word, meaning]) => [withoutAccents(word), meaning])),
  ]),
);

/**
 * A message as the word lists write it: in lower case, with plain apostrophes, without marks, end
 * stops, tones of skin and the smile behind it.
 */
export function keyOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘´`]/gu, (sign) => (sign === '`' ? sign : "'"))
    .replaceAll(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '');
  const words = bare(withoutStops(bare(plain)))
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  while (words.length > 1 && isSmile(words.at(-1) ?? '')) words.pop();
  return withoutUnderscores(withoutStops(words.join(' '))) || trimmed(plain);
}

const isSmile = (word: string): boolean =>
  /^(?:[:;]-?[)dp(]|\p{Extended_Pictographic}+)$/u.test(word);

/** `_done_` is a word in italics; in a name or a value underscores may be real. */
const withoutUnderscores = (word: string): string =>
  word.length > 2 && word.startsWith('_') && word.endsWith('_') ? word.slice(1, -1) : word;

/**
 * What a word or a phrase can mean: one meaning, several that the person has to choose from, or
 * none that anybody has listed.
 * @param key as `keyOf` makes it
 */
export function meaningsOf(key: string, language: Language): readonly Meaning[] {
  const whole = listed(key, language);
  if (whole.length > 0) return whole;
  const shorter = withoutFiller(key);
  return shorter === undefined ? saidTwice(key, language) : meaningsOf(shorter, language);
}

/** "Hej hej", "ja, absolut": two that mean the same. */
function saidTwice(key: string, language: Language): readonly Meaning[] {
  const [first = '', second = '', ...more] = key.split(' ');
  const [meaning, ...others] = listed(first, language);
  const isSame = more.length === 0 && listed(second, language)[0] === meaning;
  return meaning && others.length === 0 && isSame ? [meaning] : [];
}

function listed(key: string, language: Language): readonly Meaning[] {
  const own = wordLists[language];
  const clear = definite.get(own)?.get(key);
  if (clear) return [clear];
  const unclear =
    own.ambiguous[key] ?? lists.find((list) => Object.hasOwn(list.ambiguous, key))?.ambiguous[key];
  if (unclear) return unclear;
  for (const words of [...definite.values(), plain.get(own), ...plain.values()]) {
    const meaning = words?.get(key);
    if (meaning) return [meaning];
  }
  return [];
}

function withoutFiller(key: string): string | undefined {
  for (const { fillers } of lists)
    for (const filler of fillers)
      if (key.endsWith(` ${filler}`)) return key.slice(0, -filler.length - 1);
  return undefined;
}

/** Why somebody skips a step, where that is all they say. */
export const typedReasonOf = (key: string): TypedReason | undefined =>
  typedReasons.find((reason) => lists.some(({ skipReasons }) => skipReasons[reason].includes(key)));

/** Whether a message begins as a question about the step does. */
export const beginsAsQuestion = (key: string): boolean =>
  lists.some(({ questions }) => questions.some((start) => key.startsWith(`${start} `)));

/** The listed word that somebody may have meant; undefined where none is near. */
export function nearWord(key: string, language: Language): string | undefined {
  if (key.length < shortestGuess) return undefined;
  const most = key.length < 8 ? 1 : 2;
  let nearest: { word: string; distance: number } | undefined;
  for (const list of [wordLists[language], ...lists])
    for (const word of definite.get(list)?.keys() ?? []) {
      if (word.length < shortestGuess) continue;
      const distance = leven(key, word, { maxDistance: most + 1 });
      if (distance <= most && distance < (nearest?.distance ?? most + 1))
        nearest = { word, distance };
    }
  return nearest?.word;
}
