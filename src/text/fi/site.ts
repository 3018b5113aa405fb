import type { Words } from '../words.ts';
import { name, person } from './format.ts';

/** What is said about a site's life: the menu, its forms, and what is asked in them. */
export const siteTexts: Words['siteTexts'] = {
  menu: (site) => `*${name(site)}*: mitä tehdään?`,
  archivedSince: (when, by) =>
    `arkistoitu ${when}${by === undefined ? '' : `, arkistoi ${person(by)}`}`,
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
};

/** Why something stays at iLOQ, where that is no failure of it. */
export const whyLeft: Words['whyLeft'] = {
  'no-password': 'Minulla ei ole salasanaa, jolla kirjautua.',
  'guard-on':
    'Viime kirjautuminen torjuttiin tai jäi ilman vastausta, joten en kirjaudu omin päin.',
  refused: 'iLOQ ei suostunut poistamaan niitä.',
  'system-gone': 'API-käyttäjä ei enää pääse lukostoon, jossa ne ovat.',
};

/** What to do where something stays at iLOQ. */
export const leftBehind: Words['leftBehind'] = (site, events, why) =>
  `*${site}* on vielä poistamatta: en saanut poistettua sen tapahtumatilauksia iLOQista (${events}). ${why} Yritä myöhemmin uudelleen tai poista silti. Silloin iLOQ lähettää tapahtumia jopa vuoden, vaikka kukaan ei kuuntele, ellei joku poista tilauksia sieltä.`;
