import { clip } from '../../clip.ts';
import { compact } from '../../compact.ts';
import type { OfCheckAll, TextsOf } from '../../setup/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { name, person } from '../format.ts';
import { counted, duration, number, shortList } from './format.ts';

const sites = (count: number): string => counted(count, 'objekt', 'objekt');

/** So many names, then how many more. */
const mostNamed = 20;
const named = (title: string, names: readonly string[]): string =>
  `*${title}: ${number(names.length)}*\n${shortList(names.map(name), mostNamed)}`;

/** The check of all sites, for managers. In mrkdwn but for buttons and names of files. */
export const createCheckAllTexts = ({ time }: Times): Catalogue['checkAllTexts'] => ({
  ask: (count) =>
    `*Ska jag kontrollera ${sites(count)} med iLOQ?*\nJag loggar in en gång i varje, tittar och ändrar ingenting. Du kan stoppa när som helst.`,
  howFast: 'Hur fort? iLOQ anger ingen gräns. Under tiden gör jag inga andra egna kontroller.',
  leftOut: (withoutPassword, underWay) =>
    compact([
      withoutPassword.length > 0 &&
        `Utan sparat lösenord: ${shortList(withoutPassword.map(name), 5)}.`,
      underWay > 0 && `Driftsättning pågår: ${sites(underWay)}.`,
    ]).join(' '),
  rate: (perMinute, ms) => `${perMinute}/min · ${duration(ms)}`,
  progress: (checked, total, leftMs) =>
    `Kontrollerar: ${number(checked)} av ${sites(total)} · cirka ${duration(leftMs)} kvar`,
  soFar: (broke, back) => `Gick sönder: ${number(broke)}, i ordning igen: ${number(back)}`,
  done: (total, at) => `✓ Kontrollerat ${sites(total)}, ${time(at)}`,
  stopped: (checked, total, by) =>
    `Stoppat vid ${number(checked)} av ${sites(total)} (${person(by)})`,
  result: (checked) => `Kontrollerat ${sites(checked)}`,
  same: 'Ingenting har ändrats sedan förra kontrollen.',
  broke: (names) => named('🔴 Gick sönder', names),
  back: (names) => named('🟢 I ordning igen', names),
  unreached: (names) => named('iLOQ svarade inte', names),
  notJudged: (names) => named('Inget besked', names),
  notJudgedWhy:
    'Någon ändrade eller kontrollerade dem just då, eller så har lösenordet aldrig provats.',
  withoutPassword: (names) => named('Utan sparat lösenord, alltså inte kontrollerade', names),
  underWay: (count) => `Driftsättning pågår, alltså inte kontrollerade: ${sites(count)}.`,
  tableName: (run) => `kontroll-${clip(run, 20)}.csv`,
  tableTitle: 'Kontroll av alla objekt',
});

export const checkAllSentences: TextsOf<OfCheckAll> = {
  'check-all-needs-key': () =>
    'Jag sparar inga lösenord och kan därför inte kontrollera alla objekt: varje kontroll frågar efter sitt lösenord.',
  'check-all-nothing': ({ underWay }) =>
    `Det finns inget färdigt objekt med sparat lösenord att kontrollera.${underWay > 0 ? ` Driftsättning pågår: ${sites(underWay)}.` : ''}`,
  'check-all-under-way': ({ by, checked, total }) =>
    `En kontroll pågår redan, åt ${person(by)}: ${number(checked)} av ${sites(total)}.`,
  'check-all-begun': () =>
    'Jag börjar. Hur det går, och vad som ändrats, kommer i vårt direktmeddelande.',
  'check-all-stopped': () => 'Stoppat. Det som hann kontrolleras gäller.',
  'check-all-over': () => 'Den kontrollen är över.',
};
