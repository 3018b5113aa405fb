import type { Words } from '../words.ts';
import { code, name, number } from './format.ts';

/** Words of forms. Titles have at most 24 characters; all but `intro` is plain text. */
export const formTexts: Words['formTexts'] = {
  bot: 'Livion',
  password: {
    title: 'API-käyttäjän salasana',
    intro: (site, user, isKept) =>
      `Kohde *${name(site)}*, käyttäjä ${code(user)}. Salasana kulkee minulle Slackin läpi, mutta sitä ei näytetä missään. ${isKept ? 'Säilytän sen salattuna.' : 'Unohdan sen tarkistuksen jälkeen.'}`,
    label: 'Salasana',
    hint: 'Isoja ja pieniä kirjaimia ja numeroita, ei käyttäjätunnusta.',
  },
  newSite: {
    title: 'Uusi kohde',
    label: 'Mikä on kohteen nimi?',
    hint: 'Niin kuin työkaverit sen tuntevat, esimerkiksi rakennuksen nimi.',
  },
  rename: { title: 'Vaihda nimi', label: 'Mikä on kohteen nimi?' },
  people: { title: 'Henkilöt', whose: 'Kuka on vastuussa?', others: 'Muut asentajat' },
  delete: { title: 'Poista lopullisesti', label: 'Kohteen nimi' },
  events: {
    title: 'iLOQin tapahtumat',
    label: 'Mistä häiriökanavalle kerrotaan?',
    hint: 'Epäonnistuneet kulut ja estolistaukset ilmoitetaan, tavalliset kulut vain lasketaan.',
  },
  locks: {
    title: 'Mitkä lukot?',
    intro: (site, count) =>
      `Kohde *${name(site)}*: ${number(count)} lukkoa. Mitkä niistä tämän automaatin avainten pitää avata? Valitse kiinteistöjä, vyöhykkeitä tai lukkoja; tarkin valinta ratkaisee.`,
    needed: 'Tarvitaan',
    notNeeded: 'Ei tarvita',
    placeholder: 'Kirjoita osa nimestä',
    others: 'Kaikki muut lukot',
    isNeeded: 'tarvitaan',
    isNotNeeded: 'ei tarvita',
  },
};

export const lockScopes: Words['lockScopes'] = {
  'real-estate': 'Kiinteistö',
  zone: 'Vyöhyke',
  lock: 'Lukko',
};

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblems: Words['passwordProblems'] = {
  empty: 'Syötä salasana.',
  'no-upper-case': 'Iso kirjain puuttuu.',
  'no-lower-case': 'Pieni kirjain puuttuu.',
  'no-digit': 'Numero puuttuu.',
  'contains-user-id': 'Käyttäjätunnus ei saa olla salasanassa.',
};

export const blankTexts: Words['blankTexts'] = {
  question: 'Alussa tai lopussa on välilyönti. Kuuluuko se salasanaan?',
  drop: 'Ei, jätä se pois',
  keep: 'Kyllä, se kuuluu siihen',
  choose: 'Valitse toinen.',
};
