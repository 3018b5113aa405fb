import type { PasswordProblem } from '../../credentials/index.ts';
import type { Catalogue } from '../catalogue.ts';

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblems: Readonly<Record<PasswordProblem, string>> = {
  empty: 'Ange lösenordet.',
  'no-upper-case': 'Det saknas en stor bokstav.',
  'no-lower-case': 'Det saknas en liten bokstav.',
  'no-digit': 'Det saknas en siffra.',
  'contains-user-id': 'Användar-ID får inte ingå i det.',
};

export const blankTexts: Catalogue['blankTexts'] = {
  question: 'Det finns ett mellanslag i början eller slutet. Hör det till lösenordet?',
  drop: 'Nej, ta bort det',
  keep: 'Ja, det hör dit',
  choose: 'Välj det ena.',
};
