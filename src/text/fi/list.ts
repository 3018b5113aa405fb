import { stepIds } from '../../checklist/index.ts';
import type { Words } from '../words.ts';
import { linked, list, name, number, outOf, person } from './format.ts';
import { titleOf } from './steps.ts';

export const sectionTitles: Words['sectionTitles'] = {
  1: 'API-käyttö ja lukot',
  2: 'Palvelukoodi ja -osoite',
  3: 'API-käyttäjä',
  4: 'Tarkistus',
  5: 'Luovutus',
};

/** Behind a step's title: what its mark does not say. */
export const rowSuffixes: Words['rowSuffixes'] = {
  open: '',
  done: ' · kuitattu',
  verified: '',
  failed: '',
  skipped: ' · ohitettu',
  later: ' · myöhemmin',
};

/** What a mark says, for those who listen. */
export const markWords: Words['markWords'] = {
  pending: 'tekemättä',
  in_progress: 'teen tätä',
  complete: 'valmis',
  error: 'korjattava',
};

export const listTexts: Words['listTexts'] = {
  title: 'Vaiheet',
  asked: 'seuraavana',
  greeting: (installer) =>
    `Hei ${person(installer)}. LivionKey tarvitsee neljä tietoa: palvelukoodin, palveluosoitteen, käyttäjätunnuksen ja salasanan. Mennään vaihe kerrallaan. Voit pitää tauon milloin vain.`,
  count: (site, settled) => `*${name(site)}*: ${outOf(settled, stepIds.length)}`,
  ready: (site, watched) =>
    watched
      ? `🎉 *${name(site)}* on iLOQin osalta valmis. Tarkistan sen joka päivä.`
      : `🎉 *${name(site)}* on iLOQin osalta valmis.`,
  over: (site) => `*${name(site)}*: kaikki vaiheet on nyt käyty läpi.`,
  next: (ask, url) => `Seuraavaksi: *${linked(titleOf(ask), url)}*`,
  laterOf: (steps, locks) =>
    `Myöhemmin: ${list(
      steps.map((id) =>
        id === 'program-locks' && locks
          ? `*${titleOf(id)}* (${number(locks.done)}/${number(locks.of)} tehty)`
          : `*${titleOf(id)}*`,
      ),
    )}`,
  nothingOpen: 'Mitään ei ole kesken',
  archived: 'Arkistoitu',
  list: (url) => (url === undefined ? undefined : linked('Lista', url)),
  movedDown: (site, url) => `*${name(site)}*: ${linked('lista on alempana', url)}`,
  movedOn: (site) => `*${name(site)}*: lista ei ole enää täällä`,
};
