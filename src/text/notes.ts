import type { Doubt } from '../setup/reading/index.ts';
import type { ValueProblem } from '../sites/index.ts';

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
