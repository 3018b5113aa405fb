import type { TextsOf } from '../setup/index.ts';
import type { Doubt } from '../setup/reading/index.ts';
import type { Note, ValueProblem } from '../sites/index.ts';
import { type Kinds, textOf } from './texts-of.ts';

/** One short message of the conversation, in mrkdwn. */
export const createNoteText =
  (texts: TextsOf<Kinds<Note, 'note'>>) =>
  (note: Note): string =>
    textOf(texts, note.note, note);

/** What is wrong with a value, beside its field: plain text. */
export const createFieldValueProblem = (
  problems: Readonly<Record<ValueProblem, string>>,
  doubts: Readonly<Record<Doubt, string>>,
  inQuotes: string,
) => {
  const isDoubt = (problem: ValueProblem | Doubt): problem is Doubt => problem in doubts;
  return (problem: ValueProblem | Doubt): string =>
    isDoubt(problem) ? `${doubts[problem]} ${inQuotes}` : problems[problem].replaceAll('`', '');
};
