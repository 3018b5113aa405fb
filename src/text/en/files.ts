import type { StepId } from '../../checklist/index.ts';
import type { Column } from '../../overview/export/index.ts';
import type { OfFiles, TextsOf } from '../../setup/index.ts';
import { counted, isoDay, name, sitesCounted } from './format.ts';

/**
 * What is said with files, and where there is nothing to send. `at` in milliseconds since the
 * epoch.
 */
export const fileTexts = {
  pictureName: (at: number, timeZone: string): string => `sites-${isoDay(at, timeZone)}.png`,
  pictureTitle: (at: number, timeZone: string): string => `Sites, ${isoDay(at, timeZone)}`,
  sitesFile: (at: number, timeZone: string, ending: string): string =>
    `sites-${isoDay(at, timeZone)}.${ending}`,
  journalFile: (at: number, timeZone: string, ending: string): string =>
    `journal-${isoDay(at, timeZone)}.${ending}`,
  diagnosisTitle: 'For support',
  diagnosisComment:
    "How I am running, for support to read: no secret, no person's name, nothing that anybody wrote but the site's name.",
  sitesTitle: 'Sites',
  journalTitle: 'Journal',
  sitesComment: (count: number): string =>
    `${sitesCounted(count)}. In the CSV an apostrophe stands before whatever a spreadsheet would take for a formula.`,
  siteComment: (site: string): string => `*${name(site)}*, as it stands now.`,
  journalComment: (count: number): string =>
    `The journal: ${counted(count, 'entry', 'entries')}, the oldest first.`,
  journalEmpty: 'The journal is still empty.',
};

/** What is answered about files. */
export const fileSentences: TextsOf<OfFiles> = {
  'no-sites': () => 'There are no sites yet, so there is nothing to send.',
  'picture-comes': () => 'I am drawing the picture; it comes in our direct message.',
  'export-comes': () => 'I am putting the files together; they come in our direct message.',
  'diagnosis-sent': () =>
    'I have sent you the file for support in our direct message. Pass it on to whoever helps you.',
};

/** Over the columns of an exported table; in English their own names, which scripts look for. */
export const columnHeadings: Readonly<Record<Exclude<Column, StepId>, string>> | undefined =
  undefined;
