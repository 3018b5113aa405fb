import type { OfFiles, TextsOf } from '../../setup/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { name } from '../format.ts';
import { counted } from './format.ts';

/** "27.11.2026" */
const day = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('fi-FI', { timeZone, dateStyle: 'short' }).format(at);

/** "2026-11-27": files are sorted by their name. */
const dayInName = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** What is said with files, and where there is nothing to send. */
export const fileTexts: Catalogue['fileTexts'] = {
  pictureName: (at, timeZone) => `kohteet-${dayInName(at, timeZone)}.png`,
  pictureTitle: (at, timeZone) => `Kohteet ${day(at, timeZone)}`,
  pictureComment: (title, counts) => `*${title}*: ${counts}`,
  sitesFile: (at, timeZone, ending) => `kohteet-${dayInName(at, timeZone)}.${ending}`,
  journalFile: (at, timeZone, ending) => `loki-${dayInName(at, timeZone)}.${ending}`,
  diagnosisName: (at, site) =>
    `livion-diag${site === undefined ? '' : `-${site}`}-${dayInName(at, 'UTC')}.json`,
  diagnosisTitle: 'Tuelle',
  diagnosisComment:
    'Näin minulla menee, tuen luettavaksi. Tässä ei ole salaisuuksia eikä henkilöiden nimiä, eikä kenenkään kirjoittamasta muuta kuin kohteen nimi.',
  sitesTitle: 'Kohteet',
  journalTitle: 'Loki',
  sitesComment: (count) =>
    `${counted(count, 'kohde', 'kohdetta')}. CSV-tiedostossa on heittomerkki kaiken sellaisen edessä, mitä taulukkolaskenta luulisi kaavaksi.`,
  siteComment: (site) => `*${name(site)}*, tilanne nyt.`,
  journalComment: (count) => `Loki: ${counted(count, 'merkintä', 'merkintää')}, vanhin ensin.`,
  journalEmpty: 'Loki on vielä tyhjä.',
};

/** What is answered about files. */
export const fileSentences: TextsOf<OfFiles> = {
  'no-sites': () => 'Kohteita ei vielä ole, joten lähetettävää ei ole.',
  'picture-comes': () => 'Piirrän kuvan; se tulee yksityisviestinä.',
  'export-comes': () => 'Kokoan tiedostot; ne tulevat yksityisviestinä.',
  'diagnosis-sent': () =>
    'Lähetin sinulle tukitiedoston yksityisviestinä. Anna se sille, joka auttaa sinua.',
};
