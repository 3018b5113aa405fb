import { clip } from '../../clip.ts';
import { compact } from '../../compact.ts';
import type { Words } from '../words.ts';
import { duration, name, number, person, shortList, sitesCounted } from './format.ts';

/** So many names, then how many more. */
const mostNamed = 20;
const named = (title: string, names: readonly string[]): string =>
  `*${title}: ${number(names.length)}*\n${shortList(names.map(name), mostNamed)}`;

/** The check of all sites, for managers. In mrkdwn but for buttons and names of files. */
export const checkAllTexts: Words['checkAllTexts'] = {
  ask: (count) =>
    `*Ska jag kontrollera ${sitesCounted(count)} med iLOQ?*\nJag loggar in en gång i varje, tittar och ändrar ingenting. Du kan stoppa när som helst.`,
  howFast: 'Hur fort? iLOQ anger ingen gräns. Under tiden gör jag inga andra egna kontroller.',
  leftOut: (withoutPassword, underWay) =>
    compact([
      withoutPassword.length > 0 &&
        `Utan sparat lösenord: ${shortList(withoutPassword.map(name), 5)}.`,
      underWay > 0 && `Driftsättning pågår: ${sitesCounted(underWay)}.`,
    ]).join(' '),
  rate: (perMinute, ms) => `${perMinute}/min · ${duration(ms)}`,
  progress: (checked, total, leftMs) =>
    `Kontrollerar: ${number(checked)} av ${sitesCounted(total)} · cirka ${duration(leftMs)} kvar`,
  soFar: (broke, back) => `Gick sönder: ${number(broke)}, i ordning igen: ${number(back)}`,
  done: (total, at) => `✓ Kontrollerat ${sitesCounted(total)}, ${at}`,
  stopped: (checked, total, by) =>
    `Stoppat vid ${number(checked)} av ${sitesCounted(total)} (${person(by)})`,
  result: (checked) => `Kontrollerat ${sitesCounted(checked)}`,
  same: 'Ingenting har ändrats sedan förra kontrollen.',
  broke: (names) => named('🔴 Gick sönder', names),
  back: (names) => named('🟢 I ordning igen', names),
  unreached: (names) => named('iLOQ svarade inte', names),
  notJudged: (names) => named('Inget besked', names),
  notJudgedWhy:
    'Någon ändrade eller kontrollerade dem just då, eller så har lösenordet aldrig provats.',
  withoutPassword: (names) => named('Utan sparat lösenord, alltså inte kontrollerade', names),
  underWay: (count) => `Driftsättning pågår, alltså inte kontrollerade: ${sitesCounted(count)}.`,
  tableName: (run) => `kontroll-${clip(run, 20)}.csv`,
  tableTitle: 'Kontroll av alla objekt',
};

export const checkAllSentences: Words['checkAllSentences'] = {
  'check-all-needs-key': () =>
    'Jag sparar inga lösenord och kan därför inte kontrollera alla objekt: varje kontroll frågar efter sitt lösenord.',
  'check-all-nothing': ({ underWay }) =>
    `Det finns inget färdigt objekt med sparat lösenord att kontrollera.${underWay > 0 ? ` Driftsättning pågår: ${sitesCounted(underWay)}.` : ''}`,
  'check-all-under-way': ({ by, checked, total }) =>
    `En kontroll pågår redan, åt ${person(by)}: ${number(checked)} av ${sitesCounted(total)}.`,
  'check-all-begun': () =>
    'Jag börjar. Hur det går, och vad som ändrats, kommer i vårt direktmeddelande.',
  'check-all-stopped': () => 'Stoppat. Det som hann kontrolleras gäller.',
  'check-all-over': () => 'Den kontrollen är över.',
};
