import { type ListRow, type SectionNumber, stepIds } from '../../checklist/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { linked, name, person } from '../format.ts';
import { askedMark } from '../marks.ts';
import { list } from './format.ts';
import { titleOf } from './steps.ts';

const sectionTitles: Readonly<Record<SectionNumber, string>> = {
  1: 'API-åtkomst och lås',
  2: 'Servicekod och -adress',
  3: 'API-användare',
  4: 'Kontroll',
  5: 'Överlämning',
};

/** Behind a step's title: what its mark does not say. */
const suffixes: Readonly<Record<Extract<ListRow, { row: 'step' }>['status'], string>> = {
  open: '',
  done: ' · kvitterat',
  verified: '',
  failed: '',
  skipped: ' · överhoppat',
  later: ' · senare',
};

/** A row of the list: at most 36 characters. */
export const rowText: Catalogue['rowText'] = (row) => {
  if (row.row === 'step') {
    const mark = row.isAsked ? askedMark : '';
    return `${mark}${titleOf(row.step)}${suffixes[row.status]}`;
  }
  const title = sectionTitles[row.section];
  return row.of === 1 || row.settled === 0 ? title : `${title}, ${row.settled} av ${row.of}`;
};

/** What a mark says, for those who listen. */
export const markWords: Catalogue['markWords'] = {
  pending: 'att göra',
  in_progress: 'jag håller på',
  complete: 'klart',
  error: 'att rätta',
};

export const listTexts: Catalogue['listTexts'] = {
  title: 'Steg',
  asked: 'nästa',
  greeting: (installer) =>
    `Hej ${person(installer)}. LivionKey behöver fyra uppgifter: servicekod, serviceadress, användar-ID och lösenord. Vi tar ett steg i taget. Pausa när du vill.`,
  count: (site, settled) => `*${name(site)}*: ${settled} av ${stepIds.length}`,
  ready: (site, watched) =>
    watched
      ? `🎉 *${name(site)}* är klart på iLOQs sida. Jag kontrollerar det varje dag.`
      : `🎉 *${name(site)}* är klart på iLOQs sida.`,
  over: (site) => `*${name(site)}*: det var det sista steget för nu.`,
  ahead: 'Nästa:',
  next: (ask, url) => `Nästa: *${linked(titleOf(ask), url)}*`,
  laterOf: (steps, locks) =>
    `Senare: ${list(
      steps.map((id) =>
        id === 'program-locks' && locks
          ? `*${titleOf(id)}* (${locks.done} av ${locks.of} hittills)`
          : `*${titleOf(id)}*`,
      ),
    )}`,
  nothingOpen: 'Inget är öppet',
  archived: 'Arkiverat',
  list: (url) => (url === undefined ? undefined : linked('Lista', url)),
  movedDown: (site, url) => `*${name(site)}*: ${linked('listan finns längre ner', url)}`,
  movedOn: (site) => `*${name(site)}*: listan finns inte längre här`,
};
