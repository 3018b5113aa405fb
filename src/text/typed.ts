import type { AskId } from '../checklist/index.ts';
import type { Meaning } from '../setup/reading/index.ts';
import type { Words } from './words.ts';

export function createTypedTexts({ labels, stepTexts, meanings }: Words) {
  /** What a word can mean, on a button: as the buttons that do it are labelled. */
  const meaningLabels: Readonly<Record<Meaning, string>> = {
    yes: labels.yes,
    no: labels.no,
    'not-sure': labels.notSure,
    done: labels.done,
    ok: labels.done,
    'go-on': labels.goOn,
    back: labels.back,
    later: labels.later,
    skip: labels.skip,
    status: labels.status,
    verify: labels.checkNow,
    stop: labels.cancelRun,
    help: labels.help,
    lost: labels.whereIsIt,
    ...meanings,
  };
  return {
    meaningLabels,

    /** Where the thing that a step asks for is found, and what is often missed. */
    whereText(ask: AskId): string {
      const { title, lines, help } = stepTexts[ask];
      const where = ask === 'usage-rights' ? [] : lines;
      return [`*${title}*`, ...where, ...help].join('\n');
    },
  };
}
