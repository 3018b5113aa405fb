import type { Words } from '../words.ts';
import { counted, createTimes, isoDay } from './format.ts';

/** What stands in the picture of all sites, and what stands for it in words. Plain text. */
export const pictureTexts: Words['pictureTexts'] = {
  all: 'Kaikki kohteet',
  own: 'Omat kohteesi',
  none: 'Ei vielä kohteita',
  date: (at, timeZone) => createTimes(timeZone).moment(at),
};

/** What stands for a step and for a section in it. */
export const pictureLabels: Words['pictureLabels'] = {
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
};

/** The words of the picture of where set-ups lose their time. Plain text. */
export const funnelTexts: Words['funnelTexts'] = {
  title: 'Mihin käyttöönotoissa kuluu aikaa',
  begun: (count) => counted(count, 'käyttöönotto', 'käyttöönottoa'),
  few: 'Käyttöönottoja on vasta vähän: yksi hidas kohde muuttaa lukuja.',
  none: 'Yhtään käyttöönottoa ei ole vielä aloitettu, joten piirrettävää ei ole.',
  fileName: (at, timeZone) => `kayttoonotot-${isoDay(at, timeZone)}.png`,
  reached: 'Pääsi tähän asti',
  time: 'Mediaaniaika tässä',
  weeks: 'Valmistui viikoittain',
  week: (monday) =>
    new Intl.DateTimeFormat('fi-FI', { timeZone: 'UTC', day: 'numeric', month: 'numeric' }).format(
      monday,
    ),
};
