import { stepIds } from '../../checklist/index.ts';
import { clip } from '../../clip.ts';
import type { PictureWords } from '../../overview/picture/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { stateCount, stateWords } from './estate.ts';
import { andMore, counted, createTimes } from './format.ts';

/** What stands in the picture of the estate, and what stands for it in words. Plain text. */
export const pictureTexts: Catalogue['pictureTexts'] = {
  all: 'Alla objekt',
  own: 'Dina objekt',
  none: 'Inga objekt än',
  sites: (count) => counted(count, 'objekt', 'objekt'),
  date: (at, timeZone) => createTimes(timeZone).moment(at),
  needs: (state, names, more) => `${stateWords[state]}: ${names.join(', ')}${andMore(more)}`,
  site: (name, settled, of) => `${clip(name, 40)} (${settled} av ${of})`,
};

const pictureWords: PictureWords = ({ counts, more }) => ({
  none: pictureTexts.none,
  more: andMore(more).trim(),
  counts: Object.fromEntries(counts.map(({ state, count }) => [state, stateCount(state, count)])),
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

export const pictureSaid: Catalogue['pictureSaid'] = (at, timeZone, title = pictureTexts.all) => ({
  title,
  date: pictureTexts.date(at, timeZone),
  words: pictureWords,
});

/** "3 med fel, 12 står still, 140 klara" */
export const countsInWords: Catalogue['countsInWords'] = ({ counts }) =>
  counts.length === 0
    ? pictureTexts.none
    : counts.map(({ state, count }) => stateCount(state, count)).join(', ');

/** Slack takes 1,000 characters (`alt_txt_too_large` of files.getUploadURLExternal). */
const longestWords = 1_000;

/**
 * The same as the picture, in words: how many, then those that need somebody by name, as many as
 * have room.
 */
export const pictureInWords: Catalogue['pictureInWords'] = (picture) => {
  const { title, date, counts, sites } = picture;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return `${title}, ${date}: ${pictureTexts.none}.`;
  let words = `${title}, ${date}: ${pictureTexts.sites(total)}, ${countsInWords(picture)}.`;
  for (const state of ['broken', 'stuck', 'under-way'] as const) {
    const count = counts.find((each) => each.state === state)?.count ?? 0;
    const names = sites
      .filter((site) => site.state === state)
      .map(({ name, settled }) => pictureTexts.site(name, settled, stepIds.length));
    for (let shown = names.length; shown > 0; shown -= 1) {
      const longer = `${words} ${capital(pictureTexts.needs(state, names.slice(0, shown), count - shown))}.`;
      if (longer.length > longestWords) continue;
      words = longer;
      break;
    }
  }
  return words;
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
