import type { OfFiles, TextsOf } from '../../setup/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { name } from '../format.ts';
import { counted } from './format.ts';

/** "2026-11-27" */
const day = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** What is said with files, and where there is nothing to send. */
export const fileTexts: Catalogue['fileTexts'] = {
  pictureName: (at, timeZone) => `objekt-${day(at, timeZone)}.png`,
  pictureTitle: (at, timeZone) => `Objekt ${day(at, timeZone)}`,
  pictureComment: (title, counts) => `*${title}*: ${counts}`,
  sitesFile: (at, timeZone, ending) => `objekt-${day(at, timeZone)}.${ending}`,
  journalFile: (at, timeZone, ending) => `logg-${day(at, timeZone)}.${ending}`,
  diagnosisName: (at, site) =>
    `livion-diag${site === undefined ? '' : `-${site}`}-${day(at, 'UTC')}.json`,
  diagnosisTitle: 'Till supporten',
  diagnosisComment:
    'Så här mår jag, för supporten att läsa: inga hemligheter, inga personnamn och inget som någon har skrivit, utom objektets namn.',
  sitesTitle: 'Objekt',
  journalTitle: 'Logg',
  sitesComment: (count) =>
    `${counted(count, 'objekt', 'objekt')}. I CSV-filen står en apostrof framför allt som ett kalkylprogram skulle ta för en formel.`,
  siteComment: (site) => `*${name(site)}*, läget just nu.`,
  journalComment: (count) => `Loggen: ${counted(count, 'rad', 'rader')}, äldst först.`,
  journalEmpty: 'Loggen är tom än så länge.',
};

/** What is answered about files. */
export const fileSentences: TextsOf<OfFiles> = {
  'no-sites': () => 'Det finns inga objekt än, så det finns inget att skicka.',
  'picture-comes': () => 'Jag ritar bilden; den kommer som direktmeddelande.',
  'export-comes': () => 'Jag gör i ordning filerna; de kommer som direktmeddelande.',
  'diagnosis-sent': () =>
    'Jag har skickat supportfilen till dig som direktmeddelande. Ge den till den som hjälper dig.',
};
