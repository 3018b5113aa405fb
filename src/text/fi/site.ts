import type { Words } from '../words.ts';
import { name, number, person } from './format.ts';

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

/** Why a site was not opened for somebody, as a sentence of its own. */
export const notOpened: Words['notOpened'] = {
  'no-name': 'kohteen nimi puuttuu.',
  'no-person': 'kenen kohde? Lisää pilkku ja nimi.',
  nobody: 'en löydä ketään sillä nimellä.',
  'nobody-so-far':
    'en löydä ketään sillä nimellä, mutta täällä on enemmän ihmisiä kuin ehdin käydä läpi. Käytä jäsentunnusta (Member ID) hänen Slack-profiilistaan.',
  'not-told': 'Slack ei kerro, kuka se on. Yritä hetken päästä uudelleen.',
  'several-people': 'saman nimisiä on useita. Käytä @nimeä.',
  'not-human': 'se on sovellus tai henkilö, joka ei ole enää Slackissa.',
  'not-named': 'tällä henkilöllä ei ole vielä oikeuksia. Ylläpitäjän pitää ensin nimetä hänet.',
  'name-taken': 'sen niminen kohde on jo. `/livion site` vaihtaa sen henkilöt.',
};

/** Sites that somebody opens for others. Title, label and hint are plain text. */
export const severalTexts: Words['severalTexts'] = {
  title: 'Avaa muille',
  label: 'Kohde riviä kohti: nimi, henkilö',
  hint: 'Esimerkiksi: Kamppi, Maija Virtanen. Voit liittää listan taulukosta.',
  opened: (count) =>
    count === 1
      ? '✓ 1 kohde avattu. Kirjoitin sen asentajalle:'
      : `✓ ${number(count)} kohdetta avattu. Kirjoitin asentajille:`,
  left: (count) =>
    count === 1 ? '✗ 1 rivi jäi tekemättä:' : `✗ ${number(count)} riviä jäi tekemättä:`,
  line: (number) => `Rivi ${number}`,
  nothing: 'Lista oli tyhjä.',
};
