import { passwordProblems } from '../../credentials/index.ts';
import { bare, withoutStops } from './marks.ts';

/** The shortest one is set per locking system (iLOQ 5 Series manual): a guess. */
const shortest = 6;

/**
 * The word of a message that looks like a password: no blanks, and by iLOQ Manager's rules a Latin
 * upper-case letter, a lower-case one and a digit. Ordinary words do not.
 * @returns it as it was typed, without the marks around it; undefined where none looks so
 */
export function passwordLike(text: string, userId: string): string | undefined {
  const words = text.split(/\s/u);
  return words
    .flatMap((word) => [word, bare(word), bare(withoutStops(word))])
    .find((word) => word.length >= shortest && passwordProblems(word, userId).length === 0);
}
