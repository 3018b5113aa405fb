import type { Words } from '../words.ts';

/** What people in Slack see of a trial (`npm run check -- --live`). */
export const trialTexts: Words['trialTexts'] = {
  title: 'Tämän botin koe',
  what: 'Lähetän yhden kutakin viestiäni alle ketjuun ja poistan sitten kaiken. Paina painiketta, niin kokeilen myös lomakkeitani ja yksityisviestiä kanssasi.',
  here: 'Täällä ollaan',
  over: 'Koe on ohi: sulje tämä.',
  home: 'Tämän botin koe kävi täällä. Avaa sivu uudelleen, niin näet kohteesi.',
  fileTitle: 'Tämän botin koe',
};
