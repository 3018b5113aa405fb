import type { PasswordProblem } from '../../credentials/index.ts';
import type { Catalogue } from '../catalogue.ts';

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblems: Readonly<Record<PasswordProblem, string>> = {
  empty: 'Syötä salasana.',
  'no-upper-case': 'Iso kirjain puuttuu.',
  'no-lower-case': 'Pieni kirjain puuttuu.',
  'no-digit': 'Numero puuttuu.',
  'contains-user-id': 'Käyttäjätunnus ei saa olla salasanassa.',
};

export const blankTexts: Catalogue['blankTexts'] = {
  question: 'Alussa tai lopussa on välilyönti. Kuuluuko se salasanaan?',
  drop: 'Ei, jätä se pois',
  keep: 'Kyllä, se kuuluu siihen',
  choose: 'Valitse toinen.',
};
