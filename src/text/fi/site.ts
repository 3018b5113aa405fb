import type { Withdrawn } from '../../webhooks/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { failureText } from './failures.ts';
import { andMore, list } from './format.ts';

/** What is said about a site's life: the menu, its forms, and what is asked in them. */
export const siteTexts: Catalogue['siteTexts'] = {
  menu: (site) => `*${name(site)}*: mitä tehdään?`,
  archivedSince: (when, by) =>
    `arkistoitu ${when}${by === undefined ? '' : `, arkistoi ${person(by)}`}`,
  some: (texts, most) =>
    texts.length <= most
      ? texts.join(', ')
      : `${texts.slice(0, most).join(', ')}${andMore(texts.length - most)}`,
  whose: (id) => `*Vastuussa:* ${id === undefined ? '–' : person(id)}`,
  otherInstallers: (people) => `*Muut asentajat:* ${people}`,
  namedHere: (people) => `*Roolit tässä:* ${people}`,
  conversation: (id, channel) =>
    `*Keskustelu:* ${person(id)}${channel === undefined ? '' : `, <#${channel}>`}`,
  askArchive:
    'En enää kysy, seuraa enkä ilmoita mitään tästä kohteesta. Kaikki säilyy, ja kohteen voi palauttaa.',
  renameHint: 'Niin kuin työkaverit sen tuntevat, esimerkiksi rakennuksen nimi.',
  responsibleHint: 'Käyttöönotto jatkuu hänen kanssaan, ja hän saa tästä tiedon.',
  othersHint: 'Myös he voivat tehdä käyttöönottoa, nähdä tunnukset ja vaihtaa vastuuhenkilön.',
  askDelete: (site) =>
    `*${name(site)}* poistetaan lopullisesti: tunnukset, tapahtumatilaukset iLOQissa, iLOQin kertomat tiedot, häiriöt ja historia. Jäljelle jää vain, kuka poisti ja milloin, sekä vanhat varmuuskopiot. Jos haluat sen vain pois silmistä, arkistoi se.`,
  deleteHint: (id) => `Jatka kirjoittamalla nimi; myös tunniste ${id} käy.`,
  sureToDelete: 'Tätä ei voi kumota.',
  leftAtIloq: (site, { events, why }) =>
    `*${name(site)}* on vielä poistamatta: en saanut poistettua sen tapahtumatilauksia iLOQista (${list(events.slice(0, 10).map(code))}). ${whyLeft(why)} Yritä myöhemmin uudelleen tai poista silti. Silloin iLOQ lähettää tapahtumia jopa vuoden, vaikka kukaan ei kuuntele, ellei joku poista tilauksia sieltä.`,
};

function whyLeft(why: Extract<Withdrawn, { left: 'something' }>['why']): string {
  switch (why) {
    case 'no-password':
      return 'Minulla ei ole salasanaa, jolla kirjautua.';
    case 'guard-on':
      return 'Viime kirjautuminen torjuttiin tai jäi ilman vastausta, joten en kirjaudu omin päin.';
    case 'refused':
      return 'iLOQ ei suostunut poistamaan niitä.';
    case 'system-gone':
      return 'API-käyttäjä ei enää pääse lukostoon, jossa ne ovat.';
    default:
      return failureText(why, undefined).what;
  }
}
