import type { Catalogue } from '../catalogue.ts';
import { code, name } from '../format.ts';

/** Words of forms. Titles have at most 24 characters; all but `intro` is plain text. */
export const formTexts: Catalogue['formTexts'] = {
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
      `Kohde *${name(site)}*: ${count} lukkoa. Mitkä niistä tämän automaatin avainten pitää avata? Valitse kiinteistöjä, vyöhykkeitä tai lukkoja; tarkin valinta ratkaisee.`,
    needed: 'Tarvitaan',
    notNeeded: 'Ei tarvita',
    placeholder: 'Kirjoita osa nimestä',
    others: 'Kaikki muut lukot',
    isNeeded: 'tarvitaan',
    isNotNeeded: 'ei tarvita',
  },
};

export const lockScopes: Catalogue['lockScopes'] = {
  'real-estate': 'Kiinteistö',
  zone: 'Vyöhyke',
  lock: 'Lukko',
};
