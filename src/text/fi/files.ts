import type { Words } from '../words.ts';
import { counted, isoDay, name, sitesCounted } from './format.ts';

/** "27.11.2026" */
const shortDay = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('fi-FI', { timeZone, dateStyle: 'short' }).format(at);

/** What is said with files, and where there is nothing to send. */
export const fileTexts: Words['fileTexts'] = {
  pictureName: (at, timeZone) => `kohteet-${isoDay(at, timeZone)}.png`,
  pictureTitle: (at, timeZone) => `Kohteet ${shortDay(at, timeZone)}`,
  sitesFile: (at, timeZone, ending) => `kohteet-${isoDay(at, timeZone)}.${ending}`,
  journalFile: (at, timeZone, ending) => `loki-${isoDay(at, timeZone)}.${ending}`,
  diagnosisTitle: 'Tuelle',
  diagnosisComment:
    'Näin minulla menee, tuen luettavaksi. Tässä ei ole salaisuuksia eikä henkilöiden nimiä, eikä kenenkään kirjoittamasta muuta kuin kohteen nimi.',
  sitesTitle: 'Kohteet',
  journalTitle: 'Loki',
  sitesComment: (count) =>
    `${sitesCounted(count)}. CSV-tiedostossa on heittomerkki kaiken sellaisen edessä, mitä taulukkolaskenta luulisi kaavaksi.`,
  siteComment: (site) => `*${name(site)}*, tilanne nyt.`,
  journalComment: (count) => `Loki: ${counted(count, 'merkintä', 'merkintää')}, vanhin ensin.`,
  journalEmpty: 'Loki on vielä tyhjä.',
};

/** What is answered about files. */
export const fileSentences: Words['fileSentences'] = {
  'no-sites': () => 'Kohteita ei vielä ole, joten lähetettävää ei ole.',
  'picture-comes': () => 'Piirrän kuvan; se tulee yksityisviestinä.',
  'export-comes': () => 'Kokoan tiedostot; ne tulevat yksityisviestinä.',
  'diagnosis-sent': () =>
    'Lähetin sinulle tukitiedoston yksityisviestinä. Anna se sille, joka auttaa sinua.',
};

export const columnHeadings: Words['columnHeadings'] = {
  id: 'Tunniste',
  name: 'Kohde',
  state: 'Tila',
  steps_settled: 'Vaiheita valmiina',
  open_step: 'Avoin vaihe',
  service_code: 'Palvelukoodi',
  service_address: 'Palveluosoite',
  api_user_name: 'API-käyttäjän tunnus',
  locking_system_id: 'Lukoston tunniste',
  locking_system_name: 'Lukosto',
  people: 'Henkilöiden tunnisteet',
  people_names: 'Henkilöt',
  opened_at: 'Avattu',
  last_moved_at: 'Edennyt viimeksi',
  finished_at: 'Valmistunut',
  last_verified_at: 'Tarkistettu viimeksi',
  wrong_findings: 'Viat',
  archived_at: 'Arkistoitu',
  at: 'Aika',
  site: 'Kohteen tunniste',
  site_name: 'Kohde',
  person: 'Henkilön tunniste',
  person_name: 'Henkilö',
  what: 'Tapahtuma',
  details: 'Tiedot',
  before: 'Ennen',
  now: 'Nyt',
};
