import { clip } from '../../clip.ts';
import type { Catalogue } from '../catalogue.ts';
import { createPicture } from '../picture.ts';
import { andMore, counted, createTimes } from './format.ts';
import { stateCount, stateWords } from './overview.ts';

/** What stands in the picture of all sites, and what stands for it in words. Plain text. */
export const pictureTexts: Catalogue['pictureTexts'] = {
  all: 'Alla objekt',
  own: 'Dina objekt',
  none: 'Inga objekt än',
  sites: (count) => counted(count, 'objekt', 'objekt'),
  date: (at, timeZone) => createTimes(timeZone).moment(at),
  needs: (state, names, more) => `${stateWords[state]}: ${names.join(', ')}${andMore(more)}`,
  site: (name, settled, of) => `${clip(name, 40)} (${settled} av ${of})`,
};

export const { countsInWords, pictureInWords, pictureSaid } = createPicture({
  texts: pictureTexts,
  stateCount,
  more: (count) => andMore(count).trim(),
  statuses: {
    verified: 'bekräftat',
    done: 'kvitterat',
    failed: 'fel',
    skipped: 'överhoppat',
    later: 'senare',
    open: 'öppet',
  },
  sections: {
    1: { short: 'API', long: 'API-åtkomst och lås' },
    2: { short: 'Service', long: 'servicekod och -adress' },
    3: { short: 'Användare', long: 'API-användare och rättigheter' },
    4: { short: 'Kontroll', long: 'kontroll' },
    5: { short: 'Överlämning', long: 'överlämning' },
  },
});
