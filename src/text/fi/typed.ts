import { kindOf } from '../kind-of.ts';
import type { TextsOfAsks } from '../shapes.ts';
import type { Words } from '../words.ts';
import { code, name, person } from './format.ts';
import { doubts } from './notes.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

/** What typed words are answered with, where they change nothing. */
export const conversationSentences: Words['conversationSentences'] = {
  'too-long': () => 'Viesti on minulle liian pitkä. Sano se lyhyemmin.',
  'known-password': () =>
    'Tuo on salasana, joka minulla on tallessa. En tehnyt sillä mitään enkä toista sitä missään. Jos muut voivat lukea sen täällä, poista viesti ja vaihda salasana iLOQ Managerissa.',
  edited: ({ midway }) =>
    midway
      ? 'En lue muokkauksia: kirjoita `takaisin` ja sitten oikea uutena viestinä.'
      : 'En lue muokkauksia: lähetä se uutena viestinä.',
  'cannot-see': ({ ask }) =>
    `En osaa vielä lukea kuvia enkä muita tiedostoja. Kirjoita ${ask === undefined ? 'se sanoin' : wanted[kindOf(ask)](ask)}.`,
  'goes-on-below': () => 'Selvä. Jatketaan tämän ketjun alla, viestiemme päätasolla.',
  unnamed: () => 'En näe, mikä sen nimi on. Kirjoita nimi kirjaimin.',
  hello: ({ site, ask }) => `Hei! Kohde *${name(site)}*, vaihe *${titleOf(ask)}*.`,
  thanks: () => 'Ole hyvä.',
  'not-done': ({ ask }) =>
    `Sitten pysytään tässä: *${titleOf(ask)}*. Kirjoita \`valmis\`, kun se on tehty; \`myöhemmin\`, niin jatketaan ilman; tai \`apua\`.`,
  'type-again': ({ ask }) => `Kirjoita sitten oikea: *${titleOf(ask)}*.`,
  ordered: () =>
    'Hyvä, ne on tilattu. Kun lukot on ohjelmoitu, kirjoita `valmis`. `myöhemmin` jatkaa ilman.',
};

export const whichWordText: Words['whichWordText'] = (word) => `Mitä tarkoitat: *${name(word)}*?`;

/** What to type at a step, behind "type". */
const wanted: TextsOfAsks = {
  opening: () => '`kyllä`, `ei` tai `en tiedä`',
  value: (ask) => `tähän: *${titleOf(ask)}*`,
  secret: () => `\`apua\`, tai paina yllä *${labels.enterPassword}*`,
  run: () => '`tarkista` tai `apua`',
  do: () => '`valmis`, kun se on tehty, tai `apua`',
};

/** What becomes of a question to support. */
export const helpTexts: Words['helpTexts'] = {
  asked: (at) => `Tuki sai tiedon ${at}. Näet tästä, kuka ottaa asian.`,
  nobody:
    'En tiedä, kenelle välittäisin tämän: häiriökanavaa ei ole valittu, enkä näe työtilan ylläpitäjää. Kysy työkaverilta.',
  taken: (by) => `${person(by)} selvittää asiaa ja ottaa yhteyttä.`,
  over: (ask) => `Apua pyydettiin: *${titleOf(ask)}*`,
  formTitle: 'Kysy tuelta',
  formLabel: 'Mistä on kyse?',
  formHint: 'Saa jäädä tyhjäksi: tuki näkee kohteen ja vaiheen.',
};

export const lateText: Words['lateText'] = (text, ask) =>
  `Lähetit ${code(text)} ennen kuin kysyin tätä: *${titleOf(ask)}*. Onko se vastaus tähän?`;

export const doubtText: Words['doubtText'] = (value, ask, doubt) =>
  `${doubts[doubt]} Käytetäänkö silti ${code(value)}? Kysyn: *${titleOf(ask)}*.`;

/** The form that takes the three values together. */
export const valuesFormTexts: Words['valuesFormTexts'] = {
  title: 'Syötä kaikki',
  optional: 'Jätä tyhjäksi, jos käyttäjää ei vielä ole.',
};

/** Words that no button has. */
export const meanings: Words['meanings'] = {
  ordered: 'Tilattu',
  hello: 'Hei',
  thanks: 'Kiitos',
};
