import { stepIds } from '../../checklist/index.ts';
import type { Words } from '../words.ts';
import { linked, list, name, number, outOf, person } from './format.ts';
import { titleOf } from './steps.ts';

export const sectionTitles: Words['sectionTitles'] = {
  1: 'API-åtkomst och lås',
  2: 'Servicekod och -adress',
  3: 'API-användare',
  4: 'Kontroll',
  5: 'Överlämning',
};

/** Behind a step's title: what its mark does not say. */
export const rowSuffixes: Words['rowSuffixes'] = {
  open: '',
  done: ' · kvitterat',
  verified: '',
  failed: '',
  skipped: ' · överhoppat',
  later: ' · senare',
};

/** What a mark says, for those who listen. */
export const markWords: Words['markWords'] = {
  pending: 'att göra',
  in_progress: 'jag håller på',
  complete: 'klart',
  error: 'att rätta',
};

export const listTexts: Words['listTexts'] = {
  title: 'Steg',
  asked: 'nästa',
  greeting: (installer) =>
    `Hej ${person(installer)}. LivionKey behöver fyra uppgifter: servicekod, serviceadress, användar-ID och lösenord. Vi tar ett steg i taget. Pausa när du vill.`,
  count: (site, settled) => `*${name(site)}*: ${outOf(settled, stepIds.length)}`,
  ready: (site, watched) =>
    watched
      ? `🎉 *${name(site)}* är klart på iLOQs sida. Jag kontrollerar det varje dag.`
      : `🎉 *${name(site)}* är klart på iLOQs sida.`,
  over: (site) => `*${name(site)}*: det var det sista steget för nu.`,
  next: (ask, url) => `Nästa: *${linked(titleOf(ask), url)}*`,
  laterOf: (steps, locks) =>
    `Senare: ${list(
      steps.map((id) =>
        id === 'program-locks' && locks
          ? `*${titleOf(id)}* (${number(locks.done)} av ${number(locks.of)} hittills)`
          : `*${titleOf(id)}*`,
      ),
    )}`,
  nothingOpen: 'Inget är öppet',
  archived: 'Arkiverat',
  list: (url) => (url === undefined ? undefined : linked('Lista', url)),
  movedDown: (site, url) => `*${name(site)}*: ${linked('listan finns längre ner', url)}`,
  movedOn: (site) => `*${name(site)}*: listan finns inte längre här`,
};
