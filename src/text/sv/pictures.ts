import type { Words } from '../words.ts';
import { counted, createTimes, isoDay } from './format.ts';

/** What stands in the picture of all sites, and what stands for it in words. Plain text. */
export const pictureTexts: Words['pictureTexts'] = {
  all: 'Alla objekt',
  own: 'Dina objekt',
  none: 'Inga objekt än',
  date: (at, timeZone) => createTimes(timeZone).moment(at),
};

/** What stands for a step and for a section in it. */
export const pictureLabels: Words['pictureLabels'] = {
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
};

/** The words of the picture of where set-ups lose their time. Plain text. */
export const funnelTexts: Words['funnelTexts'] = {
  title: 'Var driftsättningar tar tid',
  begun: (count) => counted(count, 'driftsättning', 'driftsättningar'),
  few: 'Få driftsättningar än så länge: ett långsamt objekt ändrar siffrorna.',
  none: 'Ingen driftsättning har börjat än, så det finns inget att rita.',
  fileName: (at, timeZone) => `driftsattningar-${isoDay(at, timeZone)}.png`,
  reached: 'Kom så här långt',
  time: 'Mediantid här',
  weeks: 'Klara per vecka',
  week: (monday) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', day: 'numeric', month: 'numeric' }).format(
      monday,
    ),
};
