import type { AskId } from '../../checklist/index.ts';
import { isValueStep } from '../../sites/index.ts';
import { verbOf, wordsOf } from './command.ts';
import { bare } from './marks.ts';
import { isWord } from './said.ts';
import type { Typed } from './typed.ts';
import { type Verb, verbs } from './verbs.ts';

const ownNames: readonly string[] = [...verbs, 'set up', 'set-up'];

/** Said alone while a step is asked, these are words to the step. */
const spokenAlone: readonly Verb[] = ['status', 'verify', 'site', 'role', 'language', 'help'];

/** Whether it is a command; while a step is asked, only what begins with its own name is. */
export function isCommand(typed: Typed, asked: AskId | undefined): boolean {
  const words = wordsOf(typed);
  const found = verbOf(words);
  if (!found || asked === undefined) return found !== undefined;
  const { verb, phrase, length } = found;
  if (!ownNames.includes(phrase) || verb === 'help') return false;
  if (verb === 'role') return words[1]?.mention !== undefined;
  const text = bare(words.map(({ source }) => source).join(' '));
  // "verify please" is said to the step.
  if (words.length > length) return !isWord(text);
  if (spokenAlone.includes(verb)) return false;
  return text === phrase || !isValueStep(asked);
}
