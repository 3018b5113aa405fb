import type { Words } from '../words.ts';
import { counted, isoDay, name, sitesCounted } from './format.ts';

/** What is said with files, and where there is nothing to send. */
export const fileTexts: Words['fileTexts'] = {
  pictureName: (at, timeZone) => `objekt-${isoDay(at, timeZone)}.png`,
  pictureTitle: (at, timeZone) => `Objekt ${isoDay(at, timeZone)}`,
  sitesFile: (at, timeZone, ending) => `objekt-${isoDay(at, timeZone)}.${ending}`,
  journalFile: (at, timeZone, ending) => `logg-${isoDay(at, timeZone)}.${ending}`,
  diagnosisTitle: 'Till supporten',
  diagnosisComment:
    'Så här mår jag, för supporten att läsa: inga hemligheter, inga personnamn och inget som någon har skrivit, utom objektets namn.',
  sitesTitle: 'Objekt',
  journalTitle: 'Logg',
  sitesComment: (count) =>
    `${sitesCounted(count)}. I CSV-filen står en apostrof framför allt som ett kalkylprogram skulle ta för en formel.`,
  siteComment: (site) => `*${name(site)}*, läget just nu.`,
  journalComment: (count) => `Loggen: ${counted(count, 'rad', 'rader')}, äldst först.`,
  journalEmpty: 'Loggen är tom än så länge.',
};

/** What is answered about files. */
export const fileSentences: Words['fileSentences'] = {
  'no-sites': () => 'Det finns inga objekt än, så det finns inget att skicka.',
  'picture-comes': () => 'Jag ritar bilden; den kommer som direktmeddelande.',
  'export-comes': () => 'Jag gör i ordning filerna; de kommer som direktmeddelande.',
  'diagnosis-sent': () =>
    'Jag har skickat supportfilen till dig som direktmeddelande. Ge den till den som hjälper dig.',
};

export const columnHeadings: Words['columnHeadings'] = {
  id: 'ID',
  name: 'Objekt',
  state: 'Läge',
  steps_settled: 'Steg klara',
  open_step: 'Öppet steg',
  service_code: 'Servicekod',
  service_address: 'Serviceadress',
  api_user_name: 'API-användarens ID',
  locking_system_id: 'Låssystemets ID',
  locking_system_name: 'Låssystem',
  people: 'Personernas ID',
  people_names: 'Personer',
  opened_at: 'Öppnat',
  last_moved_at: 'Senaste framsteg',
  finished_at: 'Klart',
  last_verified_at: 'Senast kontrollerat',
  wrong_findings: 'Fel',
  archived_at: 'Arkiverat',
  at: 'Tid',
  site: 'Objektets ID',
  site_name: 'Objekt',
  person: 'Personens ID',
  person_name: 'Person',
  what: 'Händelse',
  details: 'Uppgifter',
  before: 'Före',
  now: 'Nu',
};
