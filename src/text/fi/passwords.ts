import type { Catalogue } from '../catalogue.ts';

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblemText: Catalogue['passwordProblemText'] = (problem) => {
  switch (problem) {
    case 'empty':
      return 'Syötä salasana.';
    case 'no-upper-case':
      return 'Iso kirjain puuttuu.';
    case 'no-lower-case':
      return 'Pieni kirjain puuttuu.';
    case 'no-digit':
      return 'Numero puuttuu.';
    case 'contains-user-id':
      return 'Käyttäjätunnus ei saa olla salasanassa.';
  }
};

export const blankTexts: Catalogue['blankTexts'] = {
  question: 'Alussa tai lopussa on välilyönti. Kuuluuko se salasanaan?',
  drop: 'Ei, jätä se pois',
  keep: 'Kyllä, se kuuluu siihen',
  choose: 'Valitse toinen.',
};
