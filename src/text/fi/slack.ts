import type { Words } from '../words.ts';

/** What somebody is told whose request Slack did not let the bot fulfil. */
export const slackErrors: Words['slackErrors'] = {
  pressAgain: 'Olin liian hidas, eikä Slack anna enää avata mitään. Paina uudelleen.',
  storageFull:
    'Slack ei ota tiedostoa: työtilan tallennustila on täynnä. Työtilan ylläpitäjä voi poistaa vanhoja tiedostoja tai hankkia lisää tilaa.',
  filesNotAllowed:
    'Slack ei ota tiedostoa: tämä työtila ei salli sitä. Kysy työtilan ylläpitäjältä.',
  missingScope: (scope) =>
    `Slack ei anna lupaa: sovellukselta puuttuu ${scope === undefined ? 'oikeus' : `oikeus \`${scope}\``}. Pyydä botin teknistä ylläpitoa päivittämään manifesti ja asentamaan sovellus uudelleen.`,
  notSetUp:
    'Slack ei anna lupaa: sovellusta ei ole säädetty tähän. Kysy botin tekniseltä ylläpidolta.',
  notThere: 'Sitä, mitä painoit, ei enää ole. Yritä uudelleen uusimmasta viestistä.',
  nowhere:
    'Slack ei anna minun kirjoittaa sinne: kanavaa tai henkilöä ei enää ole, tai en ole kanavalla.',
  notTaken: 'Slack ei ottanut sitä, minkä halusin näyttää. Kerro botin tekniselle ylläpidolle.',
  slowDown: 'Slack pyytää hidastamaan. Yritä minuutin päästä uudelleen.',
  diagnosisNotSent: 'Tukitiedostoa ei lähetetty.',
  noAnswer: 'Slack ei vastaa juuri nyt. Yritä minuutin päästä uudelleen.',
};

/** What people in Slack see of a trial (`npm run check -- --live`). */
export const trialTexts: Words['trialTexts'] = {
  title: 'Tämän botin koe',
  what: 'Lähetän yhden kutakin viestiäni alle ketjuun ja poistan sitten kaiken. Paina painiketta, niin kokeilen myös lomakkeitani ja yksityisviestiä kanssasi.',
  here: 'Täällä ollaan',
  over: 'Koe on ohi: sulje tämä.',
  home: 'Tämän botin koe kävi täällä. Avaa sivu uudelleen, niin näet kohteesi.',
  fileTitle: 'Tämän botin koe',
};
