import { type AskId, openingQuestion, steps } from '../../checklist/index.ts';
import type { OfConversation, TextsOf } from '../../setup/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { createMeaningLabels, createWhereText } from '../typed.ts';
import { doubts } from './notes.ts';
import { opening, stepTexts, titleOf } from './steps.ts';
import { labels } from './ui.ts';

/** What typed words are answered with, where they change nothing. */
export const conversationSentences: TextsOf<OfConversation> = {
  'too-long': () => 'Viesti on minulle liian pitkä. Sano se lyhyemmin.',
  'known-password': () =>
    'Tuo on salasana, joka minulla on tallessa. En tehnyt sillä mitään enkä toista sitä missään. Jos muut voivat lukea sen täällä, poista viesti ja vaihda salasana iLOQ Managerissa.',
  edited: ({ midway }) =>
    midway
      ? 'En lue muokkauksia: kirjoita `takaisin` ja sitten oikea uutena viestinä.'
      : 'En lue muokkauksia: lähetä se uutena viestinä.',
  'cannot-see': ({ ask }) =>
    `En osaa vielä lukea kuvia enkä muita tiedostoja. Kirjoita ${wanted(ask)}.`,
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

export const whichWordText: Catalogue['whichWordText'] = (word) =>
  `Mitä tarkoitat: *${name(word)}*?`;

/** What to type at a step. */
function wanted(ask: AskId | undefined): string {
  if (ask === undefined) return 'se sanoin';
  if (ask === openingQuestion) return '`kyllä`, `ei` tai `en tiedä`';
  switch (steps[ask].kind) {
    case 'value':
      return `tähän: *${titleOf(ask)}*`;
    case 'secret':
      return `\`apua\`, tai paina yllä *${labels.enterPassword}*`;
    case 'run':
      return '`tarkista` tai `apua`';
    case 'do':
    case 'hand-over':
      return '`valmis`, kun se on tehty, tai `apua`';
  }
}

export const whereText = createWhereText(opening, stepTexts);

/** What becomes of a question to support. */
export const createHelpTexts = ({ time }: Times): Catalogue['helpTexts'] => ({
  asked: (at) => `Tuki sai tiedon ${time(at)}. Näet tästä, kuka ottaa asian.`,
  nobody:
    'En tiedä, kenelle välittäisin tämän: häiriökanavaa ei ole valittu, enkä näe työtilan ylläpitäjää. Kysy työkaverilta.',
  taken: (by) => `${person(by)} selvittää asiaa ja ottaa yhteyttä.`,
  over: (ask) => `Apua pyydettiin: *${titleOf(ask)}*`,
  formTitle: 'Kysy tuelta',
  formLabel: 'Mistä on kyse?',
  formHint: 'Saa jäädä tyhjäksi: tuki näkee kohteen ja vaiheen.',
});

export const lateText: Catalogue['lateText'] = (text, ask) =>
  `Lähetit ${code(text)} ennen kuin kysyin tätä: *${titleOf(ask)}*. Onko se vastaus tähän?`;

export const doubtText: Catalogue['doubtText'] = (value, ask, doubt) =>
  `${doubts[doubt]} Käytetäänkö silti ${code(value)}? Kysyn: *${titleOf(ask)}*.`;

/** The form that takes the three values together. */
export const valuesFormTexts: Catalogue['valuesFormTexts'] = {
  title: 'Syötä kaikki',
  optional: 'Jätä tyhjäksi, jos käyttäjää ei vielä ole.',
};

export const meaningLabels = createMeaningLabels(labels, {
  ordered: 'Tilattu',
  hello: 'Hei',
  thanks: 'Kiitos',
});
