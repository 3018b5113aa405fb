import type { Catalogue } from '../catalogue.ts';
import { severityMarks } from '../marks.ts';
import { andMore, counted, list } from './format.ts';
import { severityCount } from './severities.ts';

const members = (incidents: number, sites: number): string =>
  `${counted(incidents, 'häiriö', 'häiriötä')}, ${counted(sites, 'kohde', 'kohdetta')}`;

/** Words of one message that stands for many. */
export const groupTexts: Catalogue['groupTexts'] = {
  allSites: 'Kaikki kohteet',
  begun: (waiting) =>
    `🔴 *Monta häiriötä yhtä aikaa*: tähän mennessä ${waiting}. Kohteet tulevat ketjuun.`,
  head: (incidents, sites, open) =>
    `${open > 0 ? '🔴' : '✓'} *Monta häiriötä yhtä aikaa*: ${members(incidents, sites)}, yhä auki ${open}`,
  bySeverity: (severity, count) => `${severityMarks[severity]} ${severityCount(severity, count)}`,
  sites: (names, more) => (more > 0 ? `${names.join(', ')}${andMore(more)}` : list(names)),
  inThread:
    'Kaikki kohteet ovat ketjussa. `/livion alerts` ja kohteen nimi näyttää sen häiriöt painikkeineen.',
  members,
  rest: (count, named, others) =>
    `ja ${count} lisää${named.length > 0 ? `: ${named.join(', ')}${others > 0 ? ` ja ${counted(others, 'muu kohde', 'muuta kohdetta')}` : ''}` : ''}`,
};
