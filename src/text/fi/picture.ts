import { clip } from '../../clip.ts';
import type { Catalogue } from '../catalogue.ts';
import { createPicture } from '../picture.ts';
import { andMore, counted, createTimes } from './format.ts';
import { stateCount, stateWords } from './overview.ts';

/** What stands in the picture of all sites, and what stands for it in words. Plain text. */
export const pictureTexts: Catalogue['pictureTexts'] = {
  all: 'Kaikki kohteet',
  own: 'Omat kohteesi',
  none: 'Ei vielä kohteita',
  sites: (count) => counted(count, 'kohde', 'kohdetta'),
  date: (at, timeZone) => createTimes(timeZone).moment(at),
  needs: (state, names, more) => `${stateWords[state]}: ${names.join(', ')}${andMore(more)}`,
  site: (name, settled, of) => `${clip(name, 40)} (${settled}/${of})`,
};

export const { countsInWords, pictureInWords, pictureSaid } = createPicture({
  texts: pictureTexts,
  stateCount,
  more: (count) => andMore(count).trim(),
  statuses: {
    verified: 'vahvistettu',
    done: 'kuitattu',
    failed: 'virhe',
    skipped: 'ohitettu',
    later: 'myöhemmin',
    open: 'avoin',
  },
  sections: {
    1: { short: 'API', long: 'API-käyttö ja lukot' },
    2: { short: 'Palvelu', long: 'palvelukoodi ja -osoite' },
    3: { short: 'Käyttäjä', long: 'API-käyttäjä ja oikeudet' },
    4: { short: 'Tarkistus', long: 'tarkistus' },
    5: { short: 'Luovutus', long: 'luovutus' },
  },
});
