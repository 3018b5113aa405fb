import type { Catalogue } from '../catalogue.ts';
import { createFunnelWords } from '../funnel.ts';
import { counted, duration } from './format.ts';
import { pictureTexts } from './picture.ts';
import { titleOf } from './steps.ts';

/** The words of the picture of where set-ups lose their time. Plain text. */
export const funnelTexts: Catalogue['funnelTexts'] = {
  title: 'Var driftsättningar tar tid',
  begun: (count) => counted(count, 'driftsättning', 'driftsättningar'),
  few: 'Få driftsättningar än så länge: ett långsamt objekt ändrar siffrorna.',
  none: 'Ingen driftsättning har börjat än, så det finns inget att rita.',
  fileName: (at, timeZone) =>
    `driftsattningar-${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)}.png`,
  reached: 'Kom så här långt',
  time: 'Mediantid här',
  weeks: 'Klara per vecka',
  date: pictureTexts.date,
  week: (monday) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', day: 'numeric', month: 'numeric' }).format(
      monday,
    ),
  step: (title, reached, time) => `${title} ${reached}${time === undefined ? '' : `, ${time}`}`,
};

export const { funnelSaid, funnelInWords } = createFunnelWords(funnelTexts, titleOf, duration);
