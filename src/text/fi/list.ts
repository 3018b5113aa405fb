import { type ListRow, type SectionNumber, stepIds } from '../../checklist/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { linked, name, person } from '../format.ts';
import { askedMark } from '../marks.ts';
import { list } from './format.ts';
import { titleOf } from './steps.ts';

const sectionTitles: Readonly<Record<SectionNumber, string>> = {
  1: 'API-käyttö ja lukot',
  2: 'Palvelukoodi ja -osoite',
  3: 'API-käyttäjä',
  4: 'Tarkistus',
  5: 'Luovutus',
};

/** Behind a step's title: what its mark does not say. */
const suffixes: Readonly<Record<Extract<ListRow, { row: 'step' }>['status'], string>> = {
  open: '',
  done: ' · kuitattu',
  verified: '',
  failed: '',
  skipped: ' · ohitettu',
  later: ' · myöhemmin',
};

/** A row of the list: at most 36 characters. */
export const rowText: Catalogue['rowText'] = (row) => {
  if (row.row === 'step') {
    const mark = row.isAsked ? askedMark : '';
    return `${mark}${titleOf(row.step)}${suffixes[row.status]}`;
  }
  const title = sectionTitles[row.section];
  return row.of === 1 || row.settled === 0 ? title : `${title}, ${row.settled}/${row.of}`;
};

/** What a mark says, for those who listen. */
export const markWords: Catalogue['markWords'] = {
  pending: 'tekemättä',
  in_progress: 'teen tätä',
  complete: 'valmis',
  error: 'korjattava',
};

export const listTexts: Catalogue['listTexts'] = {
  title: 'Vaiheet',
  asked: 'seuraavana',
  greeting: (installer) =>
    `Hei ${person(installer)}. LivionKey tarvitsee neljä tietoa: palvelukoodin, palveluosoitteen, käyttäjätunnuksen ja salasanan. Mennään vaihe kerrallaan. Voit pitää tauon milloin vain.`,
  count: (site, settled) => `*${name(site)}*: ${settled}/${stepIds.length}`,
  ready: (site, watched) =>
    watched
      ? `🎉 *${name(site)}* on iLOQin osalta valmis. Tarkistan sen joka päivä.`
      : `🎉 *${name(site)}* on iLOQin osalta valmis.`,
  over: (site) => `*${name(site)}*: kaikki vaiheet on nyt käyty läpi.`,
  ahead: 'Seuraavaksi:',
  next: (ask, url) => `Seuraavaksi: *${linked(titleOf(ask), url)}*`,
  laterOf: (steps, locks) =>
    `Myöhemmin: ${list(
      steps.map((id) =>
        id === 'program-locks' && locks
          ? `*${titleOf(id)}* (${locks.done}/${locks.of} tehty)`
          : `*${titleOf(id)}*`,
      ),
    )}`,
  nothingOpen: 'Mitään ei ole kesken',
  archived: 'Arkistoitu',
  list: (url) => (url === undefined ? undefined : linked('Lista', url)),
  movedDown: (site, url) => `*${name(site)}*: ${linked('lista on alempana', url)}`,
  movedOn: (site) => `*${name(site)}*: lista ei ole enää täällä`,
};
