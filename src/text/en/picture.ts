import { clip } from '../../clip.ts';
import { createPicture, type PictureTexts } from '../picture.ts';
import { stateCount, stateWords } from './overview.ts';

/** What stands in the picture of all sites, and what stands for it in words. Plain text. */
export const pictureTexts: PictureTexts = {
  all: 'All sites',
  own: 'Your sites',
  none: 'No sites yet',
  sites: (count) => (count === 1 ? '1 site' : `${count.toLocaleString('en')} sites`),
  date: (at, timeZone) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
      at,
    ),
  needs: (state, names, more) =>
    `${stateWords[state]}: ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`,
  site: (name, settled, of) => `${clip(name, 40)} (${settled} of ${of})`,
};

export const { countsInWords, pictureInWords, pictureSaid } = createPicture({
  texts: pictureTexts,
  stateCount,
  more: (count) => `and ${count.toLocaleString('en')} more`,
  statuses: {
    verified: 'confirmed',
    done: 'said done',
    failed: 'failed',
    skipped: 'skipped',
    later: 'later',
    open: 'open',
  },
  sections: {
    1: { short: 'API access', long: 'API access and locks' },
    2: { short: 'Service', long: 'service code and address' },
    3: { short: 'API user', long: 'API user and rights' },
    4: { short: 'Check', long: 'check' },
    5: { short: 'Hand-over', long: 'hand-over' },
  },
});
