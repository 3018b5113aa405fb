import { type UsageRightLabel, usageRights } from '../../checklist/index.ts';
import { wordFor } from '../format.ts';
import type { Words } from '../words.ts';

/** What LivionKey needs each of the twelve usage rights for, as it stands behind a colon. */
const rightNeeds: Readonly<Record<UsageRightLabel, string>> = {
  'Right to browse keys': 'avainten katselu',
  'Right to browse locks': 'lukkojen katselu',
  'Right to login in to system': 'kiinteistöjen katselu',
  'Right to administrate locking system':
    'webhookien ja verkkomoduulien katselu, muokkaus ja poisto',
  'Right to order keys': 'avainten tilaus',
  'Right to edit keys': 'avainten muokkaus',
  'Right to browse access rights': 'avaimelle sopivien kulkualueiden katselu',
  'Right to edit access rights of the keys': 'avaimen kulkualueiden muutos',
  'Right to manage code-access groups': 'PIN-koodien vienti online-lukijoihin',
  'Right to edit door calendar controls': 'PIN-koodien vienti online-lukijoihin',
  'Right to browse person roles': 'PIN-koodien vienti online-lukijoihin',
  'Right to edit person groups': 'PIN-koodien vienti online-lukijoihin',
};

/** The steps of LivionKey's article "Creating iLOQ API credentials". */
export const stepTexts: Words['stepTexts'] = {
  'delivered-with-api': {
    title: 'Toimitettu valmiina?',
    lines: [
      'Toimitettiinko lukosto niin, että sen lukot ja kulkualueet on jo avattu API:lle?',
      'Silloin viisi ensimmäistä vaihetta on tehty.',
    ],
    help: ['Jos et ole varma, sano niin: kysyn asian myöhemmin iLOQilta.'],
  },
  'public-api': {
    title: 'Public API käyttöön',
    lines: [
      '1. Välilehti *Administration*: *Edit locking system information*.',
      '2. *Settings* oikeassa alakulmassa.',
      '3. Kytke päälle *Public API in use*.',
    ],
    help: [
      'Ennen sitä iLOQ ei päästä yhtään automaattia sisään. Tämä tehdään käsin, kerran koko lukostolle.',
      'Eikö valintaruutua näy? Silloin iLOQ-lisenssiin ei kuulu API: asiakas pyytää sen iLOQin myyntituelta.',
    ],
  },
  'lock-api-access': {
    title: 'Salli API lukoissa',
    lines: [
      'Jokaiselle lukolle, jonka automaatin avainten pitää avata:',
      '1. *Edit Access Rights* (hiiren oikea).',
      '2. *Edit Lock Settings and Access Rights*.',
      '3. Valitse *Allow API Access Rights*.',
    ],
    help: [
      'Valikko aukeaa iLOQ Managerissa, kun painat lukkoa hiiren oikealla. Automaatin avaimet avaavat vain lukot, joissa tämä on sallittu.',
      'iLOQ ei näytä tätä asetusta minulle, joten en voi tarkistaa sitä. Varmista itse.',
    ],
  },
  'duplicate-access-rights': {
    title: 'Kopioi kulkualueet',
    lines: [
      '1. Etsi kulkualueet, jotka automaatin avaimet tarvitsevat.',
      '2. Kopioi ne iLOQ Managerissa.',
      '3. Aseta uusissa *API access*: *on*.',
    ],
    help: [
      'Automaatti voi antaa vain API:lle avattuja kulkualueita, eikä vanhoja kulkualueita voi muuttaa sellaisiksi.',
    ],
  },
  'add-to-locks': {
    title: 'Kulkualueet lukkoihin',
    lines: ['1. Lisää kopioidut kulkualueet lukkoihin.', '2. Säilytä vanhat: älä poista niitä.'],
    help: [
      'Paina lukkoa hiiren oikealla: *Edit Access Rights*.',
      'Nykyiset avaimet toimivat vanhoilla kulkualueilla, automaatin avaimet uusilla.',
    ],
  },
  'program-locks': {
    title: 'Ohjelmoi lukot',
    lines: [
      '1. Tilaa lukkojen muutokset.',
      '2. Ohjelmoi lukot.',
      'Voi kestää päiviä: valitse silloin ⋯ ja *Myöhemmin*, niin jatketaan.',
    ],
    help: [
      'Molemmat tehdään iLOQ Managerissa. Uudet kulkualueet tulevat lukkoon voimaan vasta, kun se on ohjelmoitu.',
    ],
  },
  'service-code': {
    title: 'Palvelukoodi',
    lines: [
      '1. Kirjaudu ulos iLOQ Managerista.',
      '2. Paina iLOQ S5 Managerin kirjautumisruudussa asetuskuvaketta.',
      '3. Kirjoita *Service code* tähän.',
    ],
    help: [
      'Siitä iLOQ tietää, mikä asiakasympäristö on teidän.',
      'Se on myös iLOQin lisenssisopimuksen sähköpostissa.',
    ],
  },
  'service-address': {
    title: 'Palveluosoite',
    lines: [
      '1. Se on palvelukoodin vieressä.',
      '2. Kirjoita *Service address* tähän, esimerkiksi `https://s5.iloq.com/iloqws`.',
    ],
    help: [
      'Jos olet välillä kirjautunut iLOQ Manageriin, kirjaudu ulos. Paina iLOQ S5 Managerin kirjautumisruudussa asetuskuvaketta.',
      'Tästä osoitteesta LivionKey löytää teidän iLOQ-järjestelmänne.',
      'Se on myös iLOQin lisenssisopimuksen sähköpostissa.',
    ],
  },
  'api-user': {
    title: 'Luo API-käyttäjä',
    lines: [
      '1. Välilehti *Administration*: *Add user*.',
      '2. *Add userID*.',
      '3. *Add new person with user ID*.',
      '4. Etu- ja sukunimi, esimerkiksi *KeyAutomat* ja *API*.',
    ],
    help: [
      'LivionKey toimii iLOQissa omana käyttäjänään. Nimi saa olla mikä vain, kunhan sen tunnistaa helposti.',
    ],
  },
  'user-id': {
    title: 'Käyttäjätunnus',
    lines: [
      '1. Anna uudelle käyttäjälle *User ID*, esimerkiksi `api.keyautomat`.',
      '2. Kirjoita sama tunnus tähän.',
    ],
    help: ['Valitse helposti tunnistettava. Tällä tunnuksella LivionKey kirjautuu iLOQiin.'],
  },
  password: {
    title: 'Salasana',
    lines: [
      'Anna käyttäjälle vahva *Password*. Poista valinnat *Password expires* ja *User must change password at next logon*.',
      'Älä kirjoita salasanaa tähän.',
    ],
    help: [
      'iLOQ Manager vaatii isoja ja pieniä kirjaimia ja numeroita. Käyttäjätunnus ei saa olla salasanassa, eikä mikään kuudesta edellisestä kelpaa.',
      'Jos salasana vanhenee, automaatti lakkaa toimimasta.',
    ],
  },
  'usage-rights': {
    title: '12 käyttöoikeutta',
    lines: [
      'Valitse käyttäjälle nämä käyttöoikeudet:',
      ...usageRights.map(({ label }) => `• *${label}*`),
    ],
    help: [
      'Ne löytyvät iLOQ Managerista API-käyttäjän kohdalta. LivionKey tarkistaa kaikki kaksitoista, kun se ottaa yhteyden:',
      ...usageRights.map(({ label }) => `• *${label}*: ${rightNeeds[label]}`),
    ],
  },
  verification: {
    title: 'Tarkistus',
    lines: [
      'Kirjaudun iLOQiin uutena käyttäjänä, katson kaiken, minkä se saa nähdä, ja kirjaudun ulos.',
      'En muuta mitään.',
    ],
    help: ['Minkä iLOQ vahvistaa, saa merkin ✓. Jos jokin on pielessä, kerron, mitä painaa.'],
  },
  'hand-over': {
    title: 'Luovutus',
    lines: ['Syötä neljä tietoa LivionKeyn käyttöönottoon.'],
    help: ['Sen jälkeen automaatti on yhdistetty lukostoon.'],
  },
};

export const titleOf: Words['titleOf'] = (ask) => stepTexts[ask].title;

export const neededFor: Words['neededFor'] = (right) => wordFor<string>(rightNeeds, right);
