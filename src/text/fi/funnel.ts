import type { Catalogue } from '../catalogue.ts';
import { createFunnelWords } from '../funnel.ts';
import { counted, duration } from './format.ts';
import { pictureTexts } from './picture.ts';
import { titleOf } from './steps.ts';

/** The words of the picture of where set-ups lose their time. Plain text. */
export const funnelTexts: Catalogue['funnelTexts'] = {
  title: 'Mihin käyttöönotoissa kuluu aikaa',
  begun: (count) => counted(count, 'käyttöönotto', 'käyttöönottoa'),
  few: 'Käyttöönottoja on vasta vähän: yksi hidas kohde muuttaa lukuja.',
  none: 'Yhtään käyttöönottoa ei ole vielä aloitettu, joten piirrettävää ei ole.',
  fileName: (at, timeZone) =>
    `kayttoonotot-${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)}.png`,
  reached: 'Pääsi tähän asti',
  time: 'Mediaaniaika tässä',
  weeks: 'Valmistui viikoittain',
  date: pictureTexts.date,
  week: (monday) =>
    new Intl.DateTimeFormat('fi-FI', { timeZone: 'UTC', day: 'numeric', month: 'numeric' }).format(
      monday,
    ),
  step: (title, reached, time) => `${title} ${reached}${time === undefined ? '' : `, ${time}`}`,
};

export const { funnelSaid, funnelInWords } = createFunnelWords(funnelTexts, titleOf, duration);
