import type { Catalogue } from '../catalogue.ts';

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblemText: Catalogue['passwordProblemText'] = (problem) => {
  switch (problem) {
    case 'empty':
      return 'Ange lösenordet.';
    case 'no-upper-case':
      return 'Det saknas en stor bokstav.';
    case 'no-lower-case':
      return 'Det saknas en liten bokstav.';
    case 'no-digit':
      return 'Det saknas en siffra.';
    case 'contains-user-id':
      return 'Användar-ID får inte ingå i det.';
  }
};

export const blankTexts: Catalogue['blankTexts'] = {
  question: 'Det finns ett mellanslag i början eller slutet. Hör det till lösenordet?',
  drop: 'Nej, ta bort det',
  keep: 'Ja, det hör dit',
  choose: 'Välj det ena.',
};
