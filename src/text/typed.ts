import { type AskId, openingQuestion, type StepId } from '../checklist/index.ts';
import type { Meaning } from '../setup/reading/index.ts';

interface Explained {
  readonly title: string;
  readonly lines: readonly string[];
  readonly help: readonly string[];
}

/** Where the thing that a step asks for is found, and what is often missed. */
export const createWhereText =
  (opening: Explained, stepTexts: Readonly<Record<StepId, Explained>>) =>
  (ask: AskId): string => {
    const { title, lines, help } = ask === openingQuestion ? opening : stepTexts[ask];
    const where = ask === 'usage-rights' ? [] : lines;
    return [`*${title}*`, ...where, ...help].join('\n');
  };

type Label =
  | 'yes'
  | 'no'
  | 'notSure'
  | 'done'
  | 'goOn'
  | 'back'
  | 'later'
  | 'skip'
  | 'status'
  | 'checkNow'
  | 'cancelRun'
  | 'help'
  | 'whereIsIt';

/** What a word can mean, on a button: as the buttons that do it are labelled. */
export const createMeaningLabels = (
  said: Readonly<Record<Label, string>>,
  others: Readonly<Record<'ordered' | 'hello' | 'thanks', string>>,
): Readonly<Record<Meaning, string>> => ({
  yes: said.yes,
  no: said.no,
  'not-sure': said.notSure,
  done: said.done,
  ok: said.done,
  'go-on': said.goOn,
  back: said.back,
  later: said.later,
  skip: said.skip,
  status: said.status,
  verify: said.checkNow,
  stop: said.cancelRun,
  help: said.help,
  lost: said.whereIsIt,
  ...others,
});
