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
    `*Tarkistetaanko iLOQilta ${sitesCounted(count)}?*\nKirjaudun jokaiseen kerran, katson enkä muuta mitään. Voit lopettaa milloin vain.`,
  howFast: 'Kuinka nopeasti? iLOQ ei kerro rajaa. Sinä aikana en tee muita omia tarkistuksia.',
  leftOut: (withoutPassword, underWay) =>
    compact([
      withoutPassword.length > 0 &&
        `Ei tallennettua salasanaa: ${shortList(withoutPassword.map(name), 5)}.`,
      underWay > 0 && `Käyttöönotto kesken: ${sitesCounted(underWay)}.`,
    ]).join(' '),
  rate: (perMinute, ms) => `${perMinute}/min · ${duration(ms)}`,
  progress: (checked, total, leftMs) =>
    `Tarkistan: ${number(checked)}/${sitesCounted(total)} · jäljellä noin ${duration(leftMs)}`,
  soFar: (broke, back) => `Rikki meni: ${number(broke)}, taas kunnossa: ${number(back)}`,
  done: (total, at) => `✓ Tarkistettu ${sitesCounted(total)}, ${at}`,
  stopped: (checked, total, by) =>
    `Lopetettu kohdassa ${number(checked)}/${number(total)} (${person(by)})`,
  result: (checked) => `Tarkistettu ${sitesCounted(checked)}`,
  same: 'Mikään ei ole muuttunut edellisestä tarkistuksesta.',
  broke: (names) => named('🔴 Meni rikki', names),
  back: (names) => named('🟢 Taas kunnossa', names),
  unreached: (names) => named('iLOQ ei vastannut', names),
  notJudged: (names) => named('Tulosta ei tullut', names),
  notJudgedWhy:
    'Joku oli juuri muuttamassa tai tarkistamassa niitä, tai niiden salasanaa ei ole koskaan kokeiltu.',
  withoutPassword: (names) => named('Ei tallennettua salasanaa, joten ei tarkistettu', names),
  underWay: (count) => `Käyttöönotto kesken, joten ei tarkistettu: ${sitesCounted(count)}.`,
  tableName: (run) => `tarkistus-${clip(run, 20)}.csv`,
  tableTitle: 'Kaikkien kohteiden tarkistus',
};

export const checkAllSentences: Words['checkAllSentences'] = {
  'check-all-needs-key': () =>
    'En säilytä salasanoja, joten en voi tarkistaa kaikkia kohteita: jokainen tarkistus kysyy salasanan.',
  'check-all-nothing': ({ underWay }) =>
    `Valmiita kohteita, joilla on tallennettu salasana, ei ole.${underWay > 0 ? ` Käyttöönotto kesken: ${sitesCounted(underWay)}.` : ''}`,
  'check-all-under-way': ({ by, checked, total }) =>
    `Tarkistus on jo käynnissä, pyytäjä ${person(by)}: ${number(checked)}/${sitesCounted(total)}.`,
  'check-all-begun': () => 'Aloitan. Eteneminen ja muutokset tulevat yksityisviestinä.',
  'check-all-stopped': () => 'Lopetettu. Tähän mennessä tarkistetut jäävät voimaan.',
  'check-all-over': () => 'Tuo tarkistus on jo ohi.',
};
